import { Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { missingWords, placeholderWords, variableWords } from "#app/modules/content/ui/reply-words.ts";
import type { ReplySources } from "#app/modules/content/variables/sources.ts";
import type { Placeholder } from "./placeholders.ts";

export type Chosen = ReplySources["chosen"];

interface Props {
  placeholders: Placeholder[];
  customers: ReplySources["customers"];
  onChoose: (chosen: Chosen) => void;
  onChooseProduct: () => void;
  onFill: (sources: string[], value: string) => void;
  onLeaveOut: (sources: string[]) => void;
}

/** What keeps the reply from being sent, and what can be done about each. */
export function PlaceholderNotice({ placeholders, ...decide }: Props) {
  return (
    <Banner tone="warning">
      <ul className="composer__unfilled">
        {placeholders.map((placeholder) => (
          <Unfilled key={placeholder.sources.join()} placeholder={placeholder} {...decide} />
        ))}
      </ul>
    </Banner>
  );
}

function Unfilled({ placeholder, ...props }: { placeholder: Placeholder } & Omit<Props, "placeholders">) {
  const { t } = useTranslation("composer");
  const why = useWhy(placeholder);
  const { sources } = placeholder;
  return (
    <li>
      <BlockStack gap="100">
        <Text as="p">{why}</Text>
        <InlineStack gap="200">
          {placeholder.kind === "known" && (
            <Button size="slim" onClick={() => props.onFill(sources, placeholder.value)}>
              {t("unfilled.fill", { value: placeholder.value })}
            </Button>
          )}
          {placeholder.kind === "missing" && <Choices reason={placeholder.reason} {...props} />}
          <Button
            size="slim"
            accessibilityLabel={t("unfilled.leaveOutOf", { source: sources.join(", ") })}
            onClick={() => props.onLeaveOut(sources)}
          >
            {t("unfilled.leaveOut")}
          </Button>
        </InlineStack>
      </BlockStack>
    </li>
  );
}

function useWhy(placeholder: Placeholder): string {
  const { t, i18n } = useTranslation("content");
  if (placeholder.kind === "fault") return placeholderWords(t, placeholder.fault);
  if (placeholder.kind === "known") return placeholder.sources.join();
  const { names, reason } = placeholder;
  const list = new Intl.ListFormat(i18n.language, { type: "conjunction" });
  return `${list.format(names.map((name) => variableWords(t, name)))}: ${missingWords(t, reason)}`;
}

/** Orders or customers to choose among, where there are several; any product. */
function Choices({
  reason,
  customers,
  onChoose,
  onChooseProduct,
}: Pick<Props, "customers" | "onChoose" | "onChooseProduct"> & { reason: string }) {
  const { t } = useTranslation("composer");
  if (reason === "choose_product")
    return (
      <Button size="slim" onClick={onChooseProduct}>
        {t("products.choose")}
      </Button>
    );
  const choices =
    reason === "choose_order"
      ? customers.flatMap(({ orders }) =>
          orders.map(({ gid, name }) => ({ name, chosen: { orderGid: gid } })),
        )
      : reason === "choose_customer"
        ? customers.map(({ gid, name }) => ({ name, chosen: { customerGid: gid } }))
        : [];
  return choices.map(({ name, chosen }) => (
    <Button key={Object.values(chosen)[0]} size="slim" onClick={() => onChoose(chosen)}>
      {name}
    </Button>
  ));
}
