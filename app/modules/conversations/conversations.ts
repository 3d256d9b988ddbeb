/** Shared words of conversations: safe in the browser. */
import type { Stake } from "#app/modules/orders/stake.ts";
import type { Attachment, MessageContent, MessageKind } from "#app/modules/channels/channels.ts";
import type { MissingReason } from "#app/modules/media/media.ts";
import type { OwnReaction } from "./reactions/reactions.ts";
import type { TimelinePage } from "./thread/timeline.ts";
import type { ViewCounts } from "./views/view-counts.ts";
import type { ShutOutStatus, ThreadWork } from "./work/work.ts";

export type MessageOrigin = "customer" | "staff" | "native" | "other_app";

/** An answer that somebody else gave in a thread, as whoever writes there sees it. */
export interface OthersAnswer {
  id: string;
  /** When we learned of it, ISO 8601. */
  at: string;
  origin: Exclude<MessageOrigin, "customer">;
  staffId: string | null;
}

/** How far a message of ours has come. `seen` is derived from what the customer has read. */
export type SendState = "scheduled" | "queued" | "sending" | "sent" | "seen" | "failed" | "uncertain";

/** How the reply window stands, and why. Times are ISO 8601. */
export type ReplyWindow =
  | { state: "open"; until: string }
  | { state: "human_agent"; until: string; standardEndedAt: string }
  | { state: "closed"; reason: ClosedReason; since?: string };

export type ClosedReason =
  | "never_wrote"
  | "window_over"
  | "human_agent_not_approved"
  | "account_disconnected"
  | "account_needs_reauth"
  | "other_app_owns_thread"
  | ShutOutStatus;

/** One row of the inbox. */
export interface ConversationRow {
  id: string;
  accountId: string;
  contact: ContactSummary;
  /** The last words, or a description of what the last message was. Null in an empty thread. */
  preview: { text: string | null; kind: MessageKind; direction: "in" | "out"; unsent: boolean } | null;
  lastMessageAt: string;
  unreadCount: number;
  /** The oldest message that nobody answered, ISO 8601; null when nothing waits. */
  waitingSince: string | null;
  /** Its place in the queue, ISO 8601; null when it does not stand in it. */
  answerBy: string | null;
  /** When it cannot be answered any more, ISO 8601; null when it does not stand in the queue. */
  lapsesAt: string | null;
  /** What the store has at stake with this person; null when it knows nothing, or may not use it. */
  stake: Stake | null;
  work: ThreadWork;
  window: ReplyWindow;
  /** State of our last message, when ours is the last. */
  sendState: SendState | null;
  /** When the next scheduled reply goes out, ISO 8601; null without one. */
  scheduledAt: string | null;
}

export interface ContactSummary {
  id: string;
  /** @handle without the @; null while the profile is unknown. */
  handle: string | null;
  name: string | null;
  /** The name is what they say themselves, not what Instagram has. */
  corrected: boolean;
  pictureUrl: string | null;
  /** What to call them when nothing else is known: "Instagram user …4321". */
  fallbackName: string;
}

export interface InboxPage {
  /** When it was asked for, ISO 8601: what is told of later is newer. */
  readAt: string;
  rows: ConversationRow[];
  /** The place before which more lies; null at the beginning. */
  previous: string | null;
  /** The place after which more lies; null at the end. */
  next: string | null;
}

/** What an open inbox counts, for whoever looks. Times are ISO 8601. */
export interface StripFacts {
  counts: ViewCounts;
  /** Threads whose notes mention them and that they have not opened since, the newest mention first. */
  mentions: string[];
  /** What the forecast looks ahead to. */
  until: string;
  /** When something last came from any account; null when nothing ever did. */
  lastEventAt: string | null;
}

/** Where an attachment can be seen now, or why it cannot. */
export type AttachmentView = ShownFile | { gone: MissingReason };

export interface ShownFile {
  /** On our own host for some minutes when it is kept, else Meta's own for as long as Meta answers. */
  url: string;
  kept: boolean;
  /** What it is by its content. Null for what is not kept: then nobody has looked. */
  contentType: string | null;
  bytes: number | null;
  /** In pixels, where they are known. */
  width: number | null;
  height: number | null;
  /** What staff's file was called. */
  name: string | null;
}

/** An attachment as a page shows it. */
export interface ShownAttachment extends Omit<Attachment, "url"> {
  view: AttachmentView;
}

export interface ShownContent extends Omit<MessageContent, "attachments"> {
  attachments?: ShownAttachment[];
}

/** One line of a thread. */
export interface ThreadMessage {
  id: string;
  direction: "in" | "out";
  origin: MessageOrigin;
  kind: MessageKind;
  /** Null once unsent. */
  content: ShownContent | null;
  sentAt: string;
  edited: boolean;
  /** How it read before, the original first, each with the time from which it read so. Empty when that is not known. */
  earlier: { text: string; at: string }[];
  unsent: boolean;
  /** Instagram did not say that it was unsent: it was found missing. */
  foundUnsent: boolean;
  /** The customer's reaction, as an emoji. */
  reaction: string | null;
  /** The store's own reaction. */
  ownReaction: OwnReaction | null;
  sendState: SendState | null;
  /** Why it failed, as a code of reply-failures.ts. */
  failureCode: string | null;
  /** How it waits to go out; null for what does not. */
  waits: WaitingToGo | null;
  /** Of the reply that it is a part of, as the page named it that sent it; null for what was not written here. */
  clientToken: string | null;
  /** Its reply can be taken back here: undone, or changed before it goes out. */
  mayTakeBack: boolean;
  /** Who of ours wrote it; null when none did. */
  staffId: string | null;
  /** Display name of the staff member who wrote it, when one of ours did. */
  staffName: string | null;
  /** The message this one answers; null when unknown or gone. */
  quoted: QuotedMessage | null;
}

/** A message that goes out later. */
export interface WaitingToGo {
  /** ISO 8601. */
  until: string;
  /** The same, in ms from when it was read: the clock of a page may be wrong. */
  ms: number;
  /** Not when the customer writes before. */
  unlessTheyWrite: boolean;
}

/** A message that another one answers, in a few words; null when it has none. */
export interface QuotedMessage {
  id: string;
  kind: MessageKind;
  text: string | null;
}

/** The oldest of the customer's messages that nobody of the store has seen, and how many there are, 100 at most. */
export interface FirstUnread {
  id: string;
  at: string;
  count: number;
}

export interface ThreadPage {
  id: string;
  contact: ContactSummary;
  account: { id: string; handle: string; state: "connected" | "needs_reauth" | "disconnected" };
  window: ReplyWindow;
  work: ThreadWork;
  /** Who shut the person out, and when, ISO 8601; null while they are not. */
  shutOut: { staffId: string | null; at: string } | null;
  timeline: TimelinePage;
  /** What is scheduled to be sent, in the order in which it goes out. */
  scheduled: ThreadMessage[];
  /** The item that was asked for by message or day; null when none was, or it is not there. */
  anchorId: string | null;
  firstUnread: FirstUnread | null;
}
