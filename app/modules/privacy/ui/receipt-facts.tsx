import { BlockStack, Text } from "@shopify/polaris";
import type { SignedReceipt } from "../receipt.ts";
import { Facts } from "./facts.tsx";

function receiptWords({ origin, left, shortfalls }: SignedReceipt): string {
  const proof = "This receipt is signed and chained to the one before; it names nobody.";
  if (Object.keys(left).length > 0)
    return "After the erasure a second search still found rows. They are being looked into.";
  if (shortfalls.some((code) => code.startsWith("kept_for_")))
    return `What the law does not keep was erased. When the rest may go, there is another receipt. ${proof}`;
  if (origin === "retention")
    return `After each batch its rows were looked for again. Nothing was found. ${proof}`;
  return `After the erasure everything was searched again with all that was known of the person. Nothing was found. ${proof}`;
}

/** A receipt: what it proves, and what anybody needs to check it. */
export function ReceiptFacts({ receipt }: { receipt: SignedReceipt }) {
  return (
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        Receipt {receipt.number}
      </Text>
      <Text as="p">{receiptWords(receipt)}</Text>
      <Facts
        facts={[
          ["Id", <Code key="id" text={receipt.id} />],
          ["Follows", <Code key="previous" text={receipt.previous ?? "nothing: it is the first"} />],
          ["Signature", <Code key="signature" text={receipt.signature} />],
          ["Version", receipt.version],
        ]}
      />
    </BlockStack>
  );
}

function Code({ text }: { text: string }) {
  return <code style={{ overflowWrap: "anywhere" }}>{text}</code>;
}
