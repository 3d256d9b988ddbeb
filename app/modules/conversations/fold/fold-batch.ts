import type {
  ChannelEvent,
  MessageEvent,
  ReferralEvent,
  UnsupportedEvent,
} from "#app/modules/channels/events.ts";
import { foldMessage, unknownMessage, type MessageFact, type MessageRecord } from "./fold-message.ts";
import { foldThread, newThread, type ThreadRegisters } from "./fold-thread.ts";

/** What is stored of the threads that a batch of events touches. */
export interface FoldState {
  /** By the person's id on the channel. */
  threads: ReadonlyMap<string, ThreadRegisters>;
  /** By the id that {@link messageFact} gives. */
  messages: ReadonlyMap<string, MessageRecord>;
}

/** What a batch changed, and what it spoke of. */
export interface FoldedBatch {
  threads: Map<string, ThreadRegisters>;
  messages: Map<string, MessageRecord>;
  /** Whose thread a message belongs to, for every message the batch spoke of. */
  personOf: Map<string, string>;
  /** Messages said or edited, and messages withdrawn, by this batch; repetitions included. */
  said: Set<string>;
  unsent: Set<string>;
  /** People of whom something was said that was known already. */
  repeated: Set<string>;
  /** How many new things we could not place, by name. */
  unsupported: Map<string, number>;
}

/**
 * Folds events into what is stored of their threads. The order and repetition of events, and how they are
 * cut into batches, make no difference to the end state. Comments belong to no thread and are left alone.
 */
export function foldBatch(state: FoldState, events: readonly ChannelEvent[]): FoldedBatch {
  const folded: FoldedBatch = {
    threads: new Map(),
    messages: new Map(),
    personOf: new Map(),
    said: new Set(),
    unsent: new Set(),
    repeated: new Set(),
    unsupported: new Map(),
  };
  for (const event of events) foldOne(state, folded, event);
  return folded;
}

function foldOne(state: FoldState, folded: FoldedBatch, event: ChannelEvent): void {
  if (event.kind === "comment") return;
  if (event.personId !== null) {
    const thread = folded.threads.get(event.personId) ?? state.threads.get(event.personId) ?? newThread;
    const moved = foldThread(thread, event);
    if (moved !== thread) folded.threads.set(event.personId, moved);
  }
  const fact = messageFact(event);
  if (fact) foldFact(state, folded, fact);
  else if (event.kind === "unsupported") count(folded, event.name);
}

function foldFact(state: FoldState, folded: FoldedBatch, fact: MessageFact): void {
  const { mid, personId } = fact;
  folded.personOf.set(mid, personId);
  if (fact.kind === "unsend") folded.unsent.add(mid);
  if (fact.kind === "message" || fact.kind === "edit") folded.said.add(mid);
  const before = folded.messages.get(mid) ?? state.messages.get(mid) ?? unknownMessage;
  const after = foldMessage(before, fact);
  if (after === before) return void folded.repeated.add(personId);
  folded.messages.set(mid, after);
  if (fact.kind === "message" && !isCounted(before)) count(folded, fact.content.unsupportedKind);
}

/** Whether what could not be placed in a message was counted when it first came. */
function isCounted(before: MessageRecord): boolean {
  return (
    before.sentAt !== null && (before.unsentAt !== null || before.content?.unsupportedKind !== undefined)
  );
}

function count(folded: FoldedBatch, name: string | undefined): void {
  if (name) folded.unsupported.set(name, (folded.unsupported.get(name) ?? 0) + 1);
}

/** Whether a record is something the customer says: not an opened link, an unknown event or a tombstone. */
export function isWordOfCustomer({ direction, kind, sentAt, unsentAt }: MessageRecord): boolean {
  const said = direction === "in" && sentAt !== null && unsentAt === null;
  return said && kind !== "referral" && kind !== "unsupported";
}

/**
 * The event as something said about one message, or null when it is about none. Referrals and unknown events
 * have no message of their own: they get a line in the thread under a made-up id, the same for every repetition.
 */
export function messageFact(event: ChannelEvent): MessageFact | null {
  switch (event.kind) {
    case "message":
    case "edit":
    case "reaction":
    case "unsend":
      return event;
    case "referral":
      return lineOf(event, `referral:${event.personId}:${event.at}`);
    case "unsupported":
      if (event.personId === null) return null;
      return lineOf({ ...event, personId: event.personId }, unsupportedId(event));
    case "seen":
    case "handover":
    case "comment":
      return null;
  }
}

function unsupportedId({ name, personId, mid, at }: UnsupportedEvent): string {
  return ["unsupported", name, personId, mid ?? "", at].join(":");
}

function lineOf(event: ReferralEvent | (UnsupportedEvent & { personId: string }), mid: string): MessageEvent {
  const { personId, at, standby } = event;
  const base = { kind: "message", mid, personId, at, standby } as const;
  if (event.kind === "referral") {
    return { ...base, direction: "in", messageKind: "referral", content: event.content };
  }
  const content = { unsupportedKind: event.name };
  return { ...base, direction: event.direction, messageKind: "unsupported", content };
}
