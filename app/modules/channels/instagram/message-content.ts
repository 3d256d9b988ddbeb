import type { Attachment, Card, MessageContent, MessageKind } from "../channels.ts";
import { readCards } from "./template.ts";
import {
  asArray,
  asId,
  asObject,
  asText,
  asUrl,
  compact,
  isTrue,
  kindName,
  type WireObject,
} from "./wire.ts";

/** What kinds of attachment mean for the message (Meta's webhook examples, plus what deliveries carried). */
const kindOfType = new Map<string, MessageKind>([
  ["story_mention", "story_mention"],
  ["template", "template"],
  ...["image", "gif", "sticker", "video", "audio", "file", "media"].map((type) => [type, "media"] as const),
  ...["share", "ig_post", "ig_reel", "reel", "story", "ig_story"].map((type) => [type, "share"] as const),
]);

/** When a message carries several things, the first of these names it. */
const precedence: MessageKind[] = ["story_mention", "template", "media", "share"];

/** Kind and content of the `message` part of an item. */
export function readMessage(
  mid: string,
  message: WireObject,
): { kind: MessageKind; content: MessageContent } {
  const cards = readTemplates(message["attachments"]);
  const attachments = readAttachments(message["attachments"]);
  const replyTo = asObject(message["reply_to"]);
  const content: MessageContent = compact({
    mid,
    text: asText(message["text"]),
    attachments: attachments.length > 0 ? attachments : undefined,
    cards: cards.length > 0 ? cards : undefined,
    replyToMid: asId(replyTo?.["mid"]),
    story: readStory(asObject(replyTo?.["story"])) ?? mentionedStory(attachments),
    payload: asText(asObject(message["quick_reply"])?.["payload"]),
    referral: readReferral(message["referral"]),
  });
  const unsupportedKind = unsupportedPart(message, content);
  if (unsupportedKind) content.unsupportedKind = unsupportedKind;
  return { kind: kindOf(message, content), content };
}

function kindOf(message: WireObject, content: MessageContent): MessageKind {
  if (isTrue(message["is_unsupported"])) return "unsupported";
  if (asObject(message["quick_reply"])) return "quick_reply";
  if (asObject(asObject(message["reply_to"])?.["story"])) return "story_reply";
  const kinds = (content.attachments ?? []).map(({ type }) => kindOfType.get(type));
  const named = precedence.find((kind) => kinds.includes(kind));
  if (named) return named;
  if (content.text) return "text";
  return content.referral && !content.attachments ? "referral" : "unsupported";
}

/** What in a message we cannot show, or undefined when we can show all of it. */
function unsupportedPart(message: WireObject, content: MessageContent): string | undefined {
  if (isTrue(message["is_unsupported"])) return "is_unsupported";
  const unknown = content.attachments?.find(({ type }) => !kindOfType.has(type));
  if (unknown) return `attachment.${unknown.type}`.slice(0, 40);
  const { mid: _mid, replyToMid: _replyTo, ...said } = content;
  return Object.keys(said).length === 0 ? "empty" : undefined;
}

function readTemplates(value: unknown): Card[] {
  const templates = asArray(value)
    .map(asObject)
    .filter((item) => item?.["type"] === "template");
  return templates.flatMap((item) => readCards(asObject(item?.["payload"])) ?? []);
}

function readAttachments(value: unknown): Attachment[] {
  const wire = asArray(value)
    .map(asObject)
    .filter((item) => item !== null);
  return withoutLegacyShares(wire).map((item) => {
    const payload = asObject(item["payload"]);
    return compact({
      type: kindName(item["type"]),
      url: asUrl(payload?.["url"]),
      title: asText(payload?.["title"]),
    }) as Attachment;
  });
}

/** From 3 Nov 2025 a shared post came as "share" and as "ig_post" with the same media id: one is enough. */
function withoutLegacyShares(items: WireObject[]): WireObject[] {
  const mediaId = (item: WireObject) => asId(asObject(item["payload"])?.["ig_post_media_id"]);
  const posts = new Set(items.filter((item) => item["type"] === "ig_post").map(mediaId));
  return items.filter((item) => item["type"] !== "share" || !mediaId(item) || !posts.has(mediaId(item)));
}

function readStory(story: WireObject | null): MessageContent["story"] {
  if (!story) return undefined;
  return compact({
    id: asId(story["id"]),
    url: asUrl(story["url"]),
    linkUrl: asUrl(story["link_sticker_url"]),
  });
}

function mentionedStory(attachments: Attachment[]): MessageContent["story"] {
  const mention = attachments.find(({ type }) => type === "story_mention");
  return mention && compact({ url: mention.url });
}

/** An ad, an ig.me link or a product that led here; undefined when it says nothing. */
export function readReferral(value: unknown): MessageContent["referral"] {
  const referral = asObject(value);
  if (!referral) return undefined;
  const read = compact({
    source: asText(referral["source"]),
    ref: asText(referral["ref"]),
    adId: asId(referral["ad_id"]),
    adTitle: asText(asObject(referral["ads_context_data"])?.["ad_title"]),
    productId: asId(asObject(referral["product"])?.["id"]),
  });
  return Object.keys(read).length > 0 ? read : undefined;
}
