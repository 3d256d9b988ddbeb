import { plain } from "#app/ui/plain.ts";

/** An emoji as it is found: the sign, its name in one language, and what else it is called there. */
export interface Emoji {
  sign: string;
  name: string;
  group: EmojiGroup;
  /** Name and other words as they are compared, the name first. */
  plain: string[];
}

/** Unicode's groups in its order, by the number that emojibase gives them. Number 2 holds parts of emoji, which nobody types. */
export const emojiGroups = {
  smileys: 0,
  people: 1,
  nature: 3,
  food: 4,
  places: 5,
  activities: 6,
  objects: 7,
  symbols: 8,
  flags: 9,
} as const;

export type EmojiGroup = keyof typeof emojiGroups;

/**
 * The emoji that have all typed words in their name or in what else they are called, in any letter case and without
 * accents. Nearest first: called exactly so, then named so at the beginning, then anywhere; otherwise Unicode's order.
 */
export function findEmoji(emoji: Emoji[], typed: string): Emoji[] {
  const wanted = plain(typed)
    .split(/[\s_]+/)
    .filter(Boolean);
  if (wanted.length === 0) return [];
  return emoji
    .flatMap((one) => (hasAll(one, wanted) ? [{ one, rank: rankOf(one, wanted.join(" ")) }] : []))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}

function hasAll({ plain }: Emoji, wanted: string[]): boolean {
  return wanted.every((word) => plain.some((text) => text.includes(word)));
}

function rankOf({ plain: [name = "", ...others] }: Emoji, words: string): number {
  if (name === words) return 0;
  if (others.includes(words)) return 1;
  if (name.startsWith(words)) return 2;
  if (` ${name}`.includes(` ${words}`)) return 3;
  if (others.some((other) => other.startsWith(words))) return 4;
  return name.includes(words) ? 5 : 6;
}
