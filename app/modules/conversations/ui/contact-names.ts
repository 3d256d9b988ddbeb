import type { ContactSummary } from "../conversations.ts";

/** What a contact is called first: the handle, else the name, else the number Instagram gave. */
export function contactTitle(contact: ContactSummary): string {
  if (contact.handle) return `@${contact.handle}`;
  return contact.name ?? contact.fallbackName;
}

/** One or two letters for a face that is not there. */
export function initials(contact: ContactSummary): string {
  const words = (contact.name ?? contact.handle ?? contact.fallbackName).split(/[\s._]+/u).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) =>
    firstLetter(word ?? ""),
  );
  return letters.join("").toUpperCase() || "?";
}

function firstLetter(word: string): string {
  return /[\p{L}\p{N}]/u.exec(word)?.[0] ?? "";
}
