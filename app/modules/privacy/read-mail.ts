import { readNamedPerson } from "./named-person.ts";
import type { NamedPerson } from "./privacy.ts";

/** What a pasted mail asks for, as far as it can be told. */
export interface ReadMail {
  /** It bears the subject that the deletion page gives people to use. */
  knownSubject: boolean;
  named: NamedPerson | null;
}

/** The subject that the public page gives, as it is, answered or forwarded. */
const subject = /instagram\s+data\s+deletion\s+request/i;

/** "username: tom", "Instagram: @tom", "account ID: 17841400000000000" */
const labelled =
  /(?:user\s?name|handle|account(?:\s+(?:id|name))?|instagram|benutzername|usuario|utilisateur)\s*(?:is|id|name)?\s*[:=]\s*(\S+)/gi;

const mention = /(?<![\w.@/])@([a-z0-9._]{1,30})(?![\w@])/gi;
const number = /(?<!\d)\d{15,20}(?!\d)/g;
const phone = /(?<![\d+])\+\d[\d\s().-]{6,18}\d/g;
const sender = /^\s*>?\s*(?:from|von|de)\s*:.*?([^\s@<>"]+@[^\s@<>"]+\.[a-z]{2,24})/im;

/** Reads a mail as it was pasted or forwarded, headers or not. What names an account counts before an address. */
export function readMail(text: string): ReadMail {
  const typed = text.slice(0, 20_000);
  const candidates = [
    ...[...typed.matchAll(labelled)].map((match) => match[1] ?? ""),
    ...[...typed.matchAll(mention)].map((match) => match[0]),
    ...[...typed.matchAll(number)].map((match) => match[0]),
    ...[...typed.matchAll(phone)].map((match) => match[0]),
    sender.exec(typed)?.[1] ?? "",
  ];
  const named = candidates
    .map((one) => readNamedPerson(one.replace(/[.,;)>]+$/, "")))
    .find((one) => one !== null);
  return { knownSubject: subject.test(typed), named: named ?? null };
}
