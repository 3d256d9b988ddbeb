import { useTranslation } from "react-i18next";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import type { TimelineItem } from "../../thread/timeline.ts";
import type { WorkChoices } from "../../work/work.ts";
import { ChangeEntry, ChangesEntry } from "./entries/change-entry.tsx";
import type { EntryPlace } from "./entries/entry.tsx";
import { NoteEntry } from "./entries/note-entry.tsx";
import { OrderEntry } from "./entries/order-entry.tsx";
import type { LogRow } from "./log-rows.ts";
import "./entries/entries.css";
import { MessageBubble, PendingBubble } from "./message-bubble.tsx";
import type { MessageActions } from "./message-remedies.tsx";

export interface LogRowProps {
  row: LogRow | undefined;
  index: number;
  /** Takes the height of the row once it is drawn; null while the browser lays rows out by itself. */
  measure: ((row: HTMLDivElement | null) => void) | null;
  contactName: string;
  /** What staff, teams and labels are called. */
  choices: WorkChoices;
  now: Date;
  /** The reader was led to it. */
  pointed: boolean;
  /** How many items there are in all; -1 while nobody knows. */
  setSize: number;
  actions: LogActions;
}

/** What can be done with what stands in the log. */
export interface LogActions extends MessageActions {
  /** Opens the line of some changes, by their ids, or closes it. */
  onToggle: (changeIds: string[], open: boolean) => void;
}

/** One row of the log, in the place that the log gives it. */
export function LogRowView({ row, index, measure, ...shown }: LogRowProps) {
  if (!row) return null;
  return (
    <div className="thread__row" data-index={index} data-key={row.key} ref={measure}>
      <RowContent row={row} {...shown} />
    </div>
  );
}

type RowContentProps = Omit<LogRowProps, "row" | "index" | "measure"> & { row: LogRow };

function RowContent({ row, ...shown }: RowContentProps) {
  const { choices, now, setSize, actions } = shown;
  switch (row.kind) {
    case "day":
      return <DayLine at={row.at} now={now} />;
    case "unread":
      return <UnreadLine />;
    case "pending":
      return <PendingBubble reply={row.reply} />;
    case "scheduled":
      return <MessageBubble message={row.message} place={null} {...shown} />;
    case "changes":
      return (
        <ChangesEntry
          changes={row.changes}
          open={row.open}
          place={{ position: row.position, setSize }}
          choices={choices}
          onToggle={actions.onToggle}
        />
      );
    case "item":
      return <Item item={row.item} place={{ position: row.position, setSize }} {...shown} />;
  }
}

type ItemProps = Omit<RowContentProps, "row" | "setSize"> & { item: TimelineItem; place: EntryPlace };

function Item({ item, place, contactName, choices, now, pointed, actions }: ItemProps) {
  switch (item.kind) {
    case "message":
      return <MessageBubble message={item.message} {...{ place, contactName, now, pointed, actions }} />;
    case "note":
      return <NoteEntry note={item.note} team={choices.staff} place={place} />;
    case "order":
      return <OrderEntry moment={item.moment} place={place} />;
    case "change":
      return <ChangeEntry change={item.change} {...{ place, choices, now }} />;
  }
}

function DayLine({ at, now }: { at: string; now: Date }) {
  const times = useTimeWords();
  return <p className="thread__day">{times.dayHeading(at, now)}</p>;
}

function UnreadLine() {
  const { t } = useTranslation("thread");
  return (
    <p className="thread__unread">
      <span>{t("log.unreadLine")}</span>
    </p>
  );
}
