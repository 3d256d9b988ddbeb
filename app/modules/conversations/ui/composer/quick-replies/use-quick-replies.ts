import { useState } from "react";
import { quickReplyFaults } from "#app/modules/channels/instagram/content-rules.ts";
import type { DraftControl } from "../use-draft.ts";

/** What the customer may tap instead of an answer, while staff write it. */
export function useQuickReplies({ typed, text, put }: DraftControl) {
  const titles = typed.quickReplies;
  const [asked, setAsked] = useState(false);
  return {
    titles,
    /** Whether they are to be written, or there are some. */
    open: asked || titles.length > 0,
    toggle: () => setAsked(!asked),
    close: () => setAsked(false),
    /** Instagram shows them under a text only. */
    alone: titles.length > 0 && text.trim() === "",
    /** @returns whether it can be offered beside the others */
    add: (typedTitle: string): boolean => {
      const all = [...titles, typedTitle.trim()];
      if (quickReplyFaults(all.map((title) => ({ title, payload: title }))).length > 0) return false;
      put({ quickReplies: all });
      return true;
    },
    remove: (at: number) => put({ quickReplies: titles.toSpliced(at, 1) }),
  };
}

export type QuickReplies = ReturnType<typeof useQuickReplies>;
