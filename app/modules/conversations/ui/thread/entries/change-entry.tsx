import { Icon } from "@shopify/polaris";
import { ChevronDownIcon, ChevronUpIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import type { ConversationEvent, WorkChoices } from "../../../work/work.ts";
import { causeWords, eventWords, whoDid } from "../../work/history-words.ts";
import type { ChangeItem } from "../log-rows.ts";
import { EntryLine, EntryTime, type EntryPlace } from "./entry.tsx";

interface ChangeProps {
  change: ConversationEvent;
  place: EntryPlace;
  choices: WorkChoices;
  now: Date;
}

/** What somebody made of the thread, or what happened to it by itself. */
export function ChangeEntry({ change, place, choices, now }: ChangeProps) {
  const { t } = useTranslation("work");
  const times = useTimeWords();
  return (
    <EntryLine place={place}>
      <span>{eventWords(t, { times, choices, now }, change)}</span>
      <span>{causeWords(t, choices, change)}</span>
      <EntryTime at={change.at} />
    </EntryLine>
  );
}

interface ChangesProps {
  changes: ChangeItem[];
  open: boolean;
  place: EntryPlace;
  choices: WorkChoices;
  onToggle: (changeIds: string[], open: boolean) => void;
}

/** Many changes that follow each other, as one line that opens. */
export function ChangesEntry({ changes, open, place, choices, onToggle }: ChangesProps) {
  const { t } = useTranslation("thread");
  const { t: work } = useTranslation("work");
  const who = whoDid(
    work,
    choices,
    changes.map(({ change }) => change),
  );
  const ids = changes.map(({ id }) => id);
  return (
    <EntryLine place={place}>
      <button type="button" aria-expanded={open} onClick={() => onToggle(ids, !open)}>
        {t("timeline.changes", { count: changes.length })}
        <Icon source={open ? ChevronUpIcon : ChevronDownIcon} />
      </button>
      {who.length > 0 && <span>{who.join(", ")}</span>}
    </EntryLine>
  );
}
