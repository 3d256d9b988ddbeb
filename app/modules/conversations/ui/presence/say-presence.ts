import { useEffect } from "react";
import { useVisible } from "#app/ui/use-visible.ts";
import type { Whereabouts } from "../../presence/presence.ts";
import { draftIn, watchDrafts } from "../composer/drafts/draft-store.ts";
import { OwnPresence } from "./own-presence.ts";

let name: string | undefined;

/** How this page names itself when it says what is open in it. For the browser only. */
export function pageName(): string {
  return (name ??= crypto.randomUUID());
}

/** What this page says of itself. */
export const ownPresence = new OwnPresence(({ conversationId, writing }: Whereabouts) =>
  fetch("/app/presence", {
    method: "POST",
    body: new URLSearchParams({
      page: pageName(),
      conversationId: conversationId ?? "",
      writing: String(writing),
    }),
    keepalive: true,
  }),
);

/** Tells colleagues that whoever looks has this thread open, for as long as the page can be seen. */
export function useOwnPresence(conversationId: string): void {
  const visible = useVisible();
  useEffect(() => {
    if (!visible) return;
    ownPresence.look(conversationId);
    const unwatch = watchTyping(conversationId);
    return () => {
      unwatch();
      ownPresence.look(null);
    };
  }, [conversationId, visible]);
}

/** Whoever changes their reply writes, and whoever has none does not. */
function watchTyping(conversationId: string): () => void {
  const textNow = () => draftIn(conversationId).read().text;
  let text = textNow();
  return watchDrafts(() => {
    if (text === textNow()) return;
    text = textNow();
    if (text === "") ownPresence.stopped();
    else ownPresence.typed();
  });
}
