import { Button, ProgressBar } from "@shopify/polaris";
import {
  CheckIcon,
  ClockIcon,
  FlagIcon,
  HashtagIcon,
  MenuHorizontalIcon,
  PersonIcon,
  XIcon,
} from "@shopify/polaris-icons";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import type { ConversationRow } from "../../conversations.ts";
import type { ThreadChange } from "../../work/work.ts";
import { AssignMenu } from "./assign-menu.tsx";
import { KeepOutMenu } from "./keep-out-menu.tsx";
import { LabelMenu } from "./label-menu.tsx";
import { PriorityMenu } from "./priority-menu.tsx";
import { SnoozeMenu } from "./snooze-menu.tsx";
import { NotAnswering } from "./thread-work.tsx";
import type { RowSelection } from "./use-selection.ts";
import { useWorkDesk, type Report } from "./work-desk.tsx";

interface Props {
  selection: RowSelection;
  /** How many rows the list has so far. */
  listed: number;
  /** Whether the list has more than that. */
  more: boolean;
  /** Reads the rows that the list has not read yet. */
  readRest: (signal: AbortSignal) => Promise<ConversationRow[]>;
  timezone: string;
  now: Date;
}

/** Above the list while rows are chosen: what can be done with all of them, and how far it has come. */
export function BulkBar({ selection, timezone, now, ...list }: Props) {
  const { t } = useTranslation("work");
  const { progress, stop, unanswered, dismiss } = useWorkDesk();
  const { act, reading, report, unread, forget } = useBulk(selection, list.readRest);
  const count = selection.rows.length;
  if (count === 0 && !progress && !reading) return null;
  return (
    <section className="bulk-bar" aria-label={t("bulk.title")}>
      <div className="bulk-bar__head">
        <p role="status">
          {selection.everything && list.more ? t("bulk.everything") : t("bulk.selected", { count })}
        </p>
        <Choosing selection={selection} {...list} />
      </div>
      {progress || reading ? (
        <div className="bulk-bar__progress">
          <ProgressBar size="small" progress={progress ? (100 * progress.done) / progress.total : 0} />
          <p role="status">{progress ? t("bulk.progress", { ...progress }) : t("bulk.reading")}</p>
          {progress && (
            <Button variant="plain" onClick={stop}>
              {t("bulk.stop")}
            </Button>
          )}
        </div>
      ) : (
        <BulkButtons rows={selection.rows} onChoose={act} timezone={timezone} now={now} />
      )}
      {(unread || (unanswered && unanswered.length > 1)) && (
        <NotAnswering
          onDismiss={() => {
            dismiss();
            forget();
          }}
        />
      )}
      <LeftOver report={report} />
    </section>
  );
}

function Choosing({ selection, listed, more }: Pick<Props, "selection" | "listed" | "more">) {
  const { t } = useTranslation("work");
  const all = selection.everything || (!more && selection.rows.length === listed);
  return (
    <>
      {!all && (
        <Button variant="plain" onClick={selection.chooseEverything}>
          {t("bulk.selectEverything")}
        </Button>
      )}
      <Button
        variant="tertiary"
        icon={XIcon}
        onClick={selection.clear}
        accessibilityLabel={t("bulk.clear")}
      />
    </>
  );
}

interface ButtonsProps extends Pick<Props, "timezone" | "now"> {
  rows: ConversationRow[];
  onChoose: (change: ThreadChange) => void;
}

function BulkButtons({ rows, onChoose, timezone, now }: ButtonsProps) {
  const { t } = useTranslation("work");
  const disabled = useRefusal("work_on_threads") !== null;
  const opener = (icon: typeof ClockIcon, label: string) =>
    function Opener(open: boolean, toggle: () => void): ReactElement {
      return (
        <Button
          icon={icon}
          disclosure={open ? "up" : "down"}
          disabled={disabled}
          onClick={toggle}
          accessibilityLabel={label}
        />
      );
    };
  const anyOpen = rows.some(({ work }) => work.status === "open");
  const first = rows[0]?.work;
  const alike = first && rows.every(({ work }) => work.status === first.status) ? first : null;
  const labelIds = (rows[0]?.work.labelIds ?? []).filter((id) =>
    rows.every(({ work }) => work.labelIds.includes(id)),
  );
  return (
    <div className="bulk-bar__buttons">
      <Button
        {...(anyOpen && { icon: CheckIcon })}
        disabled={disabled}
        onClick={() => onChoose({ kind: "status", status: anyOpen ? "closed" : "open" })}
      >
        {anyOpen ? t("close") : t("reopen")}
      </Button>
      <SnoozeMenu
        activator={opener(ClockIcon, t("bulk.snooze"))}
        onChoose={onChoose}
        timezone={timezone}
        now={now}
      />
      <AssignMenu activator={opener(PersonIcon, t("bulk.assign"))} onChoose={onChoose} />
      <LabelMenu activator={opener(HashtagIcon, t("bulk.label"))} work={{ labelIds }} onChoose={onChoose} />
      <PriorityMenu activator={opener(FlagIcon, t("bulk.priority"))} onChoose={onChoose} />
      <KeepOutMenu
        activator={opener(MenuHorizontalIcon, t("bulk.keepOut"))}
        {...(alike && { work: alike })}
        onChoose={onChoose}
      />
    </div>
  );
}

/** What stayed as it was, and stays chosen. */
function LeftOver({ report }: { report: Report | null }) {
  const { t } = useTranslation("work");
  if (!report) return null;
  return (
    <>
      {report.left.length > 0 && <p role="status">{t("bulk.left", { count: report.left.length })}</p>}
      {report.unasked.length > 0 && (
        <p role="status">{t("bulk.unasked", { count: report.unasked.length })}</p>
      )}
    </>
  );
}

/** Changes all chosen threads, as the list shows them. What could not be changed is still chosen afterwards. */
function useBulk(selection: RowSelection, readRest: Props["readRest"]) {
  const { change } = useWorkDesk();
  const [reading, setReading] = useState(false);
  const [unread, setUnread] = useState(false);
  const [report, setReport] = useState<Report | null>(null);
  const allRows = async () => {
    if (!selection.everything) return selection.rows;
    setReading(true);
    const rest = await readRest(new AbortController().signal).catch(() => null);
    setReading(false);
    setUnread(!rest);
    return rest && [...new Map([...selection.rows, ...rest].map((row) => [row.id, row])).values()];
  };
  const run = async (wanted: ThreadChange) => {
    setReport(null);
    setUnread(false);
    const rows = await allRows();
    if (!rows) return;
    const made = await change(
      rows.map(({ id, work }) => ({ conversationId: id, change: wanted, seen: work })),
    );
    setReport(made);
    // A label is often not the last thing that is done to the same threads.
    if (wanted.kind === "label" && made.left.length + made.unasked.length === 0) return;
    selection.choose(
      [...made.left.map((one) => one.wanted), ...made.unasked].map((one) => one.conversationId),
    );
  };
  return {
    act: (wanted: ThreadChange) => void run(wanted),
    reading,
    report,
    unread,
    forget: () => setUnread(false),
  };
}
