import { auditKept } from "#app/modules/audit/audit.ts";
import { daysWords, operationWords, requestsKept, type RetentionKind } from "./retention.ts";

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

const aboutCustomer = {
  subject: "customer",
  basis: "the store's contract with its customer, or its interest in answering a question it was asked",
  access: "given",
  correction: "corrected",
  erasure: "erased",
  restriction: "not_used",
  objection: "erased",
} as const;

const withConversation = "gone earlier with the person, the store or the message";

const aboutNobody = {
  subject: "nobody",
  basis: "needed to run the service",
  access: "none",
  correction: "none",
  erasure: "kept",
  restriction: "none",
  objection: "none",
} as const;

/**
 * Every class that a field of the schema can name with `@data`. This is the register: the exporter, the eraser,
 * the scan and the pages about privacy read it, and a field without a class fails the tests.
 */
export const dataClasses = {
  content: {
    ...aboutCustomer,
    label: "Messages and comments",
    purpose: "to show staff what was written, to translate it where they ask for that, and to answer it",
    from: ["meta", "staff"],
    recipients: ["meta", "llm", "host"],
    keeps: "words",
    retention: withConversation,
    correction: "at_source",
  },
  file: {
    ...aboutCustomer,
    label: "Pictures, videos, voice messages and documents",
    purpose: "to show staff what was sent when Instagram's own address has run out, and to send the store's",
    from: ["meta", "staff"],
    recipients: ["meta", "host"],
    keeps: "words",
    retention: `${withConversation}; what staff attach and do not send, after six hours`,
    correction: "at_source",
  },
  profile: {
    ...aboutCustomer,
    label: "Instagram profile",
    purpose: "to show staff who is writing: handle, name and picture",
    from: ["meta", "staff"],
    recipients: ["meta", "host"],
    keeps: "person",
    retention: withConversation,
  },
  exchange: {
    ...aboutCustomer,
    label: "Times and states of messages",
    purpose: "to put messages in order, to keep Meta's reply window and to deliver each reply once",
    from: ["meta", "couplet"],
    recipients: ["host"],
    keeps: "person",
    retention: withConversation,
    correction: "none",
  },
  work: {
    ...aboutCustomer,
    label: "How the store works on a conversation",
    purpose: "to know who answers it, by when, and what it is about",
    from: ["staff", "couplet"],
    recipients: ["host"],
    keeps: "person",
    retention: withConversation,
  },
  notes: {
    ...aboutCustomer,
    label: "Notes of staff and replies they began",
    purpose: "to tell colleagues what helps to answer the customer, and to go on with a reply later",
    from: ["staff"],
    recipients: ["host"],
    keeps: "person",
    retention: `${withConversation}, or when somebody deletes the note, or empties or sends the reply`,
  },
  evidence: {
    ...aboutCustomer,
    label: "Order numbers, e-mails and phone numbers that were typed",
    purpose: "to find the order the customer asks about",
    from: ["meta"],
    recipients: ["shopify", "host"],
    keeps: "words",
    retention: "gone earlier with the message they were typed in",
  },
  commerce: {
    ...aboutCustomer,
    label: "Links to customers of the store, and their last orders",
    purpose: "to answer a question about an order beside the order",
    from: ["shopify", "staff"],
    recipients: ["shopify", "host"],
    keeps: "person",
    retention: "gone earlier with the link; orders are read again and never older than the link",
    correction: "at_source",
  },
  pseudonym: {
    ...aboutCustomer,
    label: "Blind indexes",
    purpose: "to find a person's rows although everything in them is encrypted",
    from: ["meta", "shopify"],
    recipients: ["host"],
    keeps: "person",
    retention: withConversation,
    access: "none",
    correction: "none",
  },
  search: {
    ...aboutCustomer,
    label: "Words for search, as keyed hashes",
    purpose: "to find messages and persons by their words although everything is encrypted",
    from: ["meta", "staff"],
    recipients: ["host"],
    keeps: "words",
    retention: "gone earlier with the message, the person or the store",
    access: "none",
    correction: "none",
  },
  raw: {
    ...aboutCustomer,
    label: "Webhooks not processed yet",
    purpose: "to lose nothing between receiving and processing",
    from: ["meta", "shopify"],
    recipients: ["host"],
    keeps: "unprocessed",
    retention: "gone earlier with the person or the store",
    access: "none",
    correction: "none",
  },
  hold: {
    ...aboutCustomer,
    label: "Legal holds",
    purpose: "to keep what a law requires, with the reason",
    basis: "a legal duty of the store",
    from: ["staff"],
    recipients: ["host"],
    keeps: "person",
    retention: "a hold keeps the person's data until it is lifted",
    correction: "none",
    objection: "kept",
  },
  subject: {
    ...aboutCustomer,
    label: "Whom a request is about",
    purpose: "to carry the request out",
    from: ["person", "meta", "shopify", "staff"],
    recipients: ["host"],
    keeps: "request",
    retention: `until the request is done; a package ${daysWords(requestsKept.dueAfter)}, an unproven request ${daysWords(requestsKept.unprovenFor)}`,
    access: "none",
    correction: "none",
    erasure: "emptied",
  },
  staff: {
    label: "Staff",
    purpose: "to say who did what",
    subject: "staff",
    basis: "the store's interest in knowing who acted for it",
    from: ["shopify"],
    recipients: ["shopify", "host"],
    keeps: "owner",
    retention: "as long as the store uses the app",
    access: "given",
    correction: "at_source",
    erasure: "erased",
    restriction: "none",
    objection: "none",
  },
  business: {
    ...aboutNobody,
    subject: "merchant",
    label: "The store",
    purpose: "to show times and money as the store has them",
    from: ["shopify"],
    recipients: ["shopify", "host"],
    keeps: "owner",
    retention: "until 48 hours after the app is removed",
    erasure: "erased",
  },
  library: {
    ...aboutNobody,
    subject: "merchant",
    label: "Saved replies",
    purpose: "to put texts that the store wrote into its replies",
    from: ["staff"],
    recipients: ["host"],
    keeps: "owner",
    retention: "until staff delete them; gone with the store",
    erasure: "erased",
  },
  connection: {
    ...aboutNobody,
    subject: "merchant",
    label: "Connected Instagram accounts",
    purpose: "to receive and send for the account, and to show how the connection is",
    from: ["meta"],
    recipients: ["meta", "host"],
    keeps: "owner",
    retention: "until the account or the store is erased",
    erasure: "erased",
  },
  session: {
    ...aboutNobody,
    label: "Shopify's sessions",
    purpose: "to let staff in from Shopify's admin",
    from: ["shopify"],
    recipients: ["shopify", "host"],
    keeps: "owner",
    retention: "until they run out or the app is removed",
    erasure: "erased",
  },
  secret: {
    ...aboutNobody,
    label: "Keys and tokens",
    purpose: "to encrypt, and to act at Shopify and Meta for the store",
    from: ["meta", "shopify", "couplet"],
    recipients: ["host"],
    keeps: "owner",
    retention: "until disconnected, revoked or erased",
    erasure: "erased",
  },
  operation: {
    ...aboutNobody,
    label: "Operation",
    purpose: "to know what was received, processed and repeated",
    from: ["couplet"],
    recipients: ["host"],
    keeps: "operation",
    retention: operationWords,
  },
  proof: {
    ...aboutNobody,
    label: "Proof of privacy duties",
    purpose: "to prove what was done, without remembering whom for",
    from: ["couplet"],
    recipients: ["host"],
    keeps: "proof",
    retention: "kept",
  },
  audit: {
    ...aboutNobody,
    label: "Audit trail",
    purpose: "to tell who saw, changed, exported or erased what, by ids",
    from: ["couplet"],
    recipients: ["host"],
    keeps: "audit",
    retention: `${daysWords(auditKept)}; gone with the store`,
  },
  reference: {
    ...aboutNobody,
    label: "Internal numbers",
    purpose: "to tell rows apart; random, and meaningless outside",
    from: ["couplet"],
    recipients: ["host"],
    keeps: "row",
    retention: "with their row",
    erasure: "erased",
  },
} as const satisfies Record<string, DataClass>;

export type DataClassName = keyof typeof dataClasses;
