/** Shared words of privacy: safe in the browser. */

export type RequestOrigin = "shopify" | "meta" | "form" | "staff";

/** Why a law keeps a person's data. */
export type HoldCategory = "tax" | "dispute" | "security" | "other";

export type RequestKind = "access" | "erase_person" | "erase_shop" | "erase_account";

/** waiting: for proof of who asked · held: a law keeps what is left of it · ready: a package waits to be fetched · void: there was nothing to do, and the shortfall says why. */
export type RequestState = "waiting" | "received" | "running" | "held" | "ready" | "done" | "void";

/** Rows by table, e.g. `{ messages: 214 }`. */
export type Counts = Record<string, number>;

/** Why a duty could not be carried out wholly, or not at all. */
export type Shortfall =
  /** Nobody here is known to be the person. */
  | "nobody_found"
  /** The store has the app again: what it has now is not what it asked to erase. */
  | "installed_again"
  /** Nobody sent the words that prove who asked. */
  | "not_proven"
  | "unknown_shop"
  | "unknown_account"
  /** A legal hold, by its category: it goes on when the hold is lifted. */
  | `kept_for_${HoldCategory}`
  /** Rows were found after the erasure. */
  | "rows_left";

/** A request as the desk lists it. */
export interface RequestRow {
  id: string;
  code: string;
  origin: RequestOrigin;
  kind: RequestKind;
  state: RequestState;
  counts: Counts;
  shortfalls: Shortfall[];
  staffId: string | null;
  receiptId: string | null;
  receivedAt: string;
  dueAt: string;
  completedAt: string | null;
}
