import { useNavigate, useSearchParams } from "@remix-run/react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useMay, useStaffId } from "#app/modules/access/ui/use-may.ts";
import type { Command } from "#app/ui/commands/command.ts";
import { useCommands } from "#app/ui/commands/commands-provider.tsx";
import type { ThreadPage } from "../../conversations.ts";
import { shortSnoozeHours, snoozeTimes } from "../../work/snooze-times.ts";
import {
  isShutOut,
  priorities,
  type ThreadChange,
  type ThreadWork,
  type WorkChoices,
} from "../../work/work.ts";
import { listHref } from "../search/search-address.ts";
import { useThreadChange } from "../work/thread-work.tsx";
import { useWorkChoices } from "../work/work-desk.tsx";
import { focusOn, replyField, rowOf } from "./focus-on.ts";

interface OfThread {
  thread: Pick<ThreadPage, "id" | "work">;
  timezone: string;
  now: Date;
}

interface Words {
  t: TFunction<"commands">;
  work: TFunction<"work">;
}

/** What a command does to the thread. */
type Offered = Omit<Command, "group" | "run"> & { change: ThreadChange };

/** What can be done with the open thread by keyboard: answer it, and everything that its header offers. */
export function useThreadCommands({ thread, timezone, now }: OfThread): void {
  const words = { t: useTranslation("commands").t, work: useTranslation("work").t };
  const choices = useWorkChoices();
  const me = useStaffId();
  const { make, disabled } = useThreadChange(thread);
  const back = useBack(thread.id);
  const mayReply = useMay()("reply");
  const changes = [
    statusCommand(words, thread.work),
    ...assignmentCommands(words, choices, me, thread.work),
    ...(isShutOut(thread.work.status) ? [] : snoozeCommands(words, timezone, now)),
    ...keepOutCommands(words, thread.work),
    ...priorityCommands(words, thread.work),
    ...labelCommands(words, choices, thread.work),
  ];
  const offered = disabled ? [] : changes;
  const reply: Command = {
    id: "reply",
    group: "conversation",
    title: words.t("reply"),
    key: "r",
    run: () => void focusOn(replyField),
  };
  useCommands("thread", [
    ...(mayReply ? [reply] : []),
    ...offered.map(({ change, ...rest }) => ({
      ...rest,
      group: "conversation" as const,
      run: () => make(change),
    })),
    { id: "back", group: "conversation", title: words.t("back"), key: "u", run: back },
  ]);
}

/** To the thread's row where the list stands beside it, to the list itself where it does not. */
function useBack(threadId: string): () => void {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  return () => {
    if (!focusOn(() => rowOf(threadId))) void navigate(listHref(search));
  };
}

function statusCommand({ work }: Words, { status }: ThreadWork): Offered {
  const open = status === "open";
  return {
    id: "status",
    title: isShutOut(status) ? work(`letIn.${status}`) : work(open ? "closeThread" : "reopenThread"),
    key: "e",
    change: { kind: "status", status: open ? "closed" : "open" },
  };
}

function keepOutCommands({ work }: Words, { status }: ThreadWork): Offered[] {
  const commands: Offered[] = [
    { id: "spam", title: work("keepOut.spam"), change: { kind: "status", status: "spam" } },
    { id: "blocked", title: work("keepOut.block"), change: { kind: "status", status: "blocked" } },
  ];
  return commands.filter(({ id }) => id !== status);
}

function assignmentCommands(
  { t, work }: Words,
  choices: WorkChoices,
  me: string | null,
  has: ThreadWork,
): Offered[] {
  const people = choices.staff
    .filter(({ id }) => id !== has.assigneeId)
    .map(({ id, name }): Offered => {
      const mine = id === me;
      return {
        id: `assign-${id}`,
        title: t("assignTo", { name: mine ? work("assign.toMe") : name }),
        ...(mine && { key: "a" }),
        change: { kind: "assignment", assigneeId: id },
      };
    });
  const teams = choices.teams
    .filter(({ id }) => id !== has.teamId)
    .map(({ id, name }): Offered => ({
      id: `assign-${id}`,
      title: t("assignTo", { name }),
      change: { kind: "assignment", teamId: id },
    }));
  const nobody: Offered = {
    id: "assign-nobody",
    title: t("assignTo", { name: work("assign.toNobody") }),
    change: { kind: "assignment", assigneeId: null },
  };
  return [...people, ...teams, ...(has.assigneeId ? [nobody] : [])];
}

function snoozeCommands({ t, work }: Words, timezone: string, now: Date): Offered[] {
  const times = snoozeTimes(now, timezone).map(({ choice, at }): Offered => ({
    id: `snooze-${choice}`,
    title: t("snooze", { when: work(`snooze.${choice}`, { count: shortSnoozeHours }) }),
    change: { kind: "status", status: "snoozed", until: at.toISOString() },
  }));
  const untilTheyWrite: Offered = {
    id: "snooze-until-they-write",
    title: t("snooze", { when: work("snooze.until_they_write") }),
    change: { kind: "status", status: "snoozed", until: null },
  };
  return [...times, untilTheyWrite];
}

function priorityCommands({ work }: Words, has: ThreadWork): Offered[] {
  return [...[...priorities].reverse(), null]
    .filter((priority) => priority !== has.priority)
    .map((priority) => ({
      id: `priority-${priority}`,
      title: work("priorityIs", { name: work(`priorities.${priority ?? "none"}`) }),
      change: { kind: "priority", priority },
    }));
}

function labelCommands({ t }: Words, choices: WorkChoices, has: ThreadWork): Offered[] {
  return choices.labels.map(({ id, name }) => {
    const on = !has.labelIds.includes(id);
    return {
      id: `label-${id}`,
      title: on ? t("addLabel", { name }) : t("removeLabel", { name }),
      change: { kind: "label", labelId: id, on },
    };
  });
}
