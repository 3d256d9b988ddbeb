import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { colonBefore } from "../begun.ts";
import { useTypedList } from "../use-typed-list.ts";
import { findEmoji, type Emoji } from "./emoji.ts";
import { readEmoji } from "./read-emoji.ts";
import { rememberEmoji } from "./recent-emoji.ts";

const offeredAtMost = 8;

/** One letter behind ":" is an emoticon, or nothing. */
const opensAt = 2;

/** The emoji that ":" and the beginning of a name offer. */
export function useEmojiList(fieldId: string, change: (text: string) => void) {
  const listId = useId();
  const { language } = useTranslation().i18n;
  const [emoji, setEmoji] = useState<Emoji[]>([]);
  const list = useTypedList<Emoji>({
    fieldId,
    change: (text, chosen) => {
      if (chosen) rememberEmoji(chosen.sign);
      change(text);
    },
    begun: colonBefore,
    opensAt,
    find: (typed) => findEmoji(emoji, typed).slice(0, offeredAtMost),
    wordsOf: ({ sign }) => sign,
    // What cannot be had is not offered; the button says why.
    onOpen: () => void readEmoji(language).then(setEmoji, () => undefined),
  });
  return { list, listId };
}
