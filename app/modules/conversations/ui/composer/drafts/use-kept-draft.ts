import { useEffect, useSyncExternalStore } from "react";
import { useBrowserLayoutEffect } from "#app/ui/use-browser-layout-effect.ts";
import type { ReadDraft } from "../../../drafts/drafts.ts";
import { allDrafts, draftIn, leaveDraft, noDraft, watchDrafts, type TypedDraft } from "./draft-store.ts";

/**
 * What was typed in a conversation, together with what the server keeps of it.
 * @param kept as the page was read
 */
export function useKeptDraft(conversationId: string, kept: ReadDraft): TypedDraft {
  useBrowserLayoutEffect(() => draftIn(conversationId).learn(kept), [conversationId, kept]);
  useEffect(() => () => leaveDraft(conversationId), [conversationId]);
  useSaveOnLeaving();
  const typed = useSyncExternalStore(
    watchDrafts,
    () => draftIn(conversationId).read(),
    () => noDraft,
  );
  return typed;
}

/** Whoever turns away may be about to close the page: what is not saved is saved then. */
function useSaveOnLeaving(): void {
  useEffect(() => {
    const saveAll = () => {
      for (const [, draft] of allDrafts()) draft.save();
    };
    const onUnload = (event: BeforeUnloadEvent) => {
      saveAll();
      // The browser asks before it leaves what could not be saved.
      if (allDrafts().some(([, draft]) => draft.unsaved && draft.read().unkept === "unreachable"))
        event.preventDefault();
    };
    window.addEventListener("blur", saveAll);
    window.addEventListener("pagehide", saveAll);
    document.addEventListener("visibilitychange", saveAll);
    window.addEventListener("beforeunload", onUnload);
    return () => {
      window.removeEventListener("blur", saveAll);
      window.removeEventListener("pagehide", saveAll);
      document.removeEventListener("visibilitychange", saveAll);
      window.removeEventListener("beforeunload", onUnload);
    };
  }, []);
}
