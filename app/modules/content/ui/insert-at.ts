import { flushSync } from "react-dom";

/**
 * Puts a text where the caret is, in place of what is selected, and the caret behind it. The field keeps its own undo.
 * @param change tells the new value to whoever owns it
 */
export function insertAt(field: HTMLTextAreaElement, text: string, change: (value: string) => void): void {
  const { selectionStart: from, selectionEnd: to, value } = field;
  // The caret stands behind what is new before the next key is struck.
  flushSync(() => change(value.slice(0, from) + text + value.slice(to)));
  field.focus();
  field.setSelectionRange(from + text.length, from + text.length);
}
