import type { RetentionKind } from "./retention.ts";

/** Who can learn of data besides the store. The outbound calls of the product go to these and nowhere else. */
export type Recipient = "meta" | "shopify" | "llm" | "host";

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

/** One kind of data: why it is kept, whose it is, who learns of it, how long it stays, what rights mean for it. */
export interface DataClass {
  label: string;
  purpose: string;
  subject: "customer" | "staff" | "merchant" | "nobody";
  basis: string;
  from: Source[];
  recipients: Recipient[];
  /** Who decides how long: the same word for the sweeper, the screen and the policy (retention.ts). */
  keeps: RetentionKind;
  /** How long where no profile decides; else what ends it beside the profile. */
  retention: string;
  access: Handling;
  correction: Handling;
  erasure: Handling;
  restriction: Handling;
  objection: Handling;
}
