import type { RetentionKind } from "./retention.ts";

/** Who can learn of data besides the store. The outbound calls of the product go to these and nowhere else. */
export type Recipient = "meta" | "shopify" | "llm" | "push" | "host";

/** Who hands data over. What is made of it here, an index or a copy, keeps its origin: Meta's terms go with it. */
export type Source = "meta" | "shopify" | "person" | "staff" | "couplet";

/** What a right of the person means for a class of data. */
export type Handling =
  | "given"
  | "erased"
  | "kept"
  | "corrected"
  | "at_source"
  /** The row stays and says nothing of the person any more. */
  | "emptied"
  | "not_used"
  | "none";

/** On what ground of the law data is used. */
export type Basis = "contract" | "duty" | "oversight" | "consent" | "service";

/** What ends the time a class is kept, where no profile decides; else what ends it beside the profile. */
export type End =
  | "conversation"
  | "file"
  | "note"
  | "detail"
  | "typed"
  | "link"
  | "offer"
  | "search"
  | "person"
  | "hold"
  | "request"
  | "store"
  | "device"
  | "removal"
  | "deletion"
  | "erasure"
  | "session"
  | "revocation"
  | "operation"
  | "kept"
  | "audit"
  | "row";

/** One kind of data: whose it is, who learns of it, how long it stays, what rights mean for it. */
export interface DataClass {
  subject: "customer" | "staff" | "merchant" | "nobody";
  basis: Basis;
  from: Source[];
  recipients: Recipient[];
  /** Who decides how long: the same word for the sweeper, the screen and the policy (retention.ts). */
  keeps: RetentionKind;
  ends: End;
  access: Handling;
  correction: Handling;
  erasure: Handling;
  restriction: Handling;
  objection: Handling;
}
