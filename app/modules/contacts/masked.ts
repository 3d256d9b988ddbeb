/** How a person's e-mail and phone reach the browser: hidden, until somebody asks to see one. Safe in the browser. */

import type { Refusal } from "#app/modules/access/roles.ts";

export type Reach = "email" | "phone";

declare const hidden: unique symbol;

/** An e-mail or a phone number of which too little is left to write or to call. Only {@link maskReach} makes one. */
export type Masked = string & { readonly [hidden]: true };

/** What a reveal answers: the value, or why not. */
export type Revealed = { value: string } | { problem: "not_known" | "not_answering" | Refusal };

const dots = "•••";

/**
 * Hides an e-mail ("j•••@e•••.com") or a phone number ("•••• ••42"). The dots are always as many: they do not say how
 * long it is. What is too short to keep a secret shows nothing of itself.
 */
export function maskReach(kind: Reach, value: string): Masked {
  return (kind === "email" ? maskEmail(value) : maskPhone(value)) as Masked;
}

/** Shopify calls a customer without a name by their e-mail or phone (Customer.displayName): that is hidden too. */
export function maskName(name: string): string {
  if (/^\S+@\S+$/u.test(name.trim())) return maskReach("email", name.trim());
  return /^\+?[\p{Nd}\s().-]{5,}$/u.test(name.trim()) ? maskReach("phone", name) : name;
}

function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  if (at < 0) return dots;
  const domain = email.slice(at + 1);
  const ending = /\.(?:\p{L}{2,6}|xn--[a-z0-9]{1,20})$/iu.exec(domain)?.[0] ?? "";
  const host = domain.slice(0, domain.length - ending.length);
  return `${firstOf(email.slice(0, at))}${dots}@${firstOf(host)}${dots}${ending}`;
}

/** The first letter, where at least two stay hidden. */
function firstOf(text: string): string {
  const letters = [...text];
  return letters.length > 2 && /[\p{L}\p{N}]/u.test(letters[0] ?? "") ? (letters[0] ?? "") : "";
}

/** The last two digits, where at least five stay hidden. */
function maskPhone(phone: string): string {
  const digits = phone.match(/\p{Nd}/gu) ?? [];
  return digits.length >= 7 ? `•••• ••${digits.slice(-2).join("")}` : "•••• ••••";
}
