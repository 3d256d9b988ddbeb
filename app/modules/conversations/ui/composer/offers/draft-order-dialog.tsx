import { BlockStack, Button, InlineStack, Modal, Text } from "@shopify/polaris";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { refOf, type ProductChoice } from "#app/modules/content/products/products.ts";
import { useMoney } from "#app/ui/use-money.ts";
import { sumOf } from "../../../offers/amounts.ts";
import { offerLimits } from "../../../offers/offers.ts";
import { keyOf } from "../products/product-options.ts";
import { DraftOrderLine } from "./draft-order-line.tsx";
import type { OfferDialogProps } from "./offer-dialog.tsx";
import { OfferNotices } from "./offer-notices.tsx";
import { useMakeOffer } from "./use-make-offer.ts";
import { useScope } from "./use-scope.ts";

const ProductPicker = lazy(() => import("../products/product-picker.tsx"));

/** What of it, and how many. */
export interface ChosenLine {
  choice: ProductChoice;
  quantity: number;
}

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
        <BlockStack gap="400">
          <div aria-live="polite">
            <OfferNotices kind="draft_order" scope={scope} problem={making.problem} />
          </div>
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

export function priceOf({ product, variant }: ProductChoice) {
  return variant?.price ?? product.price.from;
}

/** What is there already keeps its quantity. */
function withMore(lines: ChosenLine[], chosen: ProductChoice[]): ChosenLine[] {
  const known = new Set(lines.map(({ choice }) => keyOf(choice)));
  const more = chosen.filter((choice) => !known.has(keyOf(choice)));
  return [...lines, ...more.map((choice) => ({ choice, quantity: 1 }))].slice(0, offerLimits.lines);
}

/** Of none is left, there is no line. */
function withQuantity(lines: ChosenLine[], line: ChosenLine, quantity: number): ChosenLine[] {
  if (quantity === 0) return lines.filter((one) => one !== line);
  return lines.map((one) => (one === line ? { ...one, quantity } : one));
}
