import { lettersOf, wordsOf, type Word } from "./words.ts";

/**
 * What stands in the index of a text: whole words and their beginnings, and of scripts without spaces each
 * sign and each two of them. A word is asked by the one term that tells most of it; who reads the text then sees
 * whether it holds all of it.
 */

/** How many letters the beginnings have that are indexed. */
const beginnings = [3, 4, 5, 6, 8];
const shortestBeginning = 3;

/** Of a word without end only so much is told apart. */
const longestTerm = 64;

/** Everything that the text can be found by. */
export function termsOf(text: string): Set<string> {
  const terms = new Set<string>();
  for (const word of wordsOf(text))
    for (const form of word.forms)
      for (const term of word.dense ? denseTerms(form) : ofWord(form)) terms.add(term);
  return terms;
}

function ofWord(form: string): string[] {
  const letters = lettersOf(form);
  if (tooShort(form)) return [];
  const begun = beginnings.filter((length) => length < letters.length);
  return [...begun.map((length) => letters.slice(0, length).join("")), whole(letters)];
}

function denseTerms(form: string): string[] {
  const letters = lettersOf(form);
  return [...letters, ...pairs(letters)];
}

function pairs(letters: string[]): string[] {
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
}

function whole(letters: string[]): string {
  return letters.slice(0, longestTerm).join("");
}

/** A single letter of an alphabet is no word that anybody looks for. */
export function tooShort(form: string): boolean {
  return /^\p{L}$/u.test(form);
}

/**
 * How much of a word was typed: all of it; its beginning, once there are three letters; or, behind a word that it hangs
 * together with, whatever there is of it.
 */
export type Extent = "whole" | "beginning" | "unfinished";

type AskedWord = Pick<Word, "forms" | "dense">;

/** The terms by which a word is asked: all of them are in the index of every text that holds it. */
export function termsToAsk({ forms: [form = ""], dense }: AskedWord, extent: Extent): string[] {
  const letters = lettersOf(form);
  if (dense) return letters.length === 1 ? letters : pairs(letters);
  const short = letters.length < shortestBeginning;
  if (tooShort(form) || (short && extent === "unfinished")) return [];
  if (short || extent === "whole") return [whole(letters)];
  const length = beginnings.findLast((most) => most <= letters.length) ?? letters.length;
  return [letters.slice(0, length).join("")];
}

/** Whether a word of a text is the one that is asked for. */
export function isAsked(word: Word, asked: AskedWord, extent: Extent): boolean {
  const [form = ""] = asked.forms;
  if (word.dense || asked.dense)
    return word.dense && asked.dense && word.forms.some((own) => own.includes(form));
  const begins =
    extent === "unfinished" || (extent === "beginning" && lettersOf(form).length >= shortestBeginning);
  return word.forms.some((own) => (begins ? own.startsWith(form) : own === form));
}
