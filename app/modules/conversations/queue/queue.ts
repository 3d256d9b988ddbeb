import type { StakeKind } from "#app/modules/orders/stake.ts";
import { hour } from "#app/platform/clock.ts";

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
