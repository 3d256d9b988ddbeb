import type { MessageKind } from "#app/modules/channels/channels.ts";
import { minute, second } from "#app/platform/clock.ts";

/** A message that we hold, beside what Instagram lists. Times are ms since 1970. */
export interface HeldMessage {
  id: string;
  kind: MessageKind;
  sentAt: number;
  /** Instagram lists it, under the id that we know. */
  listed: boolean;
  /** Since when it is known to be missing. */
  missingSince: number | null;
}

export interface Listing {
  readAt: number;
  /** When messages were sent that Instagram lists and we do not hold. */
  strangers: number[];
}

/** By message id. */
export interface Judged {
  /** Not listed for the first time. */
  missing: string[];
  /** Proven to be gone. */
  unsent: string[];
  /** Were missing, and are listed again. */
  back: string[];
}

/** Between two readings that both lack a message. */
export const lookAgainAfterMs = 10 * minute;

/** What was sent since then may not be listed yet. */
const settledAfterMs = 10 * minute;

/** Instagram lists whole seconds, and its two clocks differ. */
const toleranceMs = 5 * second;

/**
 * What Instagram lists like any message. Of postbacks, story replies and mentions, shared posts and whatever it calls
 * unsupported it is not known whether they are listed always.
 */
const listedKinds: ReadonlySet<MessageKind> = new Set<MessageKind>(["text", "media", "quick_reply"]);

/**
 * Which messages were unsent without a word, if the list of a thread lacks them. Absence proves it only where the list
 * must have them: between two others that it has under the ids that we know, old enough, in two readings with time
 * between them. A list that lacks more than it has is one of another thread, or cut, or names messages otherwise.
 */
export function judgeMissing(held: HeldMessage[], { readAt, strangers }: Listing): Judged {
  const known = held.filter(({ listed }) => listed);
  const oldest = Math.min(...known.map(({ sentAt }) => sentAt));
  const newest = Math.max(...known.map(({ sentAt }) => sentAt));
  const mustBeListed = ({ kind, sentAt }: HeldMessage) =>
    listedKinds.has(kind) &&
    sentAt > oldest + toleranceMs &&
    sentAt < newest - toleranceMs &&
    readAt - sentAt >= settledAfterMs &&
    // It may be listed under another id.
    !strangers.some((at) => Math.abs(at - sentAt) <= toleranceMs);
  const absent = held.filter((message) => !message.listed && mustBeListed(message));
  const doubtful = absent.length > known.length;
  const proven = ({ missingSince }: HeldMessage) =>
    missingSince !== null && readAt - missingSince >= lookAgainAfterMs;
  return {
    missing: doubtful ? [] : idsOf(absent.filter(({ missingSince }) => missingSince === null)),
    unsent: doubtful ? [] : idsOf(absent.filter(proven)),
    back: idsOf(known.filter(({ missingSince }) => missingSince !== null)),
  };
}

const idsOf = (messages: HeldMessage[]) => messages.map(({ id }) => id);
