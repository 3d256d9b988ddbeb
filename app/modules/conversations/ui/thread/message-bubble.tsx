import { memo, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import type { QuotedMessage, ThreadMessage } from "../../conversations.ts";
import { useThreadSlots } from "./thread-slots.ts";
import type { PendingReply } from "./log-rows.ts";
import { EditHistory } from "./edit-history.tsx";
import type { EntryPlace } from "./entries/entry.tsx";
import { MessageContentView, MessageText } from "./message-content.tsx";
import { MessageReactions, ReactButton, ReactionFailure, type OnReact } from "./message-reactions.tsx";
import { MessageRemedies, type MessageActions } from "./message-remedies.tsx";
import { authorWords, quotedWords, sendWords } from "./message-words.ts";
import { WaitingWords } from "./waiting-reply.tsx";

export interface MessageBubbleProps {
  message: ThreadMessage;
  /** Who the customer is, for those who hear the thread instead of seeing it. */
  contactName: string;
  now: Date;
  /** The reader was led to it. */
  pointed: boolean;
  /** Null for what has not been said yet. */
  place: EntryPlace | null;
  actions: MessageActions;
}

/**
 * One message of a thread, of any kind, with what became of it. Drawn again only when it says something else: every
 * piece of news reads the page again, and nearly all of it is as it was.
 */
export const MessageBubble = memo(Bubble, saysTheSame);

function saysTheSame(before: MessageBubbleProps, after: MessageBubbleProps): boolean {
  return (
    before.message === after.message &&
    before.pointed === after.pointed &&
    before.actions === after.actions &&
    before.place?.position === after.place?.position &&
    before.place?.setSize === after.place?.setSize &&
    (!goesOn(after.message) || before.now === after.now)
  );
}

/** Whether time changes what it says. */
function goesOn({ sendState }: ThreadMessage): boolean {
  return sendState === "uncertain" || sendState === "scheduled";
}

function Bubble({ message, contactName, now, pointed, place, actions }: MessageBubbleProps) {
  const { t } = useTranslation("thread");
  const ref = usePointed(pointed);
  const slots = useThreadSlots();
  return (
    <article
      ref={ref}
      className={`message message--${message.direction}`}
      data-state={message.sendState ?? undefined}
      data-message={message.id}
      aria-current={pointed ? "location" : undefined}
      aria-posinset={place?.position}
      aria-setsize={place?.setSize}
      tabIndex={pointed ? -1 : undefined}
    >
      <span className="inbox-hidden">
        {message.direction === "in" ? t("message.from", { name: contactName }) : t("message.fromYou")}
      </span>
      {message.unsent ? (
        <p className="message__tombstone">
          {t(message.foundUnsent ? "message.foundUnsent" : "message.unsent")}
        </p>
      ) : (
        <div className="message__bubble">
          {message.quoted && <Quoted quoted={message.quoted} onGo={actions.goTo} />}
          <MessageContentView message={message} />
          <MessageReactions message={message} onReact={actions.onReact} />
        </div>
      )}
      {slots.underMessage(message)}
      <MessageMeta message={message} now={now} onReact={actions.onReact} />
      {!message.unsent && <MessageRemedies {...{ message, now }} {...actions} />}
    </article>
  );
}

/** Whoever was led to a message goes on from there, with the keyboard too. */
function usePointed(pointed: boolean) {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    if (pointed) ref.current?.focus({ preventScroll: true });
  }, [pointed]);
  return ref;
}

function Quoted({ quoted, onGo }: { quoted: QuotedMessage; onGo: (messageId: string) => void }) {
  const { t } = useTranslation("thread");
  return (
    <blockquote className="message__quoted">
      <button type="button" onClick={() => onGo(quoted.id)}>
        <span className="inbox-hidden">{t("message.inReplyTo")}</span>
        {quotedWords(t, quoted)}
      </button>
    </blockquote>
  );
}

interface MetaProps extends Pick<MessageBubbleProps, "message" | "now"> {
  onReact: OnReact;
}

function MessageMeta({ message, now, onReact }: MetaProps) {
  const { t } = useTranslation("thread");
  const times = useTimeWords();
  const slots = useThreadSlots();
  const author = message.direction === "out" ? authorWords(t, message) : null;
  const sent = message.unsent || message.waits ? null : sendWords(t, message);
  return (
    <div className="message__meta">
      {message.sendState !== "scheduled" && (
        <time dateTime={message.sentAt} title={times.exact(message.sentAt)}>
          {times.clock(message.sentAt)}
        </time>
      )}
      {author && <span>{author}</span>}
      {message.edited && !message.unsent && <EditHistory message={message} />}
      <WaitingWords message={message} now={now} />
      {sent && <span className={`message__state message__state--${message.sendState}`}>{sent}</span>}
      {slots.besideMessage(message)}
      <ReactionFailure message={message} />
      <ReactButton message={message} onReact={onReact} />
    </div>
  );
}

/** A reply that was typed a moment ago and that the server has not confirmed yet. */
export function PendingBubble({ reply: { text, files, cards } }: { reply: PendingReply }) {
  const { t } = useTranslation(["thread", "composer"]);
  return (
    <article className="message message--out" data-state="sending">
      <span className="inbox-hidden">{t("message.fromYou")}</span>
      <div className="message__bubble">
        {files > 0 && <p>{t("composer:files.sending", { count: files })}</p>}
        {text.trim() !== "" && <MessageText text={text} />}
        {cards > 0 && <p>{t("composer:products.sending", { count: cards })}</p>}
      </div>
      <p className="message__meta">
        <span className="message__state">{t("sendStates.sending")}</span>
      </p>
    </article>
  );
}
