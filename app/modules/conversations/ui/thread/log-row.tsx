import { useTranslation } from "react-i18next";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import type { LogRow } from "./log-rows.ts";
import { MessageBubble, PendingBubble, type MessageActions } from "./message-bubble.tsx";

export interface LogRowProps {
  row: LogRow | undefined;
  index: number;
  /** Takes the height of the row once it is drawn; null while the browser lays rows out by itself. */
  measure: ((row: HTMLDivElement | null) => void) | null;
  contactName: string;
  now: Date;
  /** The reader was led to it. */
  pointed: boolean;
  /** How many items there are in all; -1 while nobody knows. */
  setSize: number;
  actions: MessageActions;
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

function RowContent({ row, contactName, now, pointed, setSize, actions }: RowContentProps) {
  switch (row.kind) {
    case "day":
      return <DayLine at={row.at} now={now} />;
    case "unread":
      return <UnreadLine />;
    case "pending":
      return <PendingBubble reply={row.reply} />;
    case "scheduled":
      return <MessageBubble message={row.message} place={null} {...{ contactName, now, pointed, actions }} />;
    case "item":
      return (
        <MessageBubble
          message={row.item.message}
          place={{ position: row.position, setSize }}
          {...{ contactName, now, pointed, actions }}
        />
      );
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
