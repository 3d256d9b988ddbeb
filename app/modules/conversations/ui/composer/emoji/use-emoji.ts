import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { emojiGroups, findEmoji, type Emoji, type EmojiGroup } from "./emoji.ts";
import { readEmoji } from "./read-emoji.ts";
import { useRecentEmoji } from "./recent-emoji.ts";

/** What stands under one heading. */
export interface EmojiSection {
  name: EmojiGroup | "recent" | "found";
  emoji: Emoji[];
}

export interface EmojiControl {
  state: "reading" | "failed" | "here";
  /** What was found; all of them by groups while nothing is typed. None of them is empty. */
  sections: EmojiSection[];
}

/** The emoji in the language of the page. */
export function useEmoji(typed: string): EmojiControl {
  const { language } = useTranslation().i18n;
  const [emoji, setEmoji] = useState<Emoji[] | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    readEmoji(language).then(setEmoji, () => setFailed(true));
  }, [language]);
  const recent = useRecentEmoji();
  const sections = useMemo(() => sectionsOf(emoji ?? [], recent, typed.trim()), [emoji, recent, typed]);
  return { state: emoji ? "here" : failed ? "failed" : "reading", sections };
}

function sectionsOf(emoji: Emoji[], recent: readonly string[], typed: string): EmojiSection[] {
  if (typed !== "") return filled([{ name: "found", emoji: findEmoji(emoji, typed) }]);
  const used = recent.flatMap((sign) => emoji.find((one) => one.sign === sign) ?? []);
  const groups = Object.keys(emojiGroups) as EmojiGroup[];
  return filled([
    { name: "recent", emoji: used },
    ...groups.map((name) => ({ name, emoji: emoji.filter(({ group }) => group === name) })),
  ]);
}

function filled(sections: EmojiSection[]): EmojiSection[] {
  return sections.filter(({ emoji }) => emoji.length > 0);
}
