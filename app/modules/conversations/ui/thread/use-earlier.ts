import { useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { ThreadMessage, ThreadPage } from "../../conversations.ts";
import { joinMessages } from "./join-messages.ts";

/** Earlier messages that were asked for, and where those before them begin. */
interface Earlier {
  messages: ThreadMessage[];
  olderCursor: string | null;
}

export interface EarlierControl {
  /** Everything known of the thread, oldest first. */
  messages: ThreadMessage[];
  /** Address of what lies before it; null at the beginning of the thread. */
  href: string | null;
  loading: boolean;
  load: () => void;
}

/**
 * Adds earlier pages above the newest one. The address stays that of the newest page, so that live updates
 * and replies go on below while staff read further up.
 */
export function useEarlier(thread: ThreadPage, olderHref: string | null): EarlierControl {
  const fetcher = useFetcher<{ thread: ThreadPage }>();
  const [earlier, setEarlier] = useState<Earlier | null>(null);
  const newest = useRef(thread.messages);

  const page = fetcher.data?.thread;
  useEffect(() => {
    if (!page) return;
    setEarlier((before) => ({
      messages: joinMessages(before?.messages ?? [], page.messages),
      olderCursor: page.olderCursor,
    }));
  }, [page]);

  // Each new message pushes one out of the newest page: between the pages it must not get lost.
  useEffect(() => {
    const pushedOut = newest.current;
    newest.current = thread.messages;
    const first = thread.messages[0]?.sentAt;
    if (pushedOut === thread.messages || first === undefined) return;
    const above = pushedOut.filter((message) => message.sentAt <= first);
    setEarlier((before) => before && { ...before, messages: joinMessages(before.messages, above) });
  }, [thread.messages]);

  const href = earlier ? hrefOf(olderHref, earlier.olderCursor) : olderHref;
  return {
    messages: earlier ? aboveNewest(earlier.messages, thread.messages) : thread.messages,
    href,
    loading: fetcher.state !== "idle",
    load: () => href && fetcher.load(href),
  };
}

/** What the newest page holds is as it says there, erasures too; only what lies before comes from elsewhere. */
function aboveNewest(earlier: ThreadMessage[], newest: ThreadMessage[]): ThreadMessage[] {
  const first = newest[0];
  if (!first) return [];
  const ids = new Set(newest.map(({ id }) => id));
  return [...earlier.filter(({ id, sentAt }) => sentAt <= first.sentAt && !ids.has(id)), ...newest];
}

function hrefOf(olderHref: string | null, cursor: string | null): string | null {
  if (cursor === null) return null;
  const search = new URLSearchParams(olderHref?.split("?")[1] ?? "");
  search.set("earlier", cursor);
  return `?${search}`;
}
