import { tooShort, type Extent } from "./terms.ts";
import { wordsOf, type Word } from "./words.ts";

/**
 * What somebody asked for. Plain words are looked for together, in any order; "a phrase" word for word; and
 * `from:@maya`, `label:vip`, `assignee:ana`, `before:2026-11-01`, `after:`, `on:`, `has:attachment` say the rest.
 * Pure; safe in the browser: the address holds the question as it was typed.
 */
export interface SearchQuery {
  terms: SearchTerm[];
  /** Handle of who wrote it, without the @. */
  from: string | null;
  /** Names of labels, all of which the thread has. */
  labels: string[];
  /** Name of the staff member or team whose thread it is; "me", "nobody". */
  assignee: string | null;
  /** First day, and the day after the last, as ISO dates in the shop's zone. */
  after: string | null;
  before: string | null;
  attachments: boolean;
}

/** One word, or several that follow each other. */
export interface SearchTerm {
  words: Pick<Word, "forms" | "dense">[];
  /** In quotation marks: the last word too is whole. */
  exact: boolean;
}

/** How much was typed of the word at this place of a term. */
export function extentOf({ words, exact }: SearchTerm, at: number): Extent {
  if (exact || at < words.length - 1) return "whole";
  return words.length === 1 ? "beginning" : "unfinished";
}

const nothing: SearchQuery = {
  terms: [],
  from: null,
  labels: [],
  assignee: null,
  after: null,
  before: null,
  attachments: false,
};

/** A longer question is cut: nobody reads what they would have to type. */
export const longestQuery = 300;

/** An operator with its value, a phrase, or a word. A quotation mark that is not closed ends with the text. */
const piece = /(?:(?<name>[a-z]{2,8}):)?(?:"(?<phrase>[^"]*)(?:"|$)|(?<plain>[^\s"]+))/giu;

/** Reads what was typed. Never fails: what is no operator is words. */
export function parseQuery(text: string): SearchQuery {
  const query = structuredClone(nothing);
  for (const { groups } of text.slice(0, longestQuery).matchAll(piece)) {
    const { name, phrase, plain } = groups ?? {};
    const value = phrase ?? plain ?? "";
    if (name !== undefined && take(query, name.toLowerCase(), value)) continue;
    const written = name === undefined ? value : `${name}:${value}`;
    query.terms.push(...(phrase !== undefined && name === undefined ? phraseOf(value) : termsOf(written)));
  }
  return { ...query, terms: withoutUnfinished(query.terms) };
}

/** @returns whether it is an operator with a value that means something */
function take(query: SearchQuery, name: string, value: string): boolean {
  const day = isoDay(value);
  if (name === "from" && value.replace(/^@/, "") !== "") query.from = value.replace(/^@/, "").toLowerCase();
  else if (name === "label" && value !== "") query.labels.push(value);
  else if (name === "assignee" && value !== "") query.assignee = value;
  else if (name === "has" && value.toLowerCase() === "attachment") query.attachments = true;
  else if (name === "after" && day) query.after = day;
  else if (name === "before" && day) query.before = day;
  else if (name === "on" && day) Object.assign(query, { after: day, before: dayAfter(day) });
  else return false;
  return true;
}

function phraseOf(value: string): SearchTerm[] {
  const words = wordsOf(value).map(({ forms, dense }) => ({ forms, dense }));
  return words.length > 0 ? [{ words, exact: true }] : [];
}

/** Words that hang together, as in "maya.home", follow each other in what is looked for. */
function termsOf(value: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (const { forms, dense, joined } of wordsOf(value)) {
    const last = terms.at(-1);
    if (joined && last) last.words.push({ forms, dense });
    else terms.push({ words: [{ forms, dense }], exact: false });
  }
  return terms;
}

/** Single letters are no words: most often the next word that is being typed. */
function withoutUnfinished(terms: SearchTerm[]): SearchTerm[] {
  return terms.filter(
    ({ words, exact }) => exact || words.some(({ forms: [form = ""], dense }) => dense || !tooShort(form)),
  );
}

/** Whether anything is asked at all. */
export function asksSomething({
  terms,
  from,
  labels,
  assignee,
  after,
  before,
  attachments,
}: SearchQuery): boolean {
  return (
    terms.length > 0 ||
    from !== null ||
    labels.length > 0 ||
    assignee !== null ||
    after !== null ||
    before !== null ||
    attachments
  );
}

/** "2026-11-01", when there is such a day. */
function isoDay(value: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return null;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? value : null;
}

/** The next day of the calendar. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** An operator as it stands in the field: a value with spaces is put in quotation marks. */
export function writeOperator(
  name: "from" | "label" | "assignee" | "on" | "before" | "after" | "has",
  value: string,
): string {
  const clean = value.replaceAll('"', "");
  return /\s/u.test(clean) ? `${name}:"${clean}"` : `${name}:${clean}`;
}
