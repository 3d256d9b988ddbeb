import { minute } from "#app/platform/clock.ts";
import type { Attachment, MessageContent, MessageKind } from "#app/modules/channels/channels.ts";
import { explainFailure } from "../../outbox/reply-failures.ts";
import type { ThreadMessage } from "../../conversations.ts";

/** So long Instagram may still confirm a message by itself; after it a person may decide. */
const settlingMs = 10 * minute;

/** How far a message of ours is, in the words shown under it; null for messages without a state. */
export function sendWords(message: ThreadMessage): string | null {
  switch (message.sendState) {
    case null:
      return null;
    case "queued":
      return "Queued";
    case "sending":
      return "Sending";
    case "sent":
      return "Sent";
    case "seen":
      return "Seen";
    case "failed":
      return `Not sent: ${startLower(explainFailure(message.failureCode).what)}`;
    case "uncertain":
      return "Maybe sent: waiting for Instagram to confirm";
  }
}

/** Whether staff may say themselves what became of a message that Instagram never confirmed. */
export function mayResolve(message: ThreadMessage, now: Date): boolean {
  return message.sendState === "uncertain" && now.getTime() - Date.parse(message.sentAt) >= settlingMs;
}

/** Who wrote a message of the store, when it was not plainly the reader; null when nothing is known. */
export function authorWords(message: ThreadMessage): string | null {
  if (message.origin === "native") return "Answered in the Instagram app";
  if (message.origin === "other_app") return "Answered by another app";
  return message.staffName;
}

/** The line above a message that says what it was, for kinds that are more than their text; null otherwise. */
export function kindWords(
  kind: MessageKind,
  content: MessageContent,
  direction: "in" | "out",
): string | null {
  switch (kind) {
    case "story_reply":
      return direction === "in" ? "Answered your story" : "You answered their story";
    case "story_mention":
      return direction === "in" ? "Mentioned you in a story" : "You mentioned them in a story";
    case "quick_reply":
      return `Chose: ${content.text ?? content.payload ?? "a quick reply"}`;
    case "postback":
      return `Tapped: ${content.text ?? content.payload ?? "a button"}`;
    case "referral":
      return referralWords(content.referral);
    case "unsupported":
      return `Instagram sent something this version cannot show (${content.unsupportedKind ?? "unknown"})`;
    case "text":
    case "media":
    case "share":
    case "template":
      return null;
  }
}

function referralWords(referral: MessageContent["referral"]): string {
  if (referral?.adTitle) return `Came from an ad: ${referral.adTitle}`;
  if (referral?.adId) return `Came from an ad: ${referral.adId}`;
  if (referral?.source?.toUpperCase() === "ADS") return "Came from an ad";
  if (referral?.productId) return `Came from a product in your shop: ${referral.productId}`;
  return referral?.ref ? `Came from your link: ${referral.ref}` : "Came from your link";
}

/** Kinds whose text is already told by {@link kindWords}. */
export function textIsTold(kind: MessageKind): boolean {
  return kind === "quick_reply" || kind === "postback";
}

const shareWords: Record<string, string> = {
  ig_post: "Instagram post",
  ig_reel: "Instagram reel",
  reel: "Instagram reel",
  ig_story: "Instagram story",
  story: "Instagram story",
  product: "Product",
  template: "Message with buttons",
};

/** What a shared thing is, when it has no title of its own. */
export function shareName(attachment: Attachment): string {
  return attachment.title ?? shareWords[attachment.type] ?? "Shared post";
}

/** Reasons begin a sentence where they come from; here they continue one. Names keep their capital. */
function startLower(sentence: string): string {
  if (/^(?:Instagram|Meta|I)\b/u.test(sentence)) return sentence;
  return sentence.replace(/^Not sent, /u, "").replace(/^./u, (first) => first.toLowerCase());
}
