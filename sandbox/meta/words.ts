import type { Account } from "./accounts.ts";

export interface Attachment {
  type: string;
  payload?: { url?: string; [key: string]: unknown };
}

export interface QuickReply {
  content_type: string;
  title?: string;
  payload?: string;
}

export interface StoryRef {
  id: string;
  url: string;
}

/** One message of a thread, whoever wrote it. */
export interface Message {
  mid: string;
  from: "person" | "shop";
  at: number;
  text?: string;
  attachments?: Attachment[];
  /** The message this one answers inline. */
  replyTo?: string;
  story?: StoryRef;
  quickReplies?: QuickReply[];
  tag?: string;
  /** Sent by the app through the API, rather than typed in Instagram. */
  byApp?: boolean;
  unsupported?: boolean;
  deleted?: boolean;
  edits: number;
  /** Emoji put on the message, by side. */
  reactions: { person?: string; shop?: string };
}

/** The conversation between one account and one person. */
export interface Thread {
  id: string;
  igId: string;
  igsid: string;
  person: string;
  messages: Message[];
  /** The person's last act that opens the messaging window. */
  lastActAt?: number;
  /** How far each side has read. */
  seenByPerson: number;
  seenByShop: number;
  typingUntil: number;
}

/** An access token of an account. */
export interface Token {
  igId: string;
  kind: "short" | "long";
  permissions: string[];
  issuedAt: number;
  expiresAt: number;
  revoked?: boolean;
}

/** An authorization code: single use, one hour. */
export interface Code {
  igId: string;
  redirectUri: string;
  permissions: string[];
  expiresAt: number;
  used?: boolean;
}

/** What can be switched by `POST /control/meta/settings`. */
export interface Settings {
  /** When the echo of the app's own send goes out, relative to the HTTP answer. */
  echo: "after" | "before" | "never";
  echoDelayMs: number;
  /** Whether the ten people write when an account is connected for the first time. */
  seedOnConnect: boolean;
  /** Every webhook is delivered twice. */
  duplicate: boolean;
  /** Webhooks waiting at the same time are delivered newest first. */
  outOfOrder: boolean;
  /** How many waiting updates one webhook may carry. */
  batchSize: number;
  signWith: "instagram" | "meta";
  /** Shape of the code exchange: the documented `data:[…]`, or the flat one that is seen in the wild. */
  tokenShape: "documented" | "flat";
  sendPerSecond: number;
  conversationsPerSecond: number;
  /** How long an address of a picture, video or sound lives. */
  mediaLifeMs: number;
  /** Such addresses that were given out before this moment are dead, in ms since 1970. */
  mediaAliveSince: number;
  /** How far the sandbox's clock runs ahead of the real one. */
  clockOffsetMs: number;
}

/** Where and as whom an act takes place. */
export interface Place {
  account: Account;
  thread: Thread;
}
