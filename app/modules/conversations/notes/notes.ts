/** Notes of staff beside a thread, in words that are safe in the browser. */

/** Characters of one note. */
export const longestNote = 4000;

/** A note as the thread shows it. Times are ISO 8601. */
export interface Note {
  id: string;
  /** With mentions as {@link withTokens} writes them. */
  text: string;
  staffId: string;
  /** Null once the author is gone. */
  author: string | null;
  version: number;
  writtenAt: string;
  editedAt: string | null;
}

/** Somebody who can be mentioned. */
export interface Mentionable {
  id: string;
  name: string;
}

/** A piece of a note: words, or a mention. */
export type NotePart = { text: string } | { staffId: string };

const token = /@\[([0-9a-f-]{36})\]/g;

/**
 * A note as it was typed, names of staff behind an @ turned into tokens that outlive a change of name. The longest
 * name wins, and a name ends where its word does: "@Ana T." is not "@Ana Torres".
 */
export function withTokens(typed: string, staff: Mentionable[]): string {
  const byLength = staff.toSorted((a, b) => b.name.length - a.name.length);
  let text = "";
  for (let at = 0; at < typed.length;) {
    const named = typed[at] === "@" && byLength.find(({ name }) => names(typed.slice(at + 1), name));
    text += named ? `@[${named.id}]` : (typed[at] ?? "");
    at += named ? named.name.length + 1 : 1;
  }
  return text;
}

function names(rest: string, name: string): boolean {
  const next = rest[name.length] ?? "";
  const same = rest.slice(0, name.length).toLocaleLowerCase() === name.toLocaleLowerCase();
  return name !== "" && same && !/[\p{L}\p{N}]/u.test(next);
}

/** A stored note as somebody types it; whoever is gone keeps a neutral name. */
export function withNames(text: string, staff: Mentionable[], gone: string): string {
  return noteParts(text)
    .map((part) =>
      "text" in part ? part.text : `@${staff.find(({ id }) => id === part.staffId)?.name ?? gone}`,
    )
    .join("");
}

/** Cuts a stored note into words and mentions. */
export function noteParts(text: string): NotePart[] {
  const parts: NotePart[] = [];
  let at = 0;
  for (const match of text.matchAll(token)) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index) });
    parts.push({ staffId: match[1] ?? "" });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}

/** Whom a stored note mentions, each once. */
export function mentionedIn(text: string): string[] {
  return [...new Set(noteParts(text).flatMap((part) => ("staffId" in part ? [part.staffId] : [])))];
}
