/** What a form about notes gets back. */
export type NoteResult = { ok: true } | { ok: false; error: NoteError };

export type NoteError =
  "empty" | "too_long" | "not_found" | "not_permitted" | "changed_meanwhile" | "not_answering";
