import type { DataClass, Handling, Recipient, Source } from "./data-class.ts";

/** Who receives data, for people. */
export const recipientWords: Record<Recipient, string> = {
  meta: "Meta (Instagram carries the messages)",
  shopify: "Shopify (the store's customers and orders are there)",
  llm: "a language model, where this installation has one and staff ask for a translation (the text of that message alone)",
  host: "whoever hosts this installation",
};

/** Where data comes from, for people. */
export const sourceWords: Record<Source, string> = {
  meta: "Instagram (Meta)",
  shopify: "Shopify",
  person: "the person themselves",
  staff: "staff of the store",
  couplet: "Couplet itself",
};

/** Whose data it is, in the order it is told. */
export const subjectWords: [DataClass["subject"], string][] = [
  ["customer", "People who write to a store"],
  ["staff", "People who work for a store"],
  ["merchant", "The store itself"],
  ["nobody", "Nobody in particular"],
];

/** What a right of the person does to a kind of data. */
export const handlingWords: Record<Handling, string> = {
  given: "in the package",
  erased: "erased",
  kept: "kept",
  corrected: "corrected here",
  at_source: "corrected where it comes from",
  emptied: "emptied of the person",
  not_used: "kept, not used",
  none: "not affected",
};
