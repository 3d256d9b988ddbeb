import type { ChannelEvent } from "#app/modules/channels/events.ts";
import { later } from "./join.ts";

/** What a thread remembers beside its messages; like theirs, each register only moves forward. */
export interface ThreadRegisters {
  /** Newest action of the customer that opens the reply window. */
  lastCustomerMessageAt: number | null;
  /** The customer has read everything sent up to here. */
  customerSeenAt: number | null;
  /** When we were last told, by whatever event, who owns the thread. */
  ownershipAt: number | null;
  /** Equals ownershipAt when that event said that another app owns it; null when we do. */
  standbySince: number | null;
}

export const newThread: ThreadRegisters = {
  lastCustomerMessageAt: null,
  customerSeenAt: null,
  ownershipAt: null,
  standbySince: null,
};

/** Merges one event into the registers of its thread; the same object when it says nothing new. */
export function foldThread(thread: ThreadRegisters, event: ChannelEvent): ThreadRegisters {
  if (event.kind === "comment") return thread;
  const lastCustomerMessageAt = opensWindow(event) ? event.at : null;
  const customerSeenAt = event.kind === "seen" ? event.at : null;
  const folded = {
    lastCustomerMessageAt: later(thread.lastCustomerMessageAt, lastCustomerMessageAt),
    customerSeenAt: later(thread.customerSeenAt, customerSeenAt),
    ...foldOwnership(thread, event.at, saysStandby(event)),
  };
  const keys = Object.keys(folded) as (keyof ThreadRegisters)[];
  return keys.every((key) => folded[key] === thread[key]) ? thread : folded;
}

/**
 * Meta: 24 hours from the last message of the user; story replies and mentions, quick replies and taps on
 * buttons or the menu are messages (Send Messages, Persistent Menu). Reactions and opened links are not.
 */
export function opensWindow(event: ChannelEvent): boolean {
  return event.kind === "message" && event.direction === "in" && event.messageKind !== "referral";
}

/** Null for events that do not say who owns the thread. */
function saysStandby(event: Exclude<ChannelEvent, { kind: "comment" }>): boolean | null {
  if (event.kind !== "handover") return event.standby;
  if (event.action === "take") return true;
  return event.action === "pass" ? false : null;
}

/** The newest word counts; of two at the same moment the one that keeps us from sending. */
function foldOwnership(
  thread: ThreadRegisters,
  at: number,
  standby: boolean | null,
): Pick<ThreadRegisters, "ownershipAt" | "standbySince"> {
  const known = thread.ownershipAt ?? -Infinity;
  if (standby === null || at < known || (at === known && !standby)) {
    return { ownershipAt: thread.ownershipAt, standbySince: thread.standbySince };
  }
  return { ownershipAt: at, standbySince: standby ? at : null };
}
