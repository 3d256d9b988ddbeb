import type { TFunction } from "i18next";
import type { TimeWords } from "#app/ui/time-words.ts";
import {
  readStatusCode,
  type ConversationEvent,
  type Priority,
  type ThreadChange,
  type ThreadWork,
  type WorkChoices,
} from "../../work/work.ts";

type Words = TFunction<"work">;

/** What somebody of the staff, a team or a label is called; those that are gone have words too. */
export function nameIn(t: Words, choices: WorkChoices, kind: keyof WorkChoices, id: string): string {
  const found = (choices[kind] as { id: string; name: string }[]).find((one) => one.id === id);
  return found?.name ?? t(`gone.${kind}`);
}

/** What was done, to one thread or to many: "Assigned to Ana", "12 conversations assigned to Ana". */
export function doneWords(t: Words, choices: WorkChoices, change: ThreadChange, count: number): string {
  const { code, name = "" } = deedOf(t, choices, change);
  return count === 1 ? t(`doneToOne.${code}`, { name }) : t(`done.${code}`, { count, name });
}

/** What a change does, as the catalogue has it, and the name that it gives or takes. */
function deedOf(t: Words, choices: WorkChoices, change: ThreadChange) {
  switch (change.kind) {
    case "status":
      return { code: change.status };
    case "priority":
      if (change.priority === null) return { code: "noPriority" as const };
      return { code: "priority" as const, name: t(`priorities.${change.priority}`) };
    case "label":
      return {
        code: change.on ? ("labelled" as const) : ("unlabelled" as const),
        name: nameIn(t, choices, "labels", change.labelId),
      };
    case "assignment": {
      const { assigneeId, teamId } = change;
      const assigned = "assigned" as const;
      if (assigneeId) return { code: assigned, name: nameIn(t, choices, "staff", assigneeId) };
      if (teamId) return { code: assigned, name: nameIn(t, choices, "teams", teamId) };
      return { code: assigneeId === null ? ("unassigned" as const) : ("teamless" as const) };
    }
  }
}

/** What staff made of a thread's status: "Closed", "Spam", "Snoozed until 27 Nov 09:00"; null when it is open. */
export function statusWords(
  t: Words,
  times: TimeWords,
  { status, snoozedUntil }: Pick<ThreadWork, "status" | "snoozedUntil">,
  now: Date,
): string | null {
  if (status === "open") return null;
  if (status !== "snoozed") return t(`status.${status}`);
  return snoozedUntil
    ? t("status.snoozedUntil", { when: times.moment(snoozedUntil, now) })
    : t("status.snoozedForMessage");
}

/** Who has a thread: "Ana · Returns"; null when nobody has. */
export function holderWords(
  t: Words,
  choices: WorkChoices,
  { assigneeId, teamId }: Pick<ThreadWork, "assigneeId" | "teamId">,
): string | null {
  const names = [
    ...(assigneeId ? [nameIn(t, choices, "staff", assigneeId)] : []),
    ...(teamId ? [nameIn(t, choices, "teams", teamId)] : []),
  ];
  return names.join(" · ") || null;
}

/** What happened that somebody did not see: "Ben changed the assignee to Carla 2 min ago." */
export function overtakenWords(
  t: Words,
  { times, choices, now }: { times: TimeWords; choices: WorkChoices; now: Date },
  by: ConversationEvent | null,
): string {
  if (!by) return t("refused.overtaken");
  const who = by.staffId ? nameIn(t, choices, "staff", by.staffId) : t("byItself");
  const what = by.after === null ? t("nothing") : valueWords(by.after);
  return t(`overtakenBy.${by.kind}`, { who, what, when: times.ago(by.at, now) });

  function valueWords(code: string): string {
    switch (by?.kind) {
      case "assignee":
        return nameIn(t, choices, "staff", code);
      case "team":
        return nameIn(t, choices, "teams", code);
      case "label":
        return nameIn(t, choices, "labels", code);
      case "priority":
        return t(`priorities.${code as Priority}`);
      default:
        return statusWords(t, times, readStatusCode(code), now) ?? t("status.open");
    }
  }
}
