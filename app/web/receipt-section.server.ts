import type { i18n } from "i18next";
import type { SignedReceipt } from "#app/modules/privacy/receipt.ts";
import { countLines, type CountLine } from "#app/modules/privacy/table-words.ts";
import { escaped } from "#app/platform/html.ts";

/** Terms and what they are, as a list; those without a value are left out. */
export function definitions(facts: [term: string, value: string | null][]): string {
  const lines = facts.map(([term, value]) =>
    value ? `<dt>${escaped(term)}</dt><dd>${escaped(value)}</dd>` : "",
  );
  return `<dl>${lines.join("")}</dl>`;
}

/** A receipt on a public page: what was erased, and what anybody needs to check it. It names nobody. */
export function receiptSection(translator: i18n, receipt: SignedReceipt): string {
  const t = translator.getFixedT(null, "publicRequest");
  const words = translator.getFixedT(null, "requests");
  const erased = countLines(translator.getFixedT(null, "tables"), receipt.erased, translator.language);
  const left = Object.keys(receipt.left).length > 0;
  return `<h2>${escaped(words("receipt.title", { number: receipt.number }))}</h2>
<p>${escaped(t(left ? "receipt.left" : "receipt.gone"))} ${escaped(t("receipt.proof"))}</p>
${erased.length > 0 ? erasedTable(words("found.erased"), erased) : ""}
<details><summary>${escaped(t("receipt.check"))}</summary>${definitions([
    [words("receipt.id"), receipt.id],
    [words("receipt.follows"), receipt.previous ?? words("receipt.first")],
    [words("receipt.signature"), receipt.signature],
    [words("receipt.version"), receipt.version],
  ])}</details>`;
}

function erasedTable(caption: string, lines: CountLine[]): string {
  const rows = lines.map(
    ({ label, count }) => `<tr><th scope="row">${escaped(label)}</th><td>${escaped(count)}</td></tr>`,
  );
  return `<table><caption>${escaped(caption)}</caption>${rows.join("")}</table>`;
}
