import { Button, InlineStack } from "@shopify/polaris";
import { memo } from "react";
import type { ThreadMessage } from "../../conversations.ts";
import { explainFailure } from "../../outbox/reply-failures.ts";
import { MessageContentView, MessageText } from "./message-content.tsx";
import { authorWords, mayResolve, sendWords } from "./message-words.ts";
import { clockTime, exactTime } from "#app/ui/times.ts";

export interface MessageBubbleProps {
  message: ThreadMessage;
  /** Who the customer is, for those who hear the thread instead of seeing it. */
  contactName: string;
  timezone: string;
  now: Date;
  onRetry: (messageId: string) => void;
  onResolve: (messageId: string, decision: "sent" | "resend") => void;
}

/**
 * One message of a thread, of any kind, with what became of it. Drawn again only when it says something else:
 * every piece of news reads the whole page again, and nearly all of it is as it was.
 */
export const MessageBubble = memo(Bubble, saysTheSame);

function saysTheSame(before: MessageBubbleProps, after: MessageBubbleProps): boolean {
  const sameClock = after.message.sendState !== "uncertain" || before.now === after.now;
  return (
    sameClock &&
    before.timezone === after.timezone &&
    JSON.stringify(before.message) === JSON.stringify(after.message)
  );
}

function Bubble({ message, contactName, timezone, now, onRetry, onResolve }: MessageBubbleProps) {
  const author = message.direction === "out" ? authorWords(message) : null;
  return (
    <article className={`message message--${message.direction}`} data-state={message.sendState ?? undefined}>
      <span className="inbox-hidden">{message.direction === "in" ? `${contactName}:` : "You:"}</span>
      {message.unsent ? (
        <p className="message__tombstone">Message unsent</p>
      ) : (
        <div className="message__bubble">
          {message.quoted && <blockquote className="message__quoted">{message.quoted}</blockquote>}
          <MessageContentView message={message} />
          {message.reaction && (
            <span className="message__reaction" role="img" aria-label={`Reaction: ${message.reaction}`}>
              {message.reaction}
            </span>
          )}
        </div>
      )}
      <p className="message__meta">
        <time dateTime={message.sentAt} title={exactTime(message.sentAt, timezone)}>
          {clockTime(message.sentAt, timezone)}
        </time>
        {author && <span>{author}</span>}
        {message.edited && !message.unsent && <span>Edited</span>}
        {!message.unsent && <SendState message={message} />}
      </p>
      {!message.unsent && <Remedies message={message} now={now} onRetry={onRetry} onResolve={onResolve} />}
    </article>
  );
}

function SendState({ message }: { message: ThreadMessage }) {
  const words = sendWords(message);
  return words && <span className={`message__state message__state--${message.sendState}`}>{words}</span>;
}

type RemediesProps = Pick<MessageBubbleProps, "message" | "now" | "onRetry" | "onResolve">;

function Remedies({ message, now, onRetry, onResolve }: RemediesProps) {
  if (message.sendState === "failed") {
    const { todo, canRetry } = explainFailure(message.failureCode);
    return (
      <div className="message__remedies">
        <p className="message__meta">{todo}</p>
        {canRetry && (
          <Button size="micro" onClick={() => onRetry(message.id)}>
            Retry
          </Button>
        )}
      </div>
    );
  }
  if (!mayResolve(message, now)) return null;
  return (
    <div className="message__remedies">
      <p className="message__meta">Look in the Instagram app whether it is there.</p>
      <InlineStack gap="100">
        <Button size="micro" onClick={() => onResolve(message.id, "sent")}>
          It arrived
        </Button>
        <Button size="micro" onClick={() => onResolve(message.id, "resend")}>
          Send again
        </Button>
      </InlineStack>
    </div>
  );
}

/** A reply that was typed a moment ago and that the server has not confirmed yet. */
export function PendingBubble({ text }: { text: string }) {
  return (
    <article className="message message--out" data-state="sending">
      <span className="inbox-hidden">You:</span>
      <div className="message__bubble">
        <MessageText text={text} />
      </div>
      <p className="message__meta">
        <span className="message__state">Sending</span>
      </p>
    </article>
  );
}
