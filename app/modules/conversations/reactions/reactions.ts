/** Reactions of the store: shared words, safe in the browser. */

/** What Instagram itself offers first, in its order. */
export const offeredEmoji = ["❤️", "😂", "😮", "😢", "😡", "👍"] as const;

/** Whether a text is one emoji and nothing else. */
export function isEmoji(text: string): boolean {
  const signs = [...new Intl.Segmenter("en").segment(text)];
  return signs.length === 1 && /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(text);
}

/** What the store says to a message of the customer's by an emoji. */
export interface OwnReaction {
  emoji: string;
  /** Whether Instagram knows it: not yet, yes, or it did not take it. */
  state: "queued" | "sent" | "failed";
  /** Why it failed, as a code of reply-failures.ts. */
  failureCode: string | null;
}
