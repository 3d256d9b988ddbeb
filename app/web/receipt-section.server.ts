import type { SignedReceipt } from "#app/modules/privacy/receipt.ts";
import { countLines } from "#app/modules/privacy/table-words.ts";
import { escaped } from "#app/platform/html.ts";

/** Terms and what they are, as a list; those without a value are left out. */
export function definitions(facts: [term: string, value: string | null][]): string {
  const lines = facts.map(([term, value]) => (value ? `<dt>${term}</dt><dd>${escaped(value)}</dd>` : ""));
  return `<dl>${lines.join("")}</dl>`;
}

/** A receipt on a public page: what was erased, and what anybody needs to check it. It names nobody. */
export function receiptSection(receipt: SignedReceipt): string {
  const erased = countLines(receipt.erased);
  const left = Object.keys(receipt.left).length > 0;
  return `<h2>Receipt ${receipt.number}</h2>
<p>${left ? "A search afterwards still found something; it is being looked into." : "Afterwards everything was searched again, and nothing was found."}
The receipt is signed, follows the one before, and names nobody.</p>
${erased.length > 0 ? erasedTable(erased) : ""}
<details><summary>To check it</summary>${definitions([
    ["Id", receipt.id],
    ["Follows", receipt.previous ?? "nothing: it is the first"],
    ["Signature", receipt.signature],
    ["Version", receipt.version],
  ])}</details>`;
}

function erasedTable(lines: { label: string; count: number }[]): string {
  const rows = lines.map(
    ({ label, count }) =>
      `<tr><th scope="row">${escaped(label)}</th><td>${count.toLocaleString("en")}</td></tr>`,
  );
  return `<table><caption>What was erased</caption>${rows.join("")}</table>`;
}
