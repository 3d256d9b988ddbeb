import { useCallback, useSyncExternalStore, useState } from "react";
import { attachmentsIn, type Attachment } from "./attachments.ts";

const none: readonly Attachment[] = [];

/** The files attached to a conversation's draft, and how many of those added last were too many. */
export function useAttachments(conversationId: string) {
  const [left, setLeft] = useState(0);
  const attachments = useSyncExternalStore(
    useCallback(
      (listener: () => void) => attachmentsIn(conversationId).subscribe(listener),
      [conversationId],
    ),
    () => attachmentsIn(conversationId).read(),
    // There are no files before the page is open.
    () => none,
  );
  const add = useCallback(
    (files: File[]) => setLeft(attachmentsIn(conversationId).add(files)),
    [conversationId],
  );
  return {
    attachments,
    left,
    add,
    retry: (key: string) => attachmentsIn(conversationId).retry(key),
    remove: (key: string) => {
      setLeft(0);
      attachmentsIn(conversationId).remove(key);
    },
    /** Whether all of them can go. */
    ready: attachments.every(({ state }) => state === "ready"),
  };
}
