import { lettersOf } from "./words.ts";

/**
 * One mistyped letter: left out, put in, another one, or two that changed places. Nothing is stored for it: every
 * word that a mistyped one can have meant is asked for, which in an alphabet are some hundreds.
 */

/** Below so many letters every word is nearly another one. */
const shortestForgiven = 5;
/** Each letter more makes some seventy variants more. */
const longestForgiven = 24;

const alphabets: [RegExp, string][] = [
  [/^[a-z]+$/, "abcdefghijklmnopqrstuvwxyz"],
  [/^[\u0400-\u052f]+$/, "абвгґдеєжзиіклмнопрстуфхцчшщъыьэюя"],
  [/^[\u0370-\u03ff]+$/, "αβγδεζηθικλμνξοπρστυφχψω"],
  [/^[\u05d0-\u05ea]+$/, "אבגדהוזחטיכךלמםנןסעפףצץקרשת"],
  [/^[\u0621-\u06d3]+$/, "ءابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگکی"],
];

/** Whether a mistyped letter of this word is forgiven: none of a number's, where each digit makes another one. */
export function isForgiven(form: string): boolean {
  const { length } = lettersOf(form);
  return length >= shortestForgiven && length <= longestForgiven && alphabetOf(form) !== undefined;
}

function alphabetOf(form: string): string[] | undefined {
  const found = alphabets.find(([script]) => script.test(form));
  return found && lettersOf(found[1]);
}

/** Every word that is one mistyped letter away. */
export function variantsOf(form: string): string[] {
  const letters = lettersOf(form);
  const alphabet = alphabetOf(form) ?? [];
  const variants = new Set<string>();
  for (let at = 0; at <= letters.length; at += 1) {
    const [head, tail] = [letters.slice(0, at).join(""), letters.slice(at)];
    for (const letter of alphabet) {
      variants.add(head + letter + tail.join(""));
      if (tail.length > 0) variants.add(head + letter + tail.slice(1).join(""));
    }
    if (tail.length > 0) variants.add(head + tail.slice(1).join(""));
    if (tail.length > 1) variants.add(`${head}${tail[1]}${tail[0]}${tail.slice(2).join("")}`);
  }
  variants.delete(form);
  return [...variants];
}

/** Whether one mistyped letter makes one word of the other; a word is not away from itself. */
export function isOneLetterAway(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 2) return false;
  const [a, b] = [lettersOf(one), lettersOf(other)];
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
