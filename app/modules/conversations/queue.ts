import { hour } from "#app/platform/clock.ts";

/** Why a thread has more at stake than its words: from what the store knows of the person. */
export type StakeKind = "open_order" | "recent_order" | "customer";

/** What is at stake in a thread. Amounts are decimal strings, as Shopify gives them. */
export interface Stake {
  kind: StakeKind;
  /** "#1001"; null where no single order is meant. */
  orderName: string | null;
  amount: { amount: string; currencyCode: string } | null;
}

/**
 * How much earlier than a thread with nothing at stake one is to be answered. A head start, not a factor: the
 * order of two threads never changes while both wait, so a page of the queue has a next page. The sizes come from
 * the simulated week (`npm run bench queue`); see docs/decisions/0024-the-queue-knows-time.md.
 */
export const headStarts: Record<StakeKind, number> = {
  open_order: 6 * hour,
  recent_order: 4 * hour,
  customer: 2 * hour,
};

/** The moment by which a thread should be answered: the end of its reply right, less the head start. */
export function answerBy(lapsesAt: Date, kind: StakeKind | null): Date {
  return new Date(lapsesAt.getTime() - (kind ? headStarts[kind] : 0));
}
