import { Banner, TextField } from "@shopify/polaris";
import { useId, useRef, type ClipboardEvent, type KeyboardEvent, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import type { OthersAnswer, ReplyWindow } from "../../conversations.ts";
import type { ReadDraft } from "../../drafts/drafts.ts";
import { AnsweredNotice } from "../presence/answered-notice.tsx";
import { useAnswered } from "../presence/use-answered.ts";
import { AdditionDialog, Additions } from "./additions.tsx";
import { ClosedBanner, ComposerHead } from "./composer-head.tsx";
import { ComposerTools } from "./composer-tools.tsx";
import { DraftNotice } from "./drafts/draft-notice.tsx";
import { EmojiList } from "./emoji/emoji-list.tsx";
import { useEmojiList } from "./emoji/use-emoji-list.ts";
import { fieldLists } from "./field-lists.ts";
import { AttachedFiles } from "./files/attached-files.tsx";
import { useAttachments } from "./files/use-attachments.ts";
import { useFileDrop } from "./files/use-file-drop.ts";
import { PlaceholderNotice } from "./placeholder-notice.tsx";
import { useThreadSlots } from "../thread/thread-slots.ts";
import { SavedReplyList } from "./saved-reply-list.tsx";
import { SendButton } from "./send/send-button.tsx";
import type { ScheduledTime } from "./send/send-menu.tsx";
import { SplitPreview } from "./split-preview.tsx";
import { useAdditions } from "./use-additions.ts";
import { useDraft, type Reply } from "./use-draft.ts";
import { useSavedReplies, type ThreadSources } from "./use-saved-replies.ts";
import { currentWindow } from "./window-words.ts";
import "./composer.css";

export interface ComposerProps {
  conversationId: string;
  /** What the server keeps of the reply that is written here. */
  kept: ReadDraft;
  window: ReplyWindow;
  timezone: string;
  now: Date;
  sources: ThreadSources;
  /** The newest answer of somebody else. */
  answer: OthersAnswer | null;
  /** For how long whoever sends can undo it. */
  undoSeconds: number;
  onSend: (reply: Reply, scheduled?: ScheduledTime) => void;
  sending: boolean;
  error: string | null;
}

/** Where a reply is written: until when that is possible, what goes into it, and the button that sends it. */
export function Composer({ conversationId, window, timezone, now, ...props }: ComposerProps) {
  const { t } = useTranslation("composer");
  const { onSend, sending, error } = props;
  const draft = useDraft(conversationId, props.kept, sending, error);
  const slots = useThreadSlots();
  const fieldId = useId();
  const sentenceId = useId();
  const notice = useRef<HTMLDivElement>(null);
  const current = currentWindow(window, now);
  const additions = useAdditions({ fieldId, draft, window: current, error });
  const saved = useSavedReplies(fieldId, draft, props.sources, additions.products.only);
  const emoji = useEmojiList(fieldId, draft.change);
  const lists = fieldLists(draft.change, saved, emoji);
  const closed = current.state === "closed";
  const form = useRef<HTMLFormElement>(null);
  const files = useAttachments(conversationId);
  const dropping = useFileDrop(form, closed ? null : files.add);
  const blank = draft.text.trim() === "" && files.attachments.length === 0 && additions.none;
  const ready = files.ready && additions.ready;
  const focusField = () => document.getElementById(fieldId)?.focus();
  const answered = useAnswered(conversationId, props.answer, blank, sending);
  const send = (scheduled?: ScheduledTime, anyway = false) => {
    if (closed || sending || !ready) return;
    // What has no value is decided first.
    if (saved.unfilled) return notice.current?.focus();
    if (!answered.mayGo(scheduled, anyway)) return;
    const reply = draft.take(additions.products.asked);
    if (!reply) return;
    additions.quick.close();
    onSend(reply, scheduled);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isElsewhere(event)) return;
    if (event.target instanceof HTMLTextAreaElement && lists.onKeyDown(event)) return;
    // While an input method composes, Enter chooses a word.
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (isElsewhere(event)) return;
    const pasted = [...event.clipboardData.files];
    // Office programs put a picture of a text beside the text.
    if (closed || pasted.length === 0 || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    files.add(pasted);
  };
  return (
    <form
      ref={form}
      className="composer"
      data-dropping={dropping}
      aria-label={t("label")}
      aria-describedby={sentenceId}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isElsewhere(event)) send();
      }}
    >
      {closed && <ClosedBanner window={current} timezone={timezone} now={now} />}
      <div aria-live="assertive">
        {error && !answered.meanwhile && <Banner tone="critical">{error}</Banner>}
      </div>
      <div ref={notice} tabIndex={-1} aria-live="polite">
        {saved.placeholders.length > 0 && (
          <PlaceholderNotice
            placeholders={saved.placeholders}
            customers={props.sources.customers}
            onChoose={saved.decideOn}
            onChooseProduct={() => additions.pick("fill")}
            onFill={saved.fillIn}
            onLeaveOut={saved.leaveOut}
          />
        )}
      </div>
      <DraftNotice conversationId={conversationId} draft={draft.typed} onChosen={focusField} />
      <SavedReplyList id={saved.listId} list={saved.list} state={saved.state} />
      <EmojiList id={emoji.listId} list={emoji.list} />
      <ComposerHead {...{ window, timezone, now }} id={sentenceId} text={draft.text} />
      <TextField
        id={fieldId}
        label={t("field")}
        labelHidden
        placeholder={closed ? "" : t("placeholder")}
        multiline={2}
        maxHeight="11.5rem"
        autoComplete="off"
        disabled={closed}
        value={draft.text}
        {...lists.field}
      />
      <SplitPreview text={draft.text} />
      <Additions additions={additions} onEmpty={focusField} />
      <AttachedFiles {...files} onRetry={files.retry} onRemove={files.remove} />
      {dropping && <p className="composer__drop">{t("files.drop")}</p>}
      <AnsweredNotice {...{ conversationId, answered, now }} onGo={() => send(answered.later, true)} />
      <div className="composer__foot">
        <ComposerTools
          disabled={closed}
          onReplies={() => saved.list.toggle("/")}
          onProducts={() => additions.pick("insert")}
          onQuickReplies={additions.quick.toggle}
          onEmoji={additions.type}
          onFiles={files.add}
          offers={additions.offers}
        />
        {slots.inComposer({ ...draft, whole: !closed && !saved.unfilled })}
        <SendButton
          {...{ closed, sending, window, timezone, now, undoSeconds: props.undoSeconds }}
          ready={!blank && ready}
          onSchedule={send}
        />
      </div>
      <AdditionDialog
        {...{ additions, conversationId }}
        customer={onlyCustomer(props.sources)}
        onFill={saved.decideOn}
      />
    </form>
  );
}

/** Who the person is for certain; null when that is nobody, or one of several. */
function onlyCustomer({ customers }: ThreadSources): string | null {
  const [one, another] = customers;
  return one && !another ? one.name : null;
}

/** React tells a form of what happens in its dialogs and menus too, which stand elsewhere in the page. */
function isElsewhere({ currentTarget, target }: SyntheticEvent): boolean {
  return target instanceof Node && !currentTarget.contains(target);
}
