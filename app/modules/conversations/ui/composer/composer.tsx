import { Link } from "@remix-run/react";
import { Banner, Button, TextField } from "@shopify/polaris";
import { useId, type KeyboardEvent } from "react";
import type { ReplyWindow } from "../../conversations.ts";
import { byteLength, splitReply } from "../../outbox/split-reply.ts";
import { useDraft } from "./use-draft.ts";
import { currentWindow, windowLabel, windowRemedy, windowSentence } from "./window-words.ts";

export interface ComposerProps {
  conversationId: string;
  window: ReplyWindow;
  timezone: string;
  now: Date;
  onSend: (text: string, clientToken: string) => void;
  sending: boolean;
  error: string | null;
}

/** Where a reply is written: until when that is possible, how long it is, and the button that sends it. */
export function Composer({ conversationId, window, timezone, now, onSend, sending, error }: ComposerProps) {
  const draft = useDraft(conversationId, sending, error);
  const sentenceId = useId();
  const closed = currentWindow(window, now).state === "closed";
  const blank = draft.text.trim() === "";
  const send = () => {
    if (closed || sending) return;
    const reply = draft.take();
    if (reply) onSend(reply.text, reply.clientToken);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter chooses a word.
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className="composer"
      aria-label="Reply"
      aria-describedby={sentenceId}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {closed && <ClosedBanner window={currentWindow(window, now)} timezone={timezone} now={now} />}
      <div aria-live="assertive">{error && <Banner tone="critical">{error}</Banner>}</div>
      <TextField
        label="Message"
        labelHidden
        placeholder={closed ? "" : "Write a reply…"}
        multiline={2}
        maxHeight="11.5rem"
        autoComplete="off"
        disabled={closed}
        value={draft.text}
        onChange={draft.change}
      />
      <div className="composer__foot">
        <Clock window={window} timezone={timezone} now={now} id={sentenceId} />
        <Length text={draft.text} />
        <Button submit variant="primary" disabled={closed || blank} loading={sending}>
          Send
        </Button>
      </div>
    </form>
  );
}

type WindowProps = Pick<ComposerProps, "window" | "timezone" | "now">;

/** The window's end as a sentence; when it is closed the banner above says so. */
function Clock({ window, timezone, now, id }: WindowProps & { id: string }) {
  const open = currentWindow(window, now).state !== "closed";
  const { hurry } = windowLabel(window, now);
  return (
    <p id={id} className={`composer__window${hurry ? " composer__window--hurry" : ""}`}>
      {open ? windowSentence(window, timezone, now) : "Replies are closed"}
    </p>
  );
}

function ClosedBanner({ window, timezone, now }: WindowProps) {
  const remedy = windowRemedy(window);
  return (
    <Banner tone="info">
      {windowSentence(window, timezone, now)}. {remedy && <Link to={remedy.href}>{remedy.label}</Link>}
    </Banner>
  );
}

const limitWords = "1,000";

/** How much of one message is used, or how many messages it becomes. */
function Length({ text }: { text: string }) {
  const parts = splitReply(text).length;
  return (
    <p className="composer__length">
      {parts > 1 ? `${parts} messages` : `${byteLength(text.trim()).toLocaleString("en")} / ${limitWords}`}
      <span className="inbox-hidden">{parts > 1 ? " will be sent" : " bytes"}</span>
    </p>
  );
}
