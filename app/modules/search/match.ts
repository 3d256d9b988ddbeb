import { extentOf, type SearchTerm } from "./query.ts";
import { isAsked, type Extent } from "./terms.ts";
import { isForgiven, isOneLetterAway } from "./variants.ts";
import { wordsOf, type Word } from "./words.ts";

/** A stretch of a text, [start, end). */
export interface Range {
  start: number;
  end: number;
}

/** A piece of a text that is shown, and whether it is what was looked for. */
export interface TextPart {
  text: string;
  hit: boolean;
}

export type Matcher = (text: string) => (Range[] | null)[];

/**
 * Makes what finds each of the terms in a text: where it stands, or null where the text does not have it.
 * @param forgive words of another letter are found too, where the text has no better one
 */
export function matcher(terms: SearchTerm[], { forgive = false } = {}): Matcher {
  return (text) => {
    const words = wordsOf(text);
    return terms.map((term) => {
      const found = placesOf(words, term, isAsked);
      if (found.length === 0 && forgive) found.push(...placesOf(words, term, isNearly));
      return found.length > 0 ? found : null;
    });
  };
}

type Compare = (word: Word, asked: SearchTerm["words"][number], extent: Extent) => boolean;

function placesOf(words: Word[], term: SearchTerm, compare: Compare): Range[] {
  const asked = term.words;
  return words.flatMap((_, at) => {
    const here = words.slice(at, at + asked.length);
    const all = asked.every((one, n) => {
      const word = here[n];
      return word && compare(word, one, extentOf(term, n));
    });
    if (!all) return [];
    const [first] = here;
    if (asked.length === 1 && first?.dense) return insideDense(first, asked[0]?.forms[0] ?? "");
    return [{ start: first?.start ?? 0, end: here.at(-1)?.end ?? 0 }];
  });
}

function isNearly(word: Word, asked: SearchTerm["words"][number]): boolean {
  const [form = ""] = asked.forms;
  return !word.dense && !asked.dense && isForgiven(form) && isOneLetterAway(form, word.forms[0] ?? "");
}

/** Of a stretch without spaces only what was asked is marked, where its signs are as they were written. */
function insideDense({ forms: [form = ""], start, end }: Word, asked: string): Range[] {
  if (form.length !== end - start) return [{ start, end }];
  const at = form.indexOf(asked);
  return [{ start: start + at, end: start + at + asked.length }];
}

/** How much is shown around the first hit, in characters. */
const before = 40;
const shown = 140;

/** The words around the first hit, every hit in them marked; cut between words, on one line. */
export function snippetOf(text: string, ranges: Range[]): TextPart[] {
  const sorted = merged(ranges);
  const first = sorted[0]?.start ?? 0;
  const start = text.length <= shown ? 0 : startOfWord(text, Math.max(0, first - before));
  const end = text.length - start <= shown ? text.length : endOfWord(text, start + shown, first);
  const parts: TextPart[] = start > 0 ? [{ text: "… ", hit: false }] : [];
  let at = start;
  for (const range of sorted) {
    if (range.start >= end) break;
    if (range.start > at) parts.push({ text: text.slice(at, range.start), hit: false });
    parts.push({ text: text.slice(range.start, Math.min(range.end, end)), hit: true });
    at = Math.min(range.end, end);
  }
  if (at < end) parts.push({ text: text.slice(at, end), hit: false });
  if (end < text.length) parts.push({ text: " …", hit: false });
  return parts.map((part) => ({ ...part, text: part.text.replace(/\s+/gu, " ") }));
}

function startOfWord(text: string, from: number): number {
  const space = from === 0 ? 0 : /\s/u.exec(text.slice(from, from + before))?.index;
  return space === undefined || space === 0 ? whole(text, from) : from + space + 1;
}

function endOfWord(text: string, to: number, notBefore: number): number {
  const space = text.slice(0, to).search(/\s\S*$/u);
  return space > notBefore ? space : whole(text, to);
}

/** Not between the two halves of one sign. */
function whole(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}

function merged(ranges: Range[]): Range[] {
  const out: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = out.at(-1);
    if (last && range.start < last.end) last.end = Math.max(last.end, range.end);
    else out.push({ ...range });
  }
  return out;
}
