/** Words of the store's for who contacts are: safe in the browser. */

/** Characters of a tag. */
export const longestTag = 40;
/** So many tags a contact has at most. */
export const mostTags = 50;

/** A tag of the store's. */
export interface ContactTag {
  id: string;
  name: string;
}

/** What a form about somebody's tags gets back. */
export type TagResult = { ok: true } | { ok: false; error: TagError };

export type TagError =
  "empty" | "too_long" | "too_many" | "restricted" | "not_found" | "not_permitted" | "not_answering";
