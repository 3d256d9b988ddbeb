import type { Card, MessageContent } from "../channels.ts";

/** What can be said to a person: words with quick replies, or cards. */
export type OutboundContent = Pick<MessageContent, "text" | "quickReplies" | "cards">;

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
 * The body of a call to `/messages` (Meta: "Send Messages", "Generic template", "Quick replies"; the shape of the tag
 * as integrations send it). Inside 24 hours no tag is sent: it would only be counted against the account.
 */
export function messageBody({ recipientId, content, humanAgent }: OutboundMessage) {
  return {
    recipient: { id: recipientId },
    ...(humanAgent && { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" }),
    message: content.cards ? { attachment: template(content.cards) } : words(content),
  };
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
