import { Link } from "@remix-run/react";
import type { KeyboardEvent, ReactNode } from "react";
import type { ConversationRow } from "../../conversations.ts";
import { ContactAvatar } from "../avatar.tsx";
import { contactTitle } from "../contact-names.ts";
import { previewWords } from "./preview-words.ts";
import { exactTime, relativeTime } from "#app/ui/times.ts";
import { whyHere } from "./queue-words.ts";
import { windowLabel } from "../composer/window-words.ts";

export interface ConversationListProps {
  rows: ConversationRow[];
  selectedId: string | null;
  /** Address of the next page; null at the end. */
  nextHref: string | null;
  timezone: string;
  now: Date;
  /** Search part of the address, kept when a thread is opened. */
  search: string;
  /** Shown instead of rows when there are none. */
  whenEmpty: ReactNode;
}

/** The inbox's threads in their order. Arrow keys or j and k move between them. */
export function ConversationList({
  rows,
  selectedId,
  nextHref,
  timezone,
  now,
  search,
  whenEmpty,
}: ConversationListProps) {
  return (
    <nav aria-label="Conversations" className="conversation-list" onKeyDown={moveFocus}>
      {rows.length === 0 && <div className="conversation-list__empty">{whenEmpty}</div>}
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Row row={row} selected={row.id === selectedId} timezone={timezone} now={now} search={search} />
          </li>
        ))}
      </ul>
      {nextHref && (
        <Link to={nextHref} className="conversation-list__older" data-row="">
          Load more
        </Link>
      )}
    </nav>
  );
}

interface RowProps {
  row: ConversationRow;
  selected: boolean;
  timezone: string;
  now: Date;
  search: string;
}

function Row({ row, selected, timezone, now, search }: RowProps) {
  const unread = row.unreadCount > 0;
  const left = windowLabel(row.window, now);
  const why = whyHere(row, now);
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
        title={exactTime(row.lastMessageAt, timezone)}
      >
        {relativeTime(row.lastMessageAt, now, timezone)}
      </time>
      <Preview row={row} />
      <span className={`conversation-row__window${left.hurry ? " conversation-row__window--hurry" : ""}`}>
        {left.text}
        {unread && (
          <>
            <span className="conversation-row__dot" aria-hidden="true" />
            <span className="inbox-hidden">{`${row.unreadCount} unread`}</span>
          </>
        )}
      </span>
      {why && <span className="conversation-row__why">{why}</span>}
    </Link>
  );
}

function Preview({ row }: { row: ConversationRow }) {
  const { text, unsent } = previewWords(row.preview);
  return (
    <span className="conversation-row__preview">
      {row.sendState === "failed" && <span className="conversation-row__failed">Not sent · </span>}
      {row.sendState === "uncertain" && "Maybe sent · "}
      {unsent ? <em>{text}</em> : text}
    </span>
  );
}

const steps: Record<string, 1 | -1> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = links[at === -1 ? 0 : at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** The list's shape while it loads; rows have the height of real ones. */
export function ConversationListSkeleton() {
  return (
    <div className="inbox__list" role="status" aria-busy="true" aria-label="Loading conversations">
      {[62, 48, 70, 55, 40, 66, 52, 60].map((width, index) => (
        <div className="conversation-row conversation-row--skeleton" key={index} aria-hidden="true">
          <span className="inbox-avatar" />
          <span className="inbox-bar" style={{ width: "45%" }} />
          <span className="inbox-bar conversation-row__preview" style={{ width: `${width}%` }} />
        </div>
      ))}
    </div>
  );
}
