import { maxReplyParts } from "#app/modules/channels/instagram/rules.ts";
import { contentFaults } from "#app/modules/channels/instagram/content-rules.ts";
import { hasPlaceholder } from "#app/modules/content/variables/template.ts";
import type { Card, MessageContent, MessageKind, QuickReply } from "#app/modules/channels/channels.ts";
import { splitReply } from "./split-reply.ts";

/** What staff wrote: words, what may be tapped instead of an answer, cards, and files. */
export interface ReplyContent {
  text: string;
  quickReplies?: QuickReply[];
  cards?: Card[];
  /** Uploaded before, in the order they go out. */
  fileIds?: string[];
}

/** One message of a reply. */
export interface ReplyPart {
  kind: MessageKind;
  content: MessageContent;
  /** The file that this message is. */
  fileId?: string;
}

export type ReplyParts =
  | { outcome: "parts"; parts: ReplyPart[] }
  | { outcome: "empty" | "too_long" | "unresolved" | "breaks_rules" };

/**
 * Cuts a reply into messages in the order they go out. Instagram knows no caption: each file is a message, before the
 * words about it; what the file is, is said when it is taken. Cards are a message of their own, after the words; Instagram
 * shows quick replies under the newest message only, so with them the cards go first.
 */
export function replyParts({ text, quickReplies = [], cards = [], fileIds = [] }: ReplyContent): ReplyParts {
  if (hasPlaceholder(text)) return { outcome: "unresolved" };
  if (contentFaults({ text, quickReplies, cards }).length > 0) return { outcome: "breaks_rules" };
  const words = wordsOf(text);
  const last = words.at(-1);
  if (last && quickReplies.length > 0) last.content.quickReplies = quickReplies;
  const carousel: ReplyPart[] = cards.length > 0 ? [{ kind: "template", content: { cards } }] : [];
  const files = fileIds.map((fileId): ReplyPart => ({ kind: "media", content: {}, fileId }));
  const said = quickReplies.length > 0 ? [...carousel, ...words] : [...words, ...carousel];
  const parts = [...files, ...said];
  if (parts.length === 0) return { outcome: "empty" };
  return parts.length > maxReplyParts ? { outcome: "too_long" } : { outcome: "parts", parts };
}

function wordsOf(text: string): ReplyPart[] {
  const whole = text.trim();
  let end = 0;
  return splitReply(whole).map((part): ReplyPart => {
    const start = whole.indexOf(part, end);
    const gap = whole.slice(end, start);
    end = start + part.length;
    return { kind: "text", content: { text: part, ...(gap && { gap }) } };
  });
}

/** The text that the messages of a reply were cut from. */
export function wholeText(contents: Pick<MessageContent, "text" | "gap">[]): string {
  return contents.map(({ gap = "", text = "" }) => gap + text).join("");
}
