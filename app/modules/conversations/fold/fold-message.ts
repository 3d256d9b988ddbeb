import type { MessageContent, MessageKind } from "#app/modules/channels/channels.ts";
import type { EditEvent, MessageEvent, ReactionEvent, UnsendEvent } from "#app/modules/channels/events.ts";
import type { MessageOrigin } from "../conversations.ts";
import { joinContent } from "./join.ts";
import { joinVersions, type Version } from "./versions.ts";

/** Send states as stored; "seen" is derived. */
export type StoredSendState = "scheduled" | "queued" | "sending" | "sent" | "failed" | "uncertain";

/**
 * What is known of a message: one register a fact. Each register only moves forward (by a time, a number or
 * a rank), so every order and repetition of the same events ends in the same record. Times are ms since 1970.
 */
export interface MessageRecord {
  direction: "in" | "out";
  origin: MessageOrigin;
  kind: MessageKind;
  /** Null before anything was said, and for ever once unsent. */
  content: MessageContent | null;
  /** Null until the message itself has come. */
  sentAt: number | null;
  editNumber: number;
  editedAt: number | null;
  /** How it read before and after each edit; empty while nothing was edited, and for ever once unsent. */
  versions: Version[];
  reaction: string | null;
  reactionAt: number | null;
  unsentAt: number | null;
  state: StoredSendState | null;
}

/** A message of which nothing is known but that something happened to it. */
export const unknownMessage: MessageRecord = {
  direction: "in",
  origin: "customer",
  kind: "unsupported",
  content: null,
  sentAt: null,
  editNumber: 0,
  editedAt: null,
  versions: [],
  reaction: null,
  reactionAt: null,
  unsentAt: null,
  state: null,
};

export type MessageFact = MessageEvent | EditEvent | UnsendEvent | ReactionEvent;

/** Merges one event into a record; the same object comes back when it says nothing new. */
export function foldMessage(record: MessageRecord, event: MessageFact): MessageRecord {
  switch (event.kind) {
    case "message":
      return foldSaid(record, event);
    case "edit":
      return foldEdit(record, event);
    case "reaction":
      return foldReaction(record, event);
    case "unsend":
      return foldUnsend(record, event);
  }
}

/** From least to most telling: when two deliveries of one message disagree, the higher one names it. */
const kinds: MessageKind[] = [
  "unsupported",
  "referral",
  "text",
  "media",
  "share",
  "template",
  "quick_reply",
  "postback",
  "story_reply",
  "story_mention",
];

const origins: MessageOrigin[] = ["customer", "other_app", "native", "staff"];

function foldSaid(record: MessageRecord, event: MessageEvent): MessageRecord {
  const first = record.sentAt === null;
  const ours = record.origin === "staff";
  const edited = record.editNumber > 0;
  const said = edited ? withoutText(event.content) : event.content;
  return ifChanged(record, {
    ...record,
    direction: event.direction === "out" ? "out" : first ? "in" : record.direction,
    origin: highest(origins, record.origin, originOf(event)),
    kind: first ? event.messageKind : highest(kinds, record.kind, event.messageKind),
    content: record.unsentAt === null ? joinContent(record.content, said) : null,
    versions: edited ? withOriginal(record, event.content.text) : record.versions,
    // The echo of our own message knows better than our queue when it was sent.
    sentAt: first || ours ? event.at : Math.min(record.sentAt ?? event.at, event.at),
    state: event.direction === "out" || ours ? "sent" : record.state,
  });
}

/** What nobody here wrote was written in the Instagram app, or by the app that owned the thread then. */
function originOf(event: MessageEvent): MessageOrigin {
  if (event.direction === "in") return "customer";
  return event.standby ? "other_app" : "native";
}

/** The last edit's words are the message's words; those before it stay as its history. */
function foldEdit(record: MessageRecord, { mid, number, text, at }: EditEvent): MessageRecord {
  if (record.unsentAt !== null) return record;
  const known = versionsOf(record);
  const versions = joinVersions(known, [{ number, text, at }]);
  const last = versions.at(-1);
  if (versions === known || !last) return record;
  return {
    ...record,
    content: { ...record.content, mid, text: last.text },
    editNumber: last.number,
    editedAt: last.at,
    versions,
  };
}

/** What is known of the wordings of a message, its present one included. */
export function versionsOf({ versions, content, editNumber, editedAt }: MessageRecord): Version[] {
  if (versions.length > 0 || content?.text === undefined) return versions;
  return [{ number: editNumber, text: content.text, at: editedAt }];
}

/** The versions of an edited message, once its own words have come too. */
export function withOriginal(record: MessageRecord, text: string | undefined): Version[] {
  if (text === undefined) return record.versions;
  return joinVersions(versionsOf(record), [{ number: 0, text, at: null }]);
}

/** By time; of two at the same moment the withdrawal wins. */
function foldReaction(record: MessageRecord, event: ReactionEvent): MessageRecord {
  if (record.unsentAt !== null) return record;
  const at = record.reactionAt ?? -Infinity;
  const wins = event.at > at || (event.at === at && beatsReaction(event.emoji, record.reaction));
  return wins ? ifChanged(record, { ...record, reaction: event.emoji, reactionAt: event.at }) : record;
}

function beatsReaction(emoji: string | null, other: string | null): boolean {
  if (other === null) return false;
  return emoji === null || emoji > other;
}

/** Wins for ever: words, media, edits and reaction go, and what comes later leaves no trace of them. */
function foldUnsend(record: MessageRecord, event: UnsendEvent): MessageRecord {
  if (record.unsentAt !== null && record.unsentAt <= event.at) return record;
  return {
    ...record,
    content: null,
    editNumber: 0,
    editedAt: null,
    versions: [],
    reaction: null,
    reactionAt: null,
    unsentAt: event.at,
  };
}

function withoutText({ text: _text, ...rest }: MessageContent): MessageContent {
  return rest;
}

function highest<Value>(ranking: Value[], a: Value, b: Value): Value {
  return ranking.indexOf(a) >= ranking.indexOf(b) ? a : b;
}

function ifChanged(before: MessageRecord, after: MessageRecord): MessageRecord {
  const keys = Object.keys(after) as (keyof MessageRecord)[];
  return keys.every((key) => before[key] === after[key]) ? before : after;
}
