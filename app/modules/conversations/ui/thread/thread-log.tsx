import { Link } from "@remix-run/react";
import { Fragment, type MouseEvent } from "react";
import type { ThreadMessage, ThreadPage } from "../../conversations.ts";
import { useTranslation } from "react-i18next";
import { contactTitle } from "../contact-names.ts";
import { MessageBubble, PendingBubble } from "./message-bubble.tsx";
import { dayHeading, dayNumber } from "#app/ui/times.ts";
import { useEarlier, type EarlierControl } from "./use-earlier.ts";
import { useLogScroll } from "./use-log-scroll.ts";

export interface ThreadLogProps {
  thread: ThreadPage;
  timezone: string;
  now: Date;
  /** Address with the earlier messages; null at the beginning of the thread. */
  olderHref: string | null;
  /** The message that the address names: it is shown and marked. */
  at: string | null;
  /** Shows the newest messages; null where they are shown. */
  onNewest: (() => void) | null;
  onRetry: (messageId: string) => void;
  onResolve: (messageId: string, decision: "sent" | "resend") => void;
  /** Replies on their way to the server. */
  pending: { clientToken: string; text: string }[];
}

/** The messages, oldest first, with a line between days. */
export function ThreadLog({ thread, olderHref, at, onNewest, pending, ...each }: ThreadLogProps) {
  const { timezone, now } = each;
  const earlier = useEarlier(thread, olderHref);
  const { messages } = earlier;
  const { logRef, contentRef, newBelow, toEnd, onScroll } = useLogScroll({
    firstId: messages[0]?.id ?? null,
    lastId: messages.at(-1)?.id ?? null,
    pending: pending.length,
    at,
  });
  const contactName = contactTitle(thread.contact);
  return (
    <div className="thread__scroll">
      <div
        ref={logRef}
        className="thread__log"
        role="log"
        aria-live="polite"
        aria-label={`Messages with ${contactName}`}
        // Scrolled with the keyboard too.
        tabIndex={0}
        onScroll={onScroll}
      >
        <div ref={contentRef} className="thread__messages">
          <EarlierLink earlier={earlier} />
          {messages.length === 0 && pending.length === 0 && <p className="thread__day">No messages yet</p>}
          {messages.map((message, index) => (
            <Fragment key={message.id}>
              {startsDay(messages, index, timezone) && (
                <p className="thread__day">{dayHeading(message.sentAt, timezone, now)}</p>
              )}
              <div data-message={message.id} aria-current={message.id === at ? "location" : undefined}>
                <MessageBubble message={message} contactName={contactName} {...each} />
              </div>
            </Fragment>
          ))}
          {pending.map((reply) => (
            <PendingBubble key={reply.clientToken} text={reply.text} />
          ))}
        </div>
      </div>
      <ToEnd newBelow={newBelow} toEnd={toEnd} onNewest={onNewest} />
    </div>
  );
}

interface ToEndProps {
  newBelow: boolean;
  toEnd: () => void;
  onNewest: (() => void) | null;
}

/** The way to what lies below: messages that came, or those after the one that was looked for. */
function ToEnd({ newBelow, toEnd, onNewest }: ToEndProps) {
  const { t } = useTranslation("search");
  if (!onNewest && !newBelow) return null;
  return (
    <button type="button" className="thread__new" onClick={onNewest ?? toEnd}>
      {onNewest ? t("toNewest") : "New messages"}
    </button>
  );
}

/** A real address, so that it can be opened elsewhere; a plain click adds the messages here. */
function EarlierLink({ earlier: { href, loading, load } }: { earlier: EarlierControl }) {
  if (!href) return null;
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!loading) load();
  };
  return (
    <Link to={href} preventScrollReset className="thread__older" aria-busy={loading} onClick={onClick}>
      {loading ? "Loading earlier messages…" : "Show earlier messages"}
    </Link>
  );
}

function startsDay(messages: ThreadMessage[], index: number, timezone: string): boolean {
  const message = messages[index];
  const previous = messages[index - 1];
  if (!message) return false;
  return !previous || dayNumber(previous.sentAt, timezone) !== dayNumber(message.sentAt, timezone);
}
