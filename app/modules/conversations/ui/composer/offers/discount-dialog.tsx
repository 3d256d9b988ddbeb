import { BlockStack, Checkbox, Form, InlineGrid, Modal, Select, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useShopCurrency } from "#app/ui/use-money.ts";
import { firstFields, offeredDays, termsOf, type DiscountFields } from "./discount-form.ts";
import { OfferNotices } from "./offer-notices.tsx";
import type { OfferDialogProps } from "./offer-dialog-props.ts";
import { useMakeOffer } from "./use-make-offer.ts";
import { useScope } from "./use-scope.ts";

/** Makes a code that the customer can use once. */
export function DiscountDialog({ conversationId, customer, onMade, onClose }: OfferDialogProps) {
  const { t } = useTranslation("offers");
  const currency = useShopCurrency();
  const [fields, setFields] = useState(firstFields);
  const [faulty, setFaulty] = useState(false);
  const making = useMakeOffer(conversationId, onMade);
  const scope = useScope("write_discounts");
  const make = () => {
    const terms = termsOf(fields, currency);
    setFaulty(!terms);
    if (terms && scope.granted !== false && !making.busy) void making.make(terms);
  };
  const set = (change: Partial<DiscountFields>) => {
    setFaulty(false);
    setFields({ ...fields, ...change });
  };
  return (
    <Modal
      open
      title={t("discount.title")}
      onClose={onClose}
      primaryAction={{
        content: t(making.settled ? "tryAgain" : "discount.make"),
        loading: making.busy,
        disabled: scope.granted === false,
        onAction: make,
      }}
      secondaryActions={[{ content: t("cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <OfferNotices kind="discount" scope={scope} problem={making.problem} />
        <Form onSubmit={make}>
          <BlockStack gap="400">
            <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
              <Select
                label={t("discount.kind")}
                options={(["percent", "amount"] as const).map((kind) => ({
                  value: kind,
                  label: t(`discount.kinds.${kind}`),
                }))}
                value={fields.kind}
                disabled={making.settled}
                onChange={(kind: DiscountFields["kind"]) => set({ kind, typed: "" })}
              />
              <TextField
                label={t("discount.value")}
                inputMode={fields.kind === "percent" ? "numeric" : "decimal"}
                autoComplete="off"
                autoFocus
                value={fields.typed}
                suffix={fields.kind === "percent" ? "%" : currency}
                disabled={making.settled}
                onChange={(typed) => set({ typed })}
                {...(faulty && { error: t(`discount.fault.${fields.kind}`) })}
              />
            </InlineGrid>
            <Select
              label={t("discount.ends")}
              options={offeredDays.map((days) => ({
                value: days,
                label: t("discount.days", { count: Number(days) }),
              }))}
              value={fields.days}
              disabled={making.settled}
              onChange={(days) => set({ days })}
              helpText={t("discount.once")}
            />
            {customer && (
              <Checkbox
                label={t("discount.only", { name: customer })}
                helpText={t("discount.onlyHelp")}
                checked={fields.onlyCustomer}
                disabled={making.settled}
                onChange={(onlyCustomer) => set({ onlyCustomer })}
              />
            )}
          </BlockStack>
        </Form>
      </Modal.Section>
    </Modal>
  );
}
