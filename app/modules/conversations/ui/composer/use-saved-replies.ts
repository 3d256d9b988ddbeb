import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "#app/modules/access/ui/use-may.ts";
import type { ReplyShelf, SavedReply } from "#app/modules/content/content.ts";
import { findReplies } from "#app/modules/content/ui/find-replies.ts";
import { resolveTemplate } from "#app/modules/content/variables/resolve.ts";
import type { ProductSource, ReplySources } from "#app/modules/content/variables/sources.ts";
import { hasPlaceholder } from "#app/modules/content/variables/template.ts";
import { tellingOf } from "#app/modules/content/variables/telling.ts";
import { valuesFrom } from "#app/modules/content/variables/values.ts";
import { slashBefore } from "./begun.ts";
import { leaveOut, placeholdersIn } from "./placeholders.ts";
import type { DraftControl } from "./use-draft.ts";
import { useReplyShelf } from "./use-reply-shelf.ts";
import { useTypedList } from "./use-typed-list.ts";

const offeredAtMost = 50;

/** What variables of this thread take their values from. */
export type ThreadSources = Pick<ReplySources, "contact" | "restricted" | "customers" | "unread">;

/**
 * Saved replies in the composer of a thread: the list that "/" opens, and what is left to decide in the text.
 * @param product what its variables say, unless another one is chosen
 */
export function useSavedReplies(
  fieldId: string,
  draft: DraftControl,
  thread: ThreadSources,
  product: ProductSource | undefined,
) {
  const listId = useId();
  const mayReply = useMay()("reply");
  const unfilled = hasPlaceholder(draft.text);
  const { shelf, failed, read } = useReplyShelf(mayReply && unfilled);
  const [decided, setDecided] = useState<ReplySources["chosen"]>({});
  const chosen = { ...(product && { product }), ...decided };
  const [language, setLanguage] = useState<string | null>(null);
  const valuesOf = useValues(shelf, thread);
  const list = useTypedList<SavedReply>({
    fieldId,
    change: (text, reply) => draft.change(text, reply?.id),
    begun: slashBefore,
    opensAt: 0,
    find: (typed) => findReplies(shelf?.replies ?? [], typed).slice(0, offeredAtMost),
    wordsOf: (reply) => {
      setLanguage(reply.language);
      return resolveTemplate(reply.body, valuesOf(chosen, reply.language)).text;
    },
    onOpen: read,
  });
  const decideOn = (choice: ReplySources["chosen"]) => {
    const all = { ...chosen, ...choice };
    setDecided({ ...decided, ...choice });
    draft.change(resolveTemplate(draft.text, valuesOf(all, language)).text);
  };
  return {
    list,
    listId,
    state: stateOf(shelf, failed),
    unfilled,
    placeholders: unfilled && shelf ? placeholdersIn(draft.text, valuesOf(chosen, language)) : [],
    decideOn,
    fillIn: (sources: string[], value: string) =>
      draft.change(sources.reduce((text, source) => text.replaceAll(source, value), draft.text)),
    leaveOut: (sources: string[]) => draft.change(leaveOut(draft.text, sources)),
  };
}

function stateOf(shelf: ReplyShelf | null, failed: boolean): "reading" | "failed" | "empty" | "here" {
  if (failed) return "failed";
  if (!shelf) return "reading";
  return shelf.replies.length === 0 ? "empty" : "here";
}

function useValues(shelf: ReplyShelf | null, thread: ThreadSources) {
  const { i18n } = useTranslation();
  return (chosen: ReplySources["chosen"], language: string | null) => {
    if (!shelf) throw new Error("variables have no values before the shelf is read");
    const { words, staffName, shopName, timezone } = shelf;
    const sources = { ...thread, staffName, shopName, timezone, chosen };
    return valuesFrom(sources, tellingOf(words, language, i18n.language));
  };
}
