import { useFetcher, useSearchParams } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ThreadPage } from "#app/modules/conversations/conversations.ts";
import { Composer } from "#app/modules/conversations/ui/composer/composer.tsx";
import { withoutPlace } from "#app/modules/conversations/ui/search/search-address.ts";
import { statusWords } from "#app/modules/conversations/ui/work/change-words.ts";
import { ThreadWork, WorkRefusal } from "#app/modules/conversations/ui/work/thread-work.tsx";
import { ThreadView } from "#app/modules/conversations/ui/thread/thread-view.tsx";
import type { ThreadActionResult } from "#app/web/thread-actions.server.ts";
import { useAnswering } from "#app/ui/last-shown.ts";
import { exactTime } from "#app/ui/times.ts";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import { useVisible } from "#app/ui/use-visible.ts";
import { describeActionError } from "./action-errors.ts";

/** A reply on its way to the server, shown at once. */
interface Pending {
  clientToken: string;
  text: string;
}

interface Props {
  thread: ThreadPage;
  /** Since when the person's data is not used; null when it is. */
  restrictedAt: string | null;
  timezone: string;
  now: Date;
}

/** The open thread with its composer. What is typed is shown before the server has answered. */
export function ThreadScreen({ thread, restrictedAt, timezone, now }: Props) {
  const { t } = useTranslation("work");
  const times = useTimeWords();
  const { send, pending, error, sending } = useReply();
  const act = useFetcher<ThreadActionResult>();
  useSeen(thread);
  const [search] = useSearchParams();
  const toNewest = useToNewest(thread);
  const before = search.get("after");
  const earlier =
    thread.olderCursor &&
    new URLSearchParams({ ...(before && { after: before }), earlier: thread.olderCursor });
  return (
    <ThreadView
      thread={thread}
      timezone={timezone}
      now={now}
      olderHref={earlier ? `?${earlier}` : null}
      at={search.get("at")}
      onNewest={toNewest}
      onRetry={(messageId) => act.submit({ intent: "retry", messageId }, { method: "post" })}
      onResolve={(messageId, decision) =>
        act.submit({ intent: "resolve", messageId, decision }, { method: "post" })
      }
      pending={pending}
      work={<ThreadWork thread={thread} timezone={timezone} now={now} />}
      status={statusWords(t, times, thread.work, now)}
      notice={
        <>
          {restrictedAt && <Restricted since={restrictedAt} timezone={timezone} />}
          <WorkRefusal threadId={thread.id} now={now} />
        </>
      }
    >
      {act.state === "idle" && act.data?.ok === false && (
        <Banner tone="critical">{describeActionError(act.data.error)}</Banner>
      )}
      <Composer
        conversationId={thread.id}
        window={thread.window}
        timezone={timezone}
        now={now}
        onSend={(text, clientToken) => {
          send(text, clientToken);
          toNewest?.();
        }}
        sending={sending}
        error={error}
      />
    </ThreadView>
  );
}

/** Leaves the message that the address names for the newest ones; null where these are shown. */
function useToNewest({ atEnd }: ThreadPage): (() => void) | null {
  const [, setSearch] = useSearchParams();
  if (atEnd) return null;
  return () => setSearch(withoutPlace, { preventScrollReset: true });
}

function Restricted({ since, timezone }: { since: string; timezone: string }) {
  return (
    <Banner tone="info">
      Restricted since {exactTime(since, timezone)}: nothing of this person is used by itself. What they write
      still arrives, and you can answer it.
    </Banner>
  );
}

/** A reply is pending from the click until the page has been read again with the stored message in it. */
function useReply() {
  const fetcher = useFetcher<ThreadActionResult>();
  const form = fetcher.formData;
  const pending: Pending[] = form
    ? [{ clientToken: String(form.get("clientToken")), text: String(form.get("text")) }]
    : [];
  const send = (text: string, clientToken: string) =>
    fetcher.submit({ intent: "reply", text, clientToken }, { method: "post" });
  const error = fetcher.data?.ok === false ? describeActionError(fetcher.data.error) : null;
  return { send, pending, error, sending: fetcher.state !== "idle" };
}

/** Often enough for colleagues, seldom enough that a busy thread costs nothing. */
const seenEveryMs = 1_500;

/** Says that staff have the thread before their eyes, whenever it shows something newer. */
function useSeen(thread: ThreadPage): void {
  const { submit } = useFetcher();
  const visible = useVisible();
  const answering = useAnswering();
  const newest = thread.atEnd
    ? thread.messages.findLast((message) => message.direction === "in")?.id
    : undefined;
  const said = useRef<{ id?: string; at: number }>({ at: 0 });
  useEffect(() => {
    // What was said while nobody answered is said again.
    if (!answering) said.current = { at: Date.now() };
  }, [answering]);
  useEffect(() => {
    if (!newest || newest === said.current.id || !visible || !answering) return;
    const wait = Math.max(0, said.current.at + seenEveryMs - Date.now());
    const timer = setTimeout(() => {
      said.current = { id: newest, at: Date.now() };
      submit({ intent: "seen" }, { method: "post" });
    }, wait);
    return () => clearTimeout(timer);
  }, [newest, visible, answering, submit]);
}
