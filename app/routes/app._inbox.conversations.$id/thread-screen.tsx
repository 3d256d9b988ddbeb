import { useFetcher } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import type { OthersAnswer, ThreadMessage, ThreadPage } from "#app/modules/conversations/conversations.ts";
import type { ReadDraft } from "#app/modules/conversations/drafts/drafts.ts";
import { useThreadCommands } from "#app/modules/conversations/ui/commands/use-thread-commands.ts";
import { useUndoCommand } from "#app/modules/conversations/ui/commands/use-undo-command.ts";
import { contactTitle } from "#app/modules/conversations/ui/contact-names.ts";
import { Composer } from "#app/modules/conversations/ui/composer/composer.tsx";
import { currentWindow } from "#app/modules/conversations/ui/composer/window-words.ts";
import type { Mentionable } from "#app/modules/conversations/notes/notes.ts";
import { ThreadPresence } from "#app/modules/conversations/ui/presence/thread-presence.tsx";
import { statusWords } from "#app/modules/conversations/ui/work/change-words.ts";
import { ShutOutNotice } from "#app/modules/conversations/ui/work/shut-out-notice.tsx";
import { isShutOut } from "#app/modules/conversations/work/work.ts";
import { ThreadWork, WorkRefusal } from "#app/modules/conversations/ui/work/thread-work.tsx";
import { ThreadView } from "#app/modules/conversations/ui/thread/thread-view.tsx";
import type { CustomerSnapshotView, UnreadCustomer } from "#app/modules/orders/orders.ts";
import { PersonRestriction } from "#app/modules/privacy/ui/person-restriction.tsx";
import type { ThreadActionResult } from "#app/web/thread-actions.server.ts";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import { describeActionError } from "./action-errors.ts";
import { useReply } from "./use-reply.ts";
import { useSeen } from "./use-seen.ts";
import { useTakeBack } from "./use-take-back.ts";

interface Props {
  thread: ThreadPage;
  /** What whoever looks has begun to answer. */
  kept: ReadDraft;
  /** For how long whoever looks can undo what they send. */
  undoSeconds: number;
  /** The newest answer of somebody else. */
  answer: OthersAnswer | null;
  customers: CustomerSnapshotView[];
  unread: UnreadCustomer[];
  /** Since when the person's data is not used; null when it is. */
  restrictedAt: string | null;
  team: Mentionable[];
  timezone: string;
  now: Date;
}

/** The open thread with its composer. What is typed is shown before the server has answered. */
export function ThreadScreen(props: Props) {
  const { thread, kept, answer, customers, unread, restrictedAt, team, timezone, now, undoSeconds } = props;
  const { t } = useTranslation("work");
  const { t: inbox } = useTranslation("inbox");
  const { t: sending } = useTranslation("sending");
  const times = useTimeWords();
  // Forms name their thread, so that an answer can reach nobody but whom it is written to.
  const action = `/app/conversations/${thread.id}`;
  const reply = useReply(action);
  useThreadCommands({ thread, timezone, now });
  const act = useFetcher<ThreadActionResult>();
  const { submit } = act;
  const { onTakeBack, ...back } = useTakeBack(thread.id, action);
  const held = useUndoCommand(thread, onTakeBack);
  const [seenId, setSeenId] = useState<string | null>(null);
  useSeen(seenId, action);
  // Which state is asked about: once it is another one, the question is answered.
  const [restricting, setRestricting] = useState<string | null>(null);
  // Instagram takes reactions within 24 hours of what the customer wrote, as replies without its tag.
  const replyRefused = useRefusal("reply");
  const mayReact = replyRefused === null && currentWindow(thread.window, now).state === "open";
  const actions = useMemo(
    () => ({
      onRetry: (messageId: string) => submit({ intent: "retry", messageId }, { method: "post", action }),
      onResolve: (messageId: string, decision: "sent" | "resend") =>
        submit({ intent: "resolve", messageId, decision }, { method: "post", action }),
      onSendNow: ({ id: messageId, sendState }: ThreadMessage) =>
        submit(
          { intent: sendState === "failed" ? "retry" : "sendNow", messageId },
          { method: "post", action },
        ),
      onTakeBack,
      onReact: mayReact
        ? (messageId: string, emoji: string | null) =>
            submit({ intent: "react", messageId, emoji: emoji ?? "" }, { method: "post", action })
        : null,
    }),
    [submit, action, onTakeBack, mayReact],
  );
  return (
    <ThreadView
      thread={thread}
      team={team}
      timezone={timezone}
      now={now}
      actions={actions}
      onSeen={setSeenId}
      pending={reply.pending}
      work={
        <ThreadWork
          thread={thread}
          timezone={timezone}
          now={now}
          restricted={restrictedAt !== null}
          onRestrict={() => setRestricting(restrictedAt ?? "no")}
        />
      }
      status={statusWords(t, times, thread.work, now)}
      notice={
        <>
          {restrictedAt && <Restricted since={restrictedAt} />}
          <WorkRefusal threadId={thread.id} now={now} />
        </>
      }
    >
      <PersonRestriction
        key={`${thread.contact.id} ${restrictedAt !== null}`}
        contactId={thread.contact.id}
        name={contactTitle(thread.contact)}
        restricted={restrictedAt !== null}
        open={restricting === (restrictedAt ?? "no")}
        onClose={() => setRestricting(null)}
      />
      {act.state === "idle" && act.data?.ok === false && (
        <Banner tone="critical">{describeActionError(inbox, act.data.error)}</Banner>
      )}
      <ThreadPresence conversationId={thread.id} />
      {back.error && <Banner tone="critical">{back.error}</Banner>}
      <p className="inbox-hidden" aria-live="polite">
        {held ? sending("said.held", { seconds: undoSeconds }) : back.said}
      </p>
      {isShutOut(thread.work.status) ? (
        <ShutOutNotice thread={thread} now={now} />
      ) : replyRefused ? (
        <Banner tone="info">{replyRefused}</Banner>
      ) : (
        <>
          {isRequest(thread) && <p className="thread-request">{t("request")}</p>}
          <Composer
            conversationId={thread.id}
            kept={kept}
            window={thread.window}
            timezone={timezone}
            now={now}
            answer={answer}
            sources={{
              contact: thread.contact,
              restricted: restrictedAt !== null,
              customers,
              unread: unread.length > 0,
            }}
            undoSeconds={undoSeconds}
            onSend={reply.send}
            sending={reply.sending}
            error={reply.error}
          />
        </>
      )}
    </ThreadView>
  );
}

/** Whether it may lie in Instagram's folder of requests: nobody ever answered, and it can be answered now. */
function isRequest({ timeline, window }: ThreadPage): boolean {
  if (window.state === "closed" || timeline.older !== null) return false;
  return timeline.items.every((item) => item.kind !== "message" || item.message.direction === "in");
}

function Restricted({ since }: { since: string }) {
  const { t } = useTranslation("inbox");
  const times = useTimeWords();
  return <Banner tone="info">{t("restricted", { when: times.exact(since) })}</Banner>;
}
