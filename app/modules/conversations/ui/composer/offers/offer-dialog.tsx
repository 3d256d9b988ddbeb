import type { OfferTerms } from "../../../offers/offers.ts";
import { DiscountDialog } from "./discount-dialog.tsx";
import { DraftOrderDialog } from "./draft-order-dialog.tsx";
import type { OfferDialogProps } from "./offer-dialog-props.ts";
import "./offers.css";

/** Makes an offer at Shopify, of the kind that was chosen. */
export default function OfferDialog({ kind, ...props }: OfferDialogProps & { kind: OfferTerms["kind"] }) {
  return kind === "discount" ? <DiscountDialog {...props} /> : <DraftOrderDialog {...props} />;
}
