import type { Card, QuickReply } from "../channels.ts";
import { cardLimits, quickReplyLimits } from "./rules.ts";

/** Why Instagram would refuse a message, or show less of it than was written. */
export type ContentFault =
  | "too_many_cards"
  | "card_title"
  | "card_subtitle"
  | "card_bare"
  | "card_buttons"
  | "card_link"
  | "too_many_quick_replies"
  | "quick_reply_title"
  | "quick_reply_twice"
  | "quick_replies_alone";

/** What is wrong with a card by itself. */
export function cardFaults({ title, subtitle, imageUrl, buttons = [] }: Card): ContentFault[] {
  const faults: ContentFault[] = [];
  if (!fits(title, cardLimits.title)) faults.push("card_title");
  if (subtitle !== undefined && !fits(subtitle, cardLimits.subtitle)) faults.push("card_subtitle");
  if (!subtitle && !imageUrl && buttons.length === 0) faults.push("card_bare");
  const badButton = buttons.some((button) => !fits(button.title, cardLimits.buttonTitle));
  if (badButton || buttons.length > cardLimits.buttons) faults.push("card_buttons");
  const links = [imageUrl, ...buttons.map(({ url }) => url)].filter((link) => link !== undefined);
  if (!links.every(isLink)) faults.push("card_link");
  return faults;
}

/** What is wrong with the quick replies of one message. */
export function quickReplyFaults(replies: QuickReply[]): ContentFault[] {
  const faults: ContentFault[] = [];
  if (replies.length > quickReplyLimits.count) faults.push("too_many_quick_replies");
  if (!replies.every(({ title }) => fits(title, quickReplyLimits.title))) faults.push("quick_reply_title");
  const titles = new Set(replies.map(({ title }) => title.trim().toLowerCase()));
  if (titles.size < replies.length) faults.push("quick_reply_twice");
  return faults;
}

/** Everything about a reply that Instagram would not take as it is; its text is split elsewhere. */
export function contentFaults(reply: {
  text: string;
  cards: Card[];
  quickReplies: QuickReply[];
}): ContentFault[] {
  const { text, cards, quickReplies } = reply;
  const faults = [...cards.flatMap(cardFaults), ...quickReplyFaults(quickReplies)];
  if (cards.length > cardLimits.cards) faults.push("too_many_cards");
  if (quickReplies.length > 0 && text.trim() === "") faults.push("quick_replies_alone");
  return [...new Set(faults)];
}

/** Characters as people count them, at least one. */
function fits(text: string, most: number): boolean {
  const length = [...text.trim()].length;
  return length > 0 && length <= most;
}

function isLink(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
