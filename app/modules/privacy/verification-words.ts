import type { Acceptance, NamedPerson, Refusal } from "./privacy.ts";

/** Why staff decide as they do, as they choose it. */
export const reasonWords: Record<Acceptance | Refusal, string> = {
  known_customer: "Carry out: I know this customer",
  order_details: "Carry out: they gave details of an order that only the customer has",
  document: "Carry out: they showed a document",
  not_verifiable: "Refuse: who they are could not be made sure of",
  somebody_else: "Refuse: it is somebody else",
};

const kinds: Record<NamedPerson["by"], (value: string) => string> = {
  handle: (value) => `@${value}`,
  external_id: (value) => `Instagram account ${value}`,
  email: (value) => value,
  phone: (value) => value,
};

/** How somebody named themselves, as it is read. */
export function nameOf({ by, value }: NamedPerson): string {
  return kinds[by](value);
}

/** What staff answer to whoever asked by mail. */
export function answerToMail(claim: string, statusUrl: string): string {
  return `Thank you, your request arrived. So that nobody else can ask in your name, please send these words to us in Instagram, from your own account:

${claim}

As soon as they arrive it begins. How far it is stands here: ${statusUrl}
If you cannot send a message, answer this mail and we will find another way.`;
}

/** Why a mail to the privacy address opened no request, to whoever forwarded it. */
export const unusedMailWords = {
  not_recognised:
    "Nothing was recorded: the subject is not the one of a deletion request. If it asks for something, record it in the app under Privacy.",
  nobody_named:
    "Nothing was recorded: it names no Instagram account, phone number or e-mail address. Please ask the sender, or record it in the app under Privacy.",
};
