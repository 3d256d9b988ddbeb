/** A "/" that begins a word, and what stands between it and the caret. */
export interface Slash {
  /** Where the "/" stands, in UTF-16 units. */
  at: number;
  typed: string;
}

const begun = /(?:^|\s)\/([^/\n]{0,40})$/u;

/** The "/" that staff type a saved reply after; null when the caret stands behind none. */
export function slashBefore(text: string, caret: number): Slash | null {
  const typed = begun.exec(text.slice(0, caret))?.[1];
  return typed === undefined ? null : { at: caret - typed.length - 1, typed };
}
