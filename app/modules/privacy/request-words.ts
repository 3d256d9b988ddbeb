import type {
  RequestKind,
  RequestOrigin,
  RequestReason,
  RequestState,
  Shortfall,
  Verification,
} from "./privacy.ts";

/** What was asked, as the public page says it. */
export const kindWords: Record<RequestKind, string> = {
  access: "A copy of a person's data",
  erase_person: "Erasure of a person's data",
  erase_shop: "Erasure of a store's data",
  erase_account: "Erasure of what came through an Instagram account",
};

/** Why it was asked, as the desk and the public page say it. */
export const reasonOfRequestWords: Record<RequestReason, string> = {
  under_age: "The person is under the minimum age",
};

export const originWords: Record<RequestOrigin, string> = {
  shopify: "Shopify",
  meta: "Meta",
  form: "The person, on the public page",
  mail: "The person, by mail",
  staff: "Staff",
};

/** How far it is, as a sentence. */
export const stateWords: Record<RequestState, string> = {
  waiting: "Waiting for the message that proves who asked.",
  received: "Received, and about to begin.",
  running: "Being carried out.",
  held: "Waiting: the law requires that some data is kept.",
  ready: "Ready for the store to fetch.",
  done: "Done.",
  void: "Closed.",
};

/** Why it was not carried out wholly, as a sentence. */
export const shortfallWords: Record<Shortfall, string> = {
  nobody_found: "Nothing is held here of the person it names.",
  installed_again: "The store uses the app again, so its data was kept.",
  not_proven: "The message that proves who asked did not come within a week.",
  refused: "The store could not make sure of who asked, so nothing was done.",
  unknown_shop: "Nothing is held here of the store it names.",
  unknown_account: "Nothing is held here of the account it names.",
  store_erased: "The store's data was erased as a whole, and with it whatever it held of the person.",
  meta_not_told:
    "Instagram could not be told to send no more. What still comes is dropped unread within a day; removing Couplet in Instagram's settings ends it.",
  kept_for_tax: "Some data was kept because tax law requires it. It is erased when that ends.",
  kept_for_dispute: "Some data was kept because of a legal dispute. It is erased when that ends.",
  kept_for_security: "Some data was kept for an inquiry into fraud or security. It is erased when that ends.",
  kept_for_other: "Some data was kept because the law requires it. It is erased when that ends.",
  rows_left: "A search afterwards still found something. It is being looked into.",
};

/** How who asked was verified, as the desk says it. */
export const verificationWords: Record<Verification, string> = {
  signature: "By the signature of the platform that sent it",
  staff: "Asked by staff of the store",
  message: "By a message from the person's own account",
  known_customer: "By staff: a customer they know",
  order_details: "By staff: details only the customer of an order has",
  document: "By staff: a document was shown",
  not_verifiable: "Not verified: who asked could not be made sure of",
  somebody_else: "Not verified: it was somebody else",
};
