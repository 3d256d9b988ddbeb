/**
 * How a text falls into words, and in which form words are compared. One rule for what is indexed, asked and
 * marked: whatever changes here is a new {@link wordsVersion}. Pure; safe in the browser.
 */

/** The version of these rules. Indexes of another version are built anew. */
export const wordsVersion = 1;

/** A word of a text. */
export interface Word {
  /** The word as it is compared; beside it the digits of one like "EN1001", which are asked by themselves. */
  forms: string[];
  /** A stretch of a script without spaces, such as Chinese or Thai: compared by its parts. */
  dense: boolean;
  /** Place in the text as it was written: [start, end). */
  start: number;
  end: number;
  /** Nothing but a sign stands between this word and the one before: "maya.home", "lamp-blue". */
  joined: boolean;
}

/** Scripts that are written without spaces between words, or whose words grow by what is put behind them. */
const dense = [
  ...["Han", "Hiragana", "Katakana", "Hangul", "Thai", "Lao", "Khmer", "Myanmar"].map(
    (script) => `\\p{Script=${script}}`,
  ),
  "ー",
].join("");

const pattern = new RegExp(
  `(?<dense>[${dense}][${dense}\\p{M}]*)|(?![${dense}])[\\p{L}\\p{N}](?:(?![${dense}])[\\p{L}\\p{N}\\p{M}])*|\\p{Extended_Pictographic}`,
  "gu",
);

/** Nobody writes longer ones; what comes after says nothing more. */
const longestText = 20_000;

/** The words of a text, in their order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let end = -1;
  for (const match of text.slice(0, longestText).matchAll(pattern)) {
    const form = compared(match[0]);
    const start = match.index;
    if (form !== "") {
      const joined = end >= 0 && start > end && !/\s/u.test(text.slice(end, start));
      const isDense = match.groups?.["dense"] !== undefined;
      words.push({ forms: formsOf(form), dense: isDense, start, end: start + match[0].length, joined });
    }
    end = start + match[0].length;
  }
  return words;
}

/** "EN1001" is asked as 1001 too. */
function formsOf(form: string): string[] {
  const digits = /^[^\d]+(\d{3,})|^(\d{3,})[^\d]/u.exec(form);
  const number = digits?.[1] ?? digits?.[2];
  return number === undefined ? [form] : [form, number];
}

/** Signs over and under letters that many leave out: of Latin, Greek and Cyrillic, of Hebrew, of Arabic. */
const leftOut =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\ufe0e\ufe0f\u0640]/gu;

/** Letters that no decomposition takes apart. */
const alike: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  ħ: "h",
  ŧ: "t",
  þ: "th",
  ı: "i",
  ς: "σ",
};

/** A word as it is compared: without capitals, accents and the forms that only look different. */
export function compared(word: string): string {
  if (/^[a-z0-9]+$/.test(word)) return word;
  return word
    .normalize("NFKD")
    .replace(leftOut, "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(leftOut, "")
    .replace(/[ßæœøđðłħŧþıς]/gu, (letter) => alike[letter] ?? letter)
    .replace(/[٠-٩۰-۹]/gu, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** The letters of a word, whole also beyond the 16 bits of one. */
export function lettersOf(word: string): string[] {
  return [...word];
}
