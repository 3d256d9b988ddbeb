/** What a search answers, in words that are safe in the browser. */
import type { TextPart } from "#app/modules/search/match.ts";
import type { IndexProgress } from "#app/modules/search/search.ts";
import type { ContactSummary } from "../conversations.ts";

/** A message that holds what was looked for. */
export interface SearchHit {
  messageId: string;
  direction: "in" | "out";
  /** ISO 8601. */
  sentAt: string;
  /** The words around it. */
  snippet: TextPart[];
}

/** What of a person or a thread holds what was looked for. */
export type TraitKind = "handle" | "name" | "customer" | "order" | "product" | "label" | "assignee";

export interface SearchTrait {
  kind: TraitKind;
  text: TextPart[];
}

/** A thread with everything on this page that was found in it. */
export interface SearchThread {
  id: string;
  contact: ContactSummary;
  /** ISO 8601; null in an empty thread. */
  lastMessageAt: string | null;
  traits: SearchTrait[];
  /** The newest first. */
  hits: SearchHit[];
}

/** Something typed that can mean more than words; `value` goes behind the operator. */
export interface SearchSuggestion {
  operator: "from" | "label" | "assignee" | "on" | "has";
  value: string;
}

export interface SearchPage {
  /** Nothing was asked yet: one letter is no word. */
  tooShort: boolean;
  /** Threads of the person or label first, then by their newest hit. */
  threads: SearchThread[];
  /** Cursor of the older messages, or of words one letter away once all were looked at; null when nothing is left. */
  nextCursor: string | null;
  /** How far back messages were looked at, ISO 8601; null when all were. */
  searchedTo: string | null;
  /** Words one letter away were looked for too. */
  nearly: boolean;
  suggestions: SearchSuggestion[];
  progress: IndexProgress;
}
