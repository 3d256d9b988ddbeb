/** Shared words of privacy: safe in the browser. */
import type { Masked, Reach } from "#app/modules/contacts/masked.ts";

export type RequestOrigin = "shopify" | "meta" | "form" | "mail" | "staff";

/** Why a law keeps a person's data, in the order staff choose from. */
export const holdCategories = ["tax", "dispute", "security", "other"] as const;
export type HoldCategory = (typeof holdCategories)[number];

export type RequestKind = "access" | "erase_person" | "erase_shop" | "erase_account";

/** Why it is asked: somebody said that the person is under the minimum age. */
export type RequestReason = "under_age";

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
  /** The store could not make sure of who asked. */
  | "refused"
  | "unknown_shop"
  | "unknown_account"
  /** The store deleted everything it had, and with it whatever this asked about. */
  | "store_erased"
  /** Meta did not confirm that it sends no more for the store's accounts. */
  | "meta_not_told"
  /** A legal hold, by its category: it goes on when the hold is lifted. */
  | `kept_for_${HoldCategory}`
  /** Rows were found after the erasure. */
  | "rows_left";

/** How who asked was verified. */
export type Verification =
  /** Signed by Shopify or Meta, who vouch for it. */
  | "signature"
  | "staff"
  /** The person sent the words of the request from their own account. */
  | "message"
  | Acceptance
  | Refusal;

/** Why staff carry a request out that no message proved. */
export type Acceptance = (typeof acceptances)[number];
export const acceptances = ["known_customer", "order_details", "document"] as const;

/** Why staff refuse one. */
export type Refusal = (typeof refusals)[number];
export const refusals = ["not_verifiable", "somebody_else"] as const;

/** How a person names themselves where they ask: exactly as the store would know them. */
export type NamedPerson =
  | { by: "handle"; value: string }
  | { by: "external_id"; value: string }
  | { by: "email"; value: string }
  | { by: "phone"; value: string };

/** The same as staff see it: an e-mail or a phone number is hidden. */
export type ShownName = Extract<NamedPerson, { by: "handle" | "external_id" }> | { by: Reach; value: Masked };

/** A request as the desk lists it. */
export interface RequestRow {
  id: string;
  code: string;
  origin: RequestOrigin;
  kind: RequestKind;
  reason: RequestReason | null;
  state: RequestState;
  counts: Counts;
  shortfalls: Shortfall[];
  staffId: string | null;
  verification: Verification | null;
  decidedBy: string | null;
  acknowledgedAt: string | null;
  receiptId: string | null;
  receivedAt: string;
  dueAt: string;
  completedAt: string | null;
}

/** A hold in force, opened for staff. */
export interface LegalHold {
  contactId: string;
  /** Handle, or what they are called otherwise. */
  name: string;
  category: HoldCategory;
  reason: string;
  setBy: string;
  setAt: string;
}

/** How a package can be fetched, and how the name of its file ends. */
export const packageKinds = { page: "html", json: "json" } as const;

export type PackageKind = keyof typeof packageKinds;
