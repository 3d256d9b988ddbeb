import { attachmentSendMs } from "#app/modules/channels/instagram/rules.ts";
import { minute, second } from "#app/platform/clock.ts";

/** A message of ours that has not arrived for certain, with its last try. Times are ms since 1970. */
export interface OutboxMessage {
  id: string;
  state: "queued" | "sending" | "uncertain";
  /** The parts of one reply have the same. */
  clientToken: string | null;
  /** Staff may undo it until then; null when it may go out. */
  heldUntil: number | null;
  /** How many tries there were. */
  attempts: number;
  lastStartedAt: number | null;
  lastFinishedAt: number | null;
}

export type NextStep<Message extends OutboxMessage = OutboxMessage> =
  | { step: "nothing" }
  | { step: "wait"; afterMs: number }
  /** Somebody is sending; when they died, the try that began then is given up on. */
  | { step: "busy" }
  /** The fate of an earlier message has to be known first. */
  | { step: "settle" }
  | { step: "send"; message: Message };

/** A call begins within this or not at all, well before a sweep gives the try up. */
export const beginWithinMs = 10 * second;

/** A try that was not finished after this long has lost its process: calls end after 15 seconds. */
export const stuckAfterMs = 30 * second;

/** The same of a file, which Meta fetches while the call waits. */
export const fileStuckAfterMs = beginWithinMs + attachmentSendMs + 15 * second;

/** An echo usually comes within a second or two: so long it is waited for before the thread is read. */
export const settleAfterMs = 3 * second;

/** For so long the fate of a message is looked for; then a person decides. */
export const settleForMs = 10 * minute;

/** Between tries that certainly had no effect. */
export function backoffMs(attempts: number): number {
  return Math.min(second * 2 ** attempts, 5 * minute);
}

/**
 * What to do next for one conversation, given its outbox in the order of writing. Messages go out one at a
 * time and in order: one under way, or one whose fate is being looked for, holds up those behind it. One that
 * waits for a person's decision holds up only the other parts of its own reply. One that may still be undone holds up
 * those behind it too, and is woken by its own job.
 */
export function nextStep<Message extends OutboxMessage>(outbox: Message[], now: number): NextStep<Message> {
  const held = new Set<string | null>();
  for (const message of outbox) {
    if (message.state === "sending") return { step: "busy" };
    if (message.state === "uncertain") {
      if (isBeingSettled(message, now)) return { step: "settle" };
      if (message.clientToken !== null) held.add(message.clientToken);
    } else if (!held.has(message.clientToken)) {
      return (message.heldUntil ?? 0) > now ? { step: "nothing" } : send(message, now);
    }
  }
  return { step: "nothing" };
}

/** Whether there is still hope that the channel itself tells what became of a message. */
export function isBeingSettled({ lastFinishedAt, lastStartedAt }: OutboxMessage, now: number): boolean {
  return now - (lastFinishedAt ?? lastStartedAt ?? 0) < settleForMs;
}

function send<Message extends OutboxMessage>(message: Message, now: number): NextStep<Message> {
  const dueAt = message.lastFinishedAt === null ? now : message.lastFinishedAt + backoffMs(message.attempts);
  return now < dueAt ? { step: "wait", afterMs: dueAt - now } : { step: "send", message };
}
