import { lazy, Suspense } from "react";
import { productSource } from "#app/modules/content/products/product-card.ts";
import type { Chosen } from "./placeholder-notice.tsx";
import type { OfferDialogProps } from "./offers/offer-dialog-props.ts";
import { CardStrip } from "./products/card-strip.tsx";
import type { PickerPurpose } from "./products/product-picker.tsx";
import { QuickReplyEditor } from "./quick-replies/quick-reply-editor.tsx";
import type { AdditionsControl } from "./use-additions.ts";

/** Few replies have products in them, or an offer. */
const ProductPicker = lazy(() => import("./products/product-picker.tsx"));
const OfferDialog = lazy(() => import("./offers/offer-dialog.tsx"));

interface Props {
  additions: AdditionsControl;
  /** What had the focus is gone. */
  onEmpty: () => void;
}

/** Quick replies and cards under the text, where the customer will see them. */
export function Additions({ additions: { products, quick }, onEmpty }: Props) {
  return (
    <>
      <QuickReplyEditor quick={quick} />
      <CardStrip {...products} first={quick.titles.length > 0} onEmpty={onEmpty} />
    </>
  );
}

interface DialogProps extends Pick<OfferDialogProps, "conversationId" | "customer"> {
  additions: AdditionsControl;
  /** A product was chosen for the variables of the text. */
  onFill: (chosen: Chosen) => void;
}

/** The dialog that a product is chosen in, or an offer made. */
export function AdditionDialog({ additions, onFill, ...about }: DialogProps) {
  const { products, picking, pick, offers } = additions;
  if (offers.making)
    return (
      <Suspense>
        <OfferDialog kind={offers.making} onMade={offers.onMade} onClose={offers.close} {...about} />
      </Suspense>
    );
  if (!picking) return null;
  const fill: PickerPurpose = {
    kind: "fill",
    onChosen: ({ product, variant }) => onFill({ product: productSource(product, variant) }),
  };
  return (
    <Suspense>
      <ProductPicker purpose={picking === "fill" ? fill : products.insert} onClose={() => pick(null)} />
    </Suspense>
  );
}
