import type { Person } from "../people.ts";
import type { Account } from "./accounts.ts";
import { graphError } from "./errors.ts";
import { parseFields, pick, requireKnown, type Fields } from "./fields.ts";
import type { Media } from "./media.ts";
import { pageOf, type Page } from "./paging.ts";
import type { Attachment, Message, Place, Thread } from "./words.ts";
import { latest, type World } from "./world.ts";

type Json = Record<string, unknown>;

/** Where a list was asked for, so that `next` can point on. */
export interface Asked {
  fields: string | undefined;
  limit: number;
  after: string | undefined;
  next: (after: string) => string;
}

const accountFields = [
  "id",
  "user_id",
  "username",
  "name",
  "account_type",
  "profile_picture_url",
  "followers_count",
  "follows_count",
  "media_count",
] as const;

const profileFields = [
  "id",
  "name",
  "username",
  "profile_pic",
  "follower_count",
  "is_user_follow_business",
  "is_business_follow_user",
  "is_verified_user",
] as const;

const messageFields = [
  "id",
  "created_time",
  "from",
  "to",
  "message",
  "attachments",
  "is_unsupported",
  "shares",
  "story",
  "reactions",
  "reply_to",
  "tags",
] as const;

/** Meta gives details of so many newest messages of a conversation, and only ids of the rest. */
const detailed = 20;

/** `/me` and `/{IG_ID}`. */
export function accountNode(account: Account, media: Media, fields: string | undefined): Json {
  const asked = parseFields(fields ?? "id");
  requireKnown(asked, accountFields, "IGUser");
  return pick(asked, {
    id: account.appScopedId,
    user_id: account.igId,
    username: account.username,
    name: account.name,
    account_type: account.type,
    profile_picture_url: media.profile(account.username),
    followers_count: account.followers,
    follows_count: 180,
    media_count: 96,
  });
}

/** `/{IGSID}`: only of a person who has written to the account. */
export function profileNode(world: World, media: Media, place: Place, person: Person, fields?: string): Json {
  const asked = parseFields(fields ?? "id");
  requireKnown(asked, profileFields, "IGBusinessScopedID");
  if (place.thread.lastActAt === undefined) throw graphError({ code: 230 });
  return pick(asked, {
    id: world.igsid(person, place.account),
    name: person.name ?? undefined,
    username: person.username,
    profile_pic: media.profile(person.key),
    follower_count: person.followers,
    is_user_follow_business: person.followsShop,
    is_business_follow_user: false,
    is_verified_user: person.followers > 20_000,
  });
}

/** `/me/conversations`, newest first; with `igsid` only that person's. */
export function conversationList(
  world: World,
  account: Account,
  igsid: string | undefined,
  asked: Asked,
): Page<Json> {
  const fields = parseFields(asked.fields ?? "id,updated_time");
  const threads = world.threadsOf(account).filter((thread) => igsid === undefined || thread.igsid === igsid);
  const nodes = threads.map((thread) => conversationOf(world, { account, thread }, fields, asked));
  return pageOf(nodes, asked.limit, asked.after, asked.next);
}

/** `/{CONVERSATION_ID}`. */
export function conversationNode(world: World, place: Place, asked: Asked): Json {
  return conversationOf(world, place, parseFields(asked.fields ?? "id"), asked);
}

/** `/{CONVERSATION_ID}/messages`. */
export function messageList(world: World, place: Place, asked: Asked): Page<Json> {
  return messagesOf(world, place, parseFields(asked.fields ?? "id,created_time"), asked.limit, asked);
}

/** `/{MESSAGE_ID}`: details of the twenty newest only, others are said to be deleted. */
export function messageNode(world: World, place: Place, message: Message, fields: string | undefined): Json {
  const asked = parseFields(fields ?? "id,created_time");
  requireKnown(asked, messageFields, "IGDirectMessage");
  if (message.deleted || !withDetails(place.thread).has(message.mid)) throw graphError({ code: 9000001 });
  return messageOf(world, place, message, asked);
}

