import type { TFunction } from "i18next";
import { minute } from "#app/platform/clock.ts";
import type { Attachment, MessageContent, MessageKind } from "#app/modules/channels/channels.ts";
import { failureCode } from "../../outbox/reply-failures.ts";
import type { QuotedMessage, ThreadMessage } from "../../conversations.ts";

type Translate = TFunction<"thread">;

/** So long Instagram may still confirm a message by itself; after it a person may decide. */
const settlingMs = 10 * minute;

/** How far a message of ours is, in the words shown under it; null for messages without a state. */
export function sendWords(t: Translate, { sendState, failureCode: code }: ThreadMessage): string | null {
  if (sendState === null) return null;
  if (sendState !== "failed") return t(`sendStates.${sendState}`);
  return t("sendStates.failed", { why: t(`failures.${failureCode(code)}.what`) });
}

/** Whether staff may say themselves what became of a message that Instagram never confirmed. */
export function mayResolve(message: ThreadMessage, now: Date): boolean {
  return message.sendState === "uncertain" && now.getTime() - Date.parse(message.sentAt) >= settlingMs;
}

/** Who wrote a message of the store, when it was not plainly the reader; null when nothing is known. */
export function authorWords(t: Translate, message: ThreadMessage): string | null {
  if (message.origin === "native") return t("message.native");
  if (message.origin === "other_app") return t("message.otherApp");
  return message.staffName;
}

/** A message that another one answers, in a few words. */
export function quotedWords(t: Translate, { kind, text }: QuotedMessage): string {
  return text ?? t(`kinds.${kind}`);
}

/** The line above a message that says what it was, for kinds that are more than their text; null otherwise. */
export function kindWords(
  t: Translate,
  kind: MessageKind,
  content: MessageContent,
  direction: "in" | "out",
): string | null {
  switch (kind) {
    case "story_reply":
    case "story_mention":
      return t(`told.${kind}.${direction}`);
    case "quick_reply":
    case "postback":
      return t(`told.${kind}`, { what: content.text ?? content.payload ?? t(`told.${kind}_unnamed`) });
    case "referral":
      return referralWords(t, content.referral);
    case "unsupported":
      return t("told.unsupported", { kind: content.unsupportedKind ?? t("told.unknown") });
    case "text":
    case "media":
    case "share":
    case "template":
      return null;
  }
}

/** What led somebody to write a message of another kind: an ad, a link, a product. Null when Instagram told nothing. */
export function cameFrom(t: Translate, { referral }: Pick<MessageContent, "referral">): string | null {
  return referral ? referralWords(t, referral) : null;
}

function referralWords(t: Translate, referral: MessageContent["referral"]): string {
  if (referral?.adTitle) return t("told.ad", { what: referral.adTitle });
  if (referral?.adId) return t("told.ad", { what: referral.adId });
  if (referral?.source?.toUpperCase() === "ADS") return t("told.someAd");
  if (referral?.productId) return t("told.product", { what: referral.productId });
  return referral?.ref ? t("told.link", { what: referral.ref }) : t("told.someLink");
}

/** Kinds whose text is already told by {@link kindWords}. */
export function textIsTold(kind: MessageKind): boolean {
  return kind === "quick_reply" || kind === "postback";
}

const shared = {
  ig_post: "post",
  ig_reel: "reel",
  reel: "reel",
  ig_story: "story",
  story: "story",
  product: "product",
  template: "template",
} as const;

/** What a shared thing is, when it has no title of its own. */
export function shareName(t: Translate, { title, type }: Attachment): string {
  const known = Object.hasOwn(shared, type) ? shared[type as keyof typeof shared] : "other";
  return title ?? t(`shared.${known}`);
}
