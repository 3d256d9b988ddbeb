/** Shared words of webhooks: safe in the browser. */

import { day } from "#app/platform/clock.ts";

/** How long a delivery is kept in each state that it can end in, in ms. The sweep and the policy read it here. */
export const deliveriesKept = {
  /** No platform repeats itself for so long: Meta tries for 36 hours, Shopify for 4 (a digest is all that is left). */
  done: 3 * day,
  /** Somebody may be connecting the account just now. */
  unclaimed: day,
  /** Unreadable, and of no store that could be asked: nobody will replay it. */
  deadOfNobody: 90 * day,
};

export type DeliverySource = "instagram" | "shopify";

/** How the processing of one delivery ended. `cause` is a code of ui/cause-words.ts. */
export type DeliveryOutcome =
  | { outcome: "done"; shopId?: string }
  /** No account of ours yet: kept for a day, since one may be connecting just now. */
  | { outcome: "unclaimed" }
  /** May work later. */
  | { outcome: "retry"; cause: string; shopId?: string }
  /** Will never work by itself: for the dead-letter list. */
  | { outcome: "dead"; cause: string; shopId?: string };

/** A row of the dead-letter list. */
export interface DeadLetter {
  id: string;
  source: DeliverySource;
  topic: string;
  receivedAt: string;
  attempts: number;
  /** A code of ui/cause-words.ts. */
  cause: string | null;
}

export interface DeadLetterPage {
  rows: DeadLetter[];
  nextCursor: string | null;
}
