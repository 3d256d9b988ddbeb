import { Link } from "@remix-run/react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { ConversationRow } from "../../conversations.ts";
import { ContactAvatar } from "../avatar.tsx";
import { windowLabel } from "../composer/window-words.ts";
import { RowPresence } from "../presence/row-presence.tsx";
import { RowWork } from "../work/row-work.tsx";
import { contactTitle } from "../contact-names.ts";
import { useInboxWords } from "../use-inbox-words.ts";
import { previewWords } from "./preview-words.ts";
import { whyHere } from "./queue-words.ts";

/** What all rows of a list have in common. */
export interface RowContext {
  timezone: string;
  now: Date;
  /** Search part of the address, kept when a thread is opened. */
  search: string;
}

/** A thread in the list: who, when, the last words, what runs out and what is at stake. */
export const ConversationListRow = memo(function ConversationListRow({
  row,
  selected,
  mentioned,
  drafted,
  timezone,
  now,
  search,
}: RowContext & { row: ConversationRow; selected: boolean; mentioned: boolean; drafted: boolean }) {
  const unread = row.unreadCount > 0;
  const words = useInboxWords(timezone);
  const { t, times } = words;
  const left = windowLabel(t, row.window, now);
  const why = whyHere(words, row, now);
  return (
    <Link
      to={`/app/conversations/${row.id}${search}`}
      preventScrollReset
      prefetch="intent"
      data-row=""
      className={`conversation-row${unread ? " conversation-row--unread" : ""}`}
      aria-current={selected ? "page" : undefined}
    >
      <ContactAvatar contact={row.contact} />
      <span className="conversation-row__title">{contactTitle(row.contact)}</span>
      <time
        className="conversation-row__time"
        dateTime={row.lastMessageAt}
        title={times.exact(row.lastMessageAt)}
      >
        {times.since(row.lastMessageAt, now)}
      </time>
      <Preview row={row} drafted={drafted} />
      <span className={`conversation-row__window${left.hurry ? " conversation-row__window--hurry" : ""}`}>
        {left.text}
        {mentioned && <MentionMark />}
        <RowPresence conversationId={row.id} />
        {unread && (
          <>
            <span className="conversation-row__dot" aria-hidden="true" />
            <span className="inbox-hidden">{t("unread", { count: row.unreadCount })}</span>
          </>
        )}
      </span>
      {why && <span className="conversation-row__why">{why}</span>}
      <RowWork work={row.work} now={now} />
    </Link>
  );
});

/** A note of a colleague's waits for whoever looks. */
function MentionMark() {
  const { t } = useTranslation("views");
  return (
    <span className="conversation-row__mention" title={t("youAreMentioned")}>
      <span aria-hidden="true">@</span>
      <span className="inbox-hidden">{t("youAreMentioned")}</span>
    </span>
  );
}

function Preview({ row, drafted }: { row: ConversationRow; drafted: boolean }) {
  const { t } = useTranslation("inbox");
  const { text, unsent } = previewWords(t, row.preview);
  return (
    <span className="conversation-row__preview">
      {drafted && <span className="conversation-row__draft">{t("preview.draft")} · </span>}
      {row.sendState === "failed" && (
        <span className="conversation-row__failed">{t("preview.failed")} · </span>
      )}
      {row.sendState === "uncertain" && `${t("preview.uncertain")} · `}
      {unsent ? <em>{text}</em> : text}
    </span>
  );
}
