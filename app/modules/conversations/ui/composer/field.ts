import { insertAt } from "#app/modules/content/ui/insert-at.ts";

/** The field that a reply is written in, by its id. */
export function fieldOf(id: string): HTMLTextAreaElement | null {
  const field = document.getElementById(id);
  return field instanceof HTMLTextAreaElement ? field : null;
}

/**
 * Puts words on a line of their own, where the caret is.
 * @param change tells the new text to whoever owns it
 */
export function insertWords(fieldId: string, words: string, change: (text: string) => void): void {
  const field = fieldOf(fieldId);
  if (!field) return;
  const before = field.value.slice(0, field.selectionStart);
  insertAt(field, before === "" || before.endsWith("\n") ? words : `\n${words}`, change);
}
