/** Shared words of drafts: safe in the browser. */
import type { ProductRef } from "#app/modules/content/products/products.ts";

/** What goes into a reply that is kept while it is written. Files are not: they are with the page. */
export interface DraftContent {
  text: string;
  /** What becomes cards, in their order. */
  products: ProductRef[];
  /** What the customer may tap instead of an answer. */
  quickReplies: string[];
}

/** What a member of staff has put together in a thread and not sent. */
export interface Draft extends DraftContent {
  /** When it was saved, in milliseconds of the server's clock; each save has a later one. Zero where there is none. */
  version: number;
}

export const emptyContent: DraftContent = { text: "", products: [], quickReplies: [] };

export function isEmpty({ text, products, quickReplies }: DraftContent): boolean {
  return text.trim() === "" && products.length === 0 && quickReplies.length === 0;
}

export function sameContent(one: DraftContent, other: DraftContent): boolean {
  const { text, products, quickReplies } = one;
  return (
    text === other.text &&
    JSON.stringify([products, quickReplies]) === JSON.stringify([other.products, other.quickReplies])
  );
}

/** What was taken back, before what was put together since: nothing of either is lost. */
export function joinContents(takenBack: DraftContent, since: DraftContent): DraftContent {
  return {
    text: [takenBack.text, since.text].filter((text) => text.trim() !== "").join("\n\n"),
    products: [...takenBack.products, ...since.products],
    quickReplies: [...takenBack.quickReplies, ...since.quickReplies],
  };
}

/** Longer than any reply may be, in UTF-16 units. */
export const longestDraft = 50_000;

export type DraftOutcome =
  | { outcome: "saved"; version: number }
  /** It was saved elsewhere since it was read: this is how it stands now. */
  | { outcome: "changed_meanwhile"; draft: Draft }
  | { outcome: "too_long" | "not_found" };

/** A thread's draft as a page read it, and when the server was asked, ISO 8601. */
export interface ReadDraft {
  draft: Draft;
  readAt: string;
}

/** Later than any save can be. */
const latestVersion = 1e14;

/** A version as a form carries it; null when it is none. */
export function versionIn(form: FormData, field: string): number | null {
  const value = Number(form.get(field) ?? 0);
  return Number.isInteger(value) && value >= 0 && value < latestVersion ? value : null;
}
