/** Shared words of channels: safe in the browser. */

export type AccountState = "connected" | "needs_reauth" | "disconnected";

/** A connected Instagram account as the Connections page shows it. Never carries a token. */
export interface AccountCard {
  id: string;
  handle: string;
  name: string | null;
  pictureUrl: string | null;
  state: AccountState;
  permissions: string[];
  /** Required permissions that were not granted. */
  missingPermissions: string[];
  subscribedFields: string[];
  humanAgent: boolean;
  tokenExpiresAt: string | null;
  lastEventAt: string | null;
  lastCheckAt: string | null;
  /** A code of connection-problems.ts, or null when all is well. */
  lastError: string | null;
  connectedAt: string;
}

/** What a channel's own record of a thread tells of a file: sound and documents are one to it. */
export type ListedMedia = "image" | "video" | "other";

export type MessageKind =
  | "text"
  | "media"
  | "share"
  | "story_reply"
  | "story_mention"
  | "quick_reply"
  | "postback"
  | "referral"
  | "template"
  | "unsupported";

export interface Attachment {
  /** image | video | audio | file | share | ig_post | ig_reel | story | … as the channel names it. */
  type: string;
  /** Where the channel keeps it; short-lived and never stored by us. */
  url?: string;
  title?: string;
}

/** A picture with words and buttons, as Meta's generic template shows it; several lie side by side. */
export interface Card {
  title: string;
  subtitle?: string;
  imageUrl?: string;
  buttons?: CardButton[];
  /** What it was made from: nobody is told, and whoever takes it back finds it again. */
  product?: { productGid: string; variantGid: string | null };
}

/** Opens a page, or sends its payload back. */
export interface CardButton {
  title: string;
  url?: string;
  payload?: string;
}

/** An answer that the person can tap instead of typing; its payload comes back with it. */
export interface QuickReply {
  title: string;
  payload: string;
}

/** What a message says. Sealed with the person's key in the database. */
export interface MessageContent {
  /** The channel's id of the message. */
  mid?: string;
  text?: string;
  /** Of a part of a long reply of ours: the white space that stood before it. */
  gap?: string;
  attachments?: Attachment[];
  cards?: Card[];
  /** What we offered to answer with. */
  quickReplies?: QuickReply[];
  /** The message this one answers. */
  replyToMid?: string;
  /** The story this message answers or mentions. */
  story?: { id?: string; url?: string; linkUrl?: string };
  /** Payload of a tapped quick reply or button. */
  payload?: string;
  /** An ad, a link or a product that led here. */
  referral?: { source?: string; ref?: string; adId?: string; adTitle?: string; productId?: string };
  /** Name of an event kind we do not know. */
  unsupportedKind?: string;
}

/** Why a channel refuses a message for good. */
export type SendRefusal =
  | "window_closed"
  | "permission"
  | "access_off"
  | "token_dead"
  | "unreachable"
  | "bad_content"
  | "bad_media"
  | "media_not_fetched"
  | "restricted"
  | "other_app"
  | "slow_down"
  | "unknown";
