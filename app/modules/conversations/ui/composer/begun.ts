/** A sign that begins a word and asks for something, and what stands between it and the caret. */
export interface Begun {
  /** Where the sign stands, in UTF-16 units. */
  at: number;
  typed: string;
}

const slash = /(?:^|\s)\/([^/\n]{0,40})$/u;
const colon = /(?:^|\s):(\p{L}[\p{L}\p{M}\p{N}_’'-]{0,40})$/u;

/** The "/" that staff type a saved reply after; null when the caret stands behind none. */
export function slashBefore(text: string, caret: number): Begun | null {
  return begunBy(slash, text, caret);
}

/** The ":" that staff type an emoji's name after; null when the caret stands behind none. */
export function colonBefore(text: string, caret: number): Begun | null {
  return begunBy(colon, text, caret);
}

function begunBy(pattern: RegExp, text: string, caret: number): Begun | null {
  const typed = pattern.exec(text.slice(0, caret))?.[1];
  return typed === undefined ? null : { at: caret - typed.length - 1, typed };
}