function conversationOf(world: World, place: Place, fields: Fields, asked: Asked): Json {
  requireKnown(fields, ["id", "updated_time", "participants", "messages", "name"], "IGConversation");
  const messages = fields.get("messages");
  const inner = messages?.inner ?? parseFields("id,created_time");
  return pick(fields, {
    id: place.thread.id,
    updated_time: timeOf(latest(place.thread)),
    participants: { data: [shopParty(place), personParty(world, place)] },
    messages:
      messages && messagesOf(world, place, inner, messages.limit ?? 25, { ...asked, after: undefined }),
  });
}

function messagesOf(world: World, place: Place, fields: Fields, limit: number, asked: Asked): Page<Json> {
  requireKnown(fields, messageFields, "IGDirectMessage");
  const known = withDetails(place.thread);
  const bare = parseFields("id,created_time");
  const nodes = visible(place.thread).map((message) =>
    messageOf(world, place, message, known.has(message.mid) ? fields : bare),
  );
  return pageOf(nodes, limit, asked.after, asked.next);
}

function messageOf(world: World, place: Place, message: Message, fields: Fields): Json {
  const shop = shopParty(place);
  const person = personParty(world, place);
  const [from, to] = message.from === "shop" ? [shop, person] : [person, shop];
  const media = message.attachments?.filter((attachment) => !isShare(attachment));
  const shares = message.attachments?.filter(isShare);
  return pick(fields, {
    id: message.mid,
    created_time: timeOf(message.at),
    from,
    to: { data: [to] },
    message: message.text ?? "",
    attachments: media?.length ? { data: media.map(attachmentNode) } : undefined,
    shares: shares?.length ? { data: shares.map(({ payload }) => ({ link: payload?.url })) } : undefined,
    is_unsupported: message.unsupported,
    story: message.story && { reply_to: { id: message.story.id, link: message.story.url } },
    reply_to: message.replyTo === undefined ? undefined : { mid: message.replyTo },
    reactions: reactionsOf(message, shop, person),
    tags: { data: [{ name: "inbox" }] },
  });
}

function reactionsOf({ reactions }: Message, shop: Json, person: Json): Json | undefined {
  const data = [
    ...(reactions.person === undefined ? [] : [{ reaction: reactions.person, users: [person] }]),
    ...(reactions.shop === undefined ? [] : [{ reaction: reactions.shop, users: [shop] }]),
  ];
  return data.length > 0 ? { data } : undefined;
}

function attachmentNode({ type, payload }: Attachment): Json {
  const url = payload?.url;
  if (type === "template") return { generic_template: templateNode(payload?.["elements"]) };
  if (type === "image") return { image_data: { width: 480, height: 480, url, preview_url: url } };
  if (type === "video") return { video_data: { width: 480, height: 480, url, preview_url: url } };
  return { file_url: url };
}

/** The first card, as the Graph API's message attachment shows a template. */
function templateNode(elements: unknown): Json {
  const [first = {}] = (elements ?? []) as Record<string, unknown>[];
  return { title: first["title"], subtitle: first["subtitle"], media_url: first["image_url"] };
}

function isShare({ type }: Attachment): boolean {
  return ["share", "ig_post", "ig_reel", "reel", "story", "ig_story", "story_mention"].includes(type);
}

function visible(thread: Thread): Message[] {
  return thread.messages.filter((message) => !message.deleted).reverse();
}

function withDetails(thread: Thread): Set<string> {
  return new Set(
    visible(thread)
      .slice(0, detailed)
      .map((message) => message.mid),
  );
}

function shopParty({ account }: Place): Json {
  return { username: account.username, id: account.igId };
}

function personParty(world: World, { thread }: Place): Json {
  return { username: world.personNamed(thread.person).username, id: thread.igsid };
}

/** 2026-01-02T19:11:07+0000 */
function timeOf(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, "+0000");
}
