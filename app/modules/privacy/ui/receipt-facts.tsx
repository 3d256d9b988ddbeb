import { BlockStack, Text } from "@shopify/polaris";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { SignedReceipt } from "../receipt.ts";
import { Facts } from "./facts.tsx";

function receiptWords(t: TFunction<"requests">, { origin, left, shortfalls }: SignedReceipt): string {
  if (Object.keys(left).length > 0) return t("receipt.left");
  const proof = (what: string) => t("receipt.proof", { what });
  if (shortfalls.some((code) => code.startsWith("kept_for_"))) return proof(t("receipt.kept"));
  return proof(t(origin === "retention" ? "receipt.retention" : "receipt.gone"));
}

/** A receipt: what it proves, and what anybody needs to check it. */
export function ReceiptFacts({ receipt }: { receipt: SignedReceipt }) {
  const { t } = useTranslation("requests");
  return (
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        {t("receipt.title", { number: receipt.number })}
      </Text>
      <Text as="p">{receiptWords(t, receipt)}</Text>
      <Facts
        facts={[
          [t("receipt.id"), <Code key="id" text={receipt.id} />],
          [t("receipt.follows"), <Code key="previous" text={receipt.previous ?? t("receipt.first")} />],
          [t("receipt.signature"), <Code key="signature" text={receipt.signature} />],
          [t("receipt.version"), receipt.version],
        ]}
      />
    </BlockStack>
  );
}

function Code({ text }: { text: string }) {
  return <code style={{ overflowWrap: "anywhere" }}>{text}</code>;
}
