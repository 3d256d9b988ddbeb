import type { EvidenceKind, EvidenceLine, LinkView } from "#app/modules/identity/identity.ts";
import { moment } from "#app/ui/times.ts";

const kinds: Record<EvidenceKind, string> = {
  order_number: "order number",
  email: "e-mail",
  phone: "phone number",
};

/** One reason, with the customer's own words: “#1001” typed in a message of 12:40. */
export function evidenceWords({ value, at }: EvidenceLine, timezone: string, now: Date): string {
  return `“${value}” typed in a message of ${moment(at, timezone, now)}`;
}

/** How a link came to be, in one breath: "Linked by order number and e-mail · Ana T." */
export function linkedBy({ evidence, decidedByName }: LinkView): string {
  const named = [...new Set(evidence.map(({ kind }) => kinds[kind]))];
  const by = named.length > 0 ? `Linked by ${named.join(" and ")}` : "Linked by hand";
  return decidedByName ? `${by} · ${decidedByName}` : by;
}

/** What a strength rests on. */
export const strengthWords: Record<LinkView["strength"], { label: string; why: string }> = {
  strong: {
    label: "Strong",
    why: "It matches an e-mail or phone of this customer, or more than an order number.",
  },
  weak: { label: "Weak", why: "One order number only: anybody can type one." },
};
