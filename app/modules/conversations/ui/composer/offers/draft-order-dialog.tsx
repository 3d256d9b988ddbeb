import { BlockStack, Button, InlineStack, Modal, Text } from "@shopify/polaris";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { refOf } from "#app/modules/content/products/products.ts";
import { useMoney } from "#app/ui/use-money.ts";
import { sumOf } from "../../../offers/amounts.ts";
import { offerLimits } from "../../../offers/offers.ts";
import { keyOf } from "../products/product-options.ts";
import { priceOf, withMore, withQuantity, type ChosenLine } from "./chosen-lines.ts";
import { DraftOrderLine } from "./draft-order-line.tsx";
import type { OfferDialogProps } from "./offer-dialog-props.ts";
import { OfferNotices } from "./offer-notices.tsx";
import { useMakeOffer } from "./use-make-offer.ts";
import { useScope } from "./use-scope.ts";

const ProductPicker = lazy(() => import("../products/product-picker.tsx"));

/** Makes an order of the store's products that the customer pays by its link. */
export function DraftOrderDialog({ conversationId, onMade, onClose }: OfferDialogProps) {
  const { t } = useTranslation("offers");
  const [lines, setLines] = useState<ChosenLine[]>([]);
  const [picking, setPicking] = useState(true);
  const making = useMakeOffer(conversationId, onMade);
  const scope = useScope("write_draft_orders");
  const make = () =>
    void making.make({
      kind: "draft_order",
      lines: lines.map(({ choice, quantity }) => ({ ...refOf(choice), quantity })),
    });
  if (picking)
    return (
      <Suspense>
        <ProductPicker
          purpose={{
            kind: "collect",
            onChosen: (chosen) => setLines(withMore(lines, chosen)),
          }}
          onClose={() => setPicking(false)}
        />
      </Suspense>
    );
  return (
    <Modal
      open
      title={t("draft.title")}
      onClose={onClose}
      primaryAction={{
        content: t(making.settled ? "tryAgain" : "draft.make"),
        loading: making.busy,
        disabled: scope.granted === false || lines.length === 0,
        onAction: make,
      }}
      secondaryActions={[{ content: t("cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <OfferNotices kind="draft_order" scope={scope} problem={making.problem} />
        <BlockStack gap="400">
          {lines.length === 0 ? (
            <Text as="p" tone="subdued">
              {t("draft.empty")}
            </Text>
          ) : (
            <ul className="order-lines" aria-label={t("draft.lines")}>
              {lines.map((line) => (
                <DraftOrderLine
                  key={keyOf(line.choice)}
                  line={line}
                  disabled={making.settled}
                  onChange={(quantity) => setLines(withQuantity(lines, line, quantity))}
                />
              ))}
            </ul>
          )}
          <InlineStack align="space-between" blockAlign="center">
            <Button
              disabled={making.settled || lines.length >= offerLimits.lines}
              onClick={() => setPicking(true)}
            >
              {t("draft.add")}
            </Button>
            <Sum lines={lines} />
          </InlineStack>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

/** What the lines come to; taxes, shipping and discounts are Shopify's to say. */
function Sum({ lines }: { lines: ChosenLine[] }) {
  const { t } = useTranslation("offers");
  const money = useMoney();
  const sum = sumOf(lines.map((line) => ({ price: priceOf(line.choice), quantity: line.quantity })));
  return (
    <Text as="p" variant="headingSm">
      {sum && t("draft.sum", { sum: money(sum) })}
    </Text>
  );
}
