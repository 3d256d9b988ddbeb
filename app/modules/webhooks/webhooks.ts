/** Shared words of webhooks: safe in the browser. */

export type DeliverySource = "instagram" | "shopify";

/** How the processing of one delivery ended. `cause` is a code of delivery-causes.ts. */
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
  /** A code of delivery-causes.ts. */
  cause: string | null;
}

export interface DeadLetterPage {
  rows: DeadLetter[];
  nextCursor: string | null;
}
