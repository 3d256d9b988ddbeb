import type { Card, MessageContent } from "../channels.ts";

/** What can be said to a person: words with quick replies, cards, or a file. */
export interface OutboundContent extends Pick<MessageContent, "text" | "quickReplies" | "cards"> {
  /** Where Meta fetches it, while the call waits. */
  file?: { kind: "image" | "video" | "audio" | "file"; url: string };
}

/** A message to one person, as staff wrote it. */
export interface OutboundMessage {
  /** The person's id on the channel. */
  recipientId: string;
  /** Text of at most 1,000 bytes of UTF-8, or what content-rules.ts finds no fault with. */
  content: OutboundContent;
  /** Sent by a person of the business, more than 24 hours after the customer's last message. */
  humanAgent: boolean;
}

/**
 * The body of a call to `/messages` (Meta: "Send Messages", "Generic template", "Quick replies"; the shape of the tag,
 * and a picture as one `attachment`, as integrations send them). Inside 24 hours no tag is sent: it would only be counted against the account.
 */
export function messageBody({ recipientId, content, humanAgent }: OutboundMessage) {
  return {
    recipient: { id: recipientId },
    ...(humanAgent && { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" }),
    message: messageOf(content),
  };
}

/** A reaction of the business to a message of the person. */
export interface OutboundReaction {
  recipientId: string;
  /** Meta's id of the message. */
  mid: string;
  /** Null takes it back. */
  emoji: string | null;
}

/** The body of a call to `/messages` that reacts ("Send Messages", React or Unreact to a Message). */
export function reactionBody({ recipientId, mid, emoji }: OutboundReaction) {
  return {
    recipient: { id: recipientId },
    sender_action: emoji === null ? "unreact" : "react",
    payload: { message_id: mid, ...(emoji !== null && { reaction: emoji }) },
  };
}

function messageOf(content: OutboundContent) {
  const { cards, file } = content;
  if (file) return { attachment: { type: file.kind, payload: { url: file.url } } };
  return cards ? { attachment: template(cards) } : words(content);
}

function words({ text, quickReplies }: OutboundContent) {
  const offered = quickReplies?.map(({ title, payload }) => ({ content_type: "text", title, payload }));
  return { text, ...(offered && { quick_replies: offered }) };
}

function template(cards: Card[]) {
  const elements = cards.map(({ title, subtitle, imageUrl, buttons }) => ({
    title,
    ...(subtitle && { subtitle }),
    ...(imageUrl && { image_url: imageUrl }),
    ...(buttons?.length && { buttons: buttons.map(button) }),
  }));
  return { type: "template", payload: { template_type: "generic", elements } };
}

function button({ title, url, payload }: NonNullable<Card["buttons"]>[number]) {
  return url === undefined
    ? { type: "postback", title, payload: payload ?? title }
    : { type: "web_url", title, url };
}
