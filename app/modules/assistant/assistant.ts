/** Shared words of the assistant: safe in the browser. */

/** A text in another language, as a language model has it. */
export interface Translation {
  text: string;
  /** The language it was in, BCP 47. */
  from: string;
  /** The language it is in now. */
  to: string;
}

export type TranslationOutcome =
  | { outcome: "translated"; translation: Translation }
  /** It is in that language already. */
  | { outcome: "same_language"; language: string }
  /** The customer wrote nothing by which their language could be told. */
  | { outcome: "no_words" }
  | { outcome: "too_long" }
  /** This person's data is kept and not used. */
  | { outcome: "restricted" }
  | { outcome: "not_found" }
  /** The language model did not answer in time, or would not. */
  | { outcome: "no_answer" | "refused" | "busy" };

/** Ours: the longest text that is translated at once, in characters. */
export const longestTranslated = 6_000;
