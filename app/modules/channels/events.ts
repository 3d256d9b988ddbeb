import type { MessageContent, MessageKind } from "./channels.ts";

/**
 * What happened on a channel, in one shape for every channel. Ids are the channel's own, as strings;
 * times are milliseconds since 1970. An adapter (instagram/inbound.ts) turns wire items into these.
 */
interface EventBase {
  /** The person on the other side of the thread. */
  personId: string;
  at: number;
  /** Another app owned the thread when this came (Meta's standby). */
  standby: boolean;
}

export interface MessageEvent extends EventBase {
  kind: "message";
  mid: string;
  direction: "in" | "out";
  messageKind: MessageKind;
  content: MessageContent;
}

export interface EditEvent extends EventBase {
  kind: "edit";
  mid: string;
  number: number;
  text: string;
}

export interface UnsendEvent extends EventBase {
  kind: "unsend";
  mid: string;
}

export interface ReactionEvent extends EventBase {
  kind: "reaction";
  mid: string;
  /** Null when the reaction was withdrawn. */
  emoji: string | null;
}

export interface SeenEvent extends EventBase {
  kind: "seen";
  mid: string | null;
}

/** Someone came by a link or an ad into a thread without writing yet. */
export interface ReferralEvent extends EventBase {
  kind: "referral";
  content: MessageContent;
}

/** Another app took or gave the thread. */
export interface HandoverEvent extends EventBase {
  kind: "handover";
  action: "pass" | "take" | "request" | "roles";
}

export interface CommentEvent extends Omit<EventBase, "standby"> {
  kind: "comment";
  commentId: string;
  text: string;
  username: string | null;
  mediaId: string | null;
  parentId: string | null;
  live: boolean;
  own: boolean;
}

/** Something we cannot place: counted, and shown where it belongs to a thread. */
export interface UnsupportedEvent {
  kind: "unsupported";
  name: string;
  personId: string | null;
  mid: string | null;
  direction: "in" | "out";
  at: number;
  standby: boolean;
}

export type ChannelEvent =
  | MessageEvent
  | EditEvent
  | UnsendEvent
  | ReactionEvent
  | SeenEvent
  | ReferralEvent
  | HandoverEvent
  | CommentEvent
  | UnsupportedEvent;

/** The events of one webhook for one account. */
export interface AccountEvents {
  /** The account's id on the channel (entry.id). */
  accountExternalId: string;
  events: ChannelEvent[];
}
