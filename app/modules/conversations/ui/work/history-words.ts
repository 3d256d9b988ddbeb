import type { TFunction } from "i18next";
import type { TimeWords } from "#app/ui/time-words.ts";
import { readStatusCode, type ConversationEvent, type Priority, type WorkChoices } from "../../work/work.ts";
import { nameIn, statusWords } from "./change-words.ts";

type Words = TFunction<"work">;

/** What words about the past are made with. */
export interface HistoryContext {
  times: TimeWords;
  choices: WorkChoices;
  now: Date;
}

/** What happened to a thread: "Assigned to Ana", "Snoozed until 27 Nov 09:00", "Label Returns added". */
export function eventWords(
  t: Words,
  { times, choices, now }: HistoryContext,
  event: ConversationEvent,
): string {
  const { kind, before, after } = event;
  switch (kind) {
    case "status":
      return statusChange(t, times, event, now);
    case "assignee":
      if (after === null) return t("doneToOne.unassigned");
      return t("doneToOne.assigned", { name: nameIn(t, choices, "staff", after) });
    case "team":
      if (after === null) return t("doneToOne.teamless");
      return t("doneToOne.assigned", { name: nameIn(t, choices, "teams", after) });
    case "priority":
      if (after === null) return t("doneToOne.noPriority");
      return t("doneToOne.priority", { name: t(`priorities.${after as Priority}`) });
    case "label": {
      const name = nameIn(t, choices, "labels", after ?? before ?? "");
      return after === null ? t("history.unlabelled", { name }) : t("history.labelled", { name });
    }
  }
}

function statusChange(t: Words, times: TimeWords, { before, after }: ConversationEvent, now: Date): string {
  const [was, is] = [readStatusCode(before ?? "open"), readStatusCode(after ?? "open")];
  if (is.status === "snoozed") return statusWords(t, times, is, now) ?? t("doneToOne.snoozed");
  if (is.status === "open" && (was.status === "spam" || was.status === "blocked"))
    return t(`history.letIn.${was.status}`);
  return t(`doneToOne.${is.status}`);
}

/** Who did it, or why it happened by itself: "Ana", "Ana, undone", "the customer wrote". */
export function causeWords(t: Words, choices: WorkChoices, { cause, staffId }: ConversationEvent): string {
  const name = staffId ? nameIn(t, choices, "staff", staffId) : t("byItself");
  if (cause === "by_hand") return name;
  return t(`history.causes.${cause}`, { name });
}

/** Who did several things, each once; those that happened by themselves are nobody's. */
export function whoDid(t: Words, choices: WorkChoices, events: ConversationEvent[]): string[] {
  const ids = new Set(events.flatMap(({ staffId }) => staffId ?? []));
  return [...ids].map((id) => nameIn(t, choices, "staff", id));
}
