import type { ChannelEvent, HandoverEvent } from "../events.ts";
import { readMessage, readReferral } from "./message-content.ts";
import {
  asCount,
  asId,
  asObject,
  asText,
  asTime,
  compact,
  isTrue,
  kindName,
  type WireObject,
} from "./wire.ts";

/** Why something was left out on purpose; everything else becomes an event. */
export type IgnoredReason =
  | "page_object"
  | "other_object"
  | "not_an_object"
  | "account_id_unreadable"
  | "dashboard_test"
  | "edit_without_change"
  | "seen_by_account"
  | "feature_off"
  | "no_time";

export type ReadItem = ChannelEvent | { kind: "ignored"; reason: IgnoredReason };

/** Who and when of one item, before its content is looked at. */
interface Frame {
  accountId: string;
  /** The side that is not the account; null when the item does not say. */
  personId: string | null;
  direction: "in" | "out";
  at: number;
  standby: boolean;
}

export interface ItemPlace {
  accountId: string;
  standby: boolean;
  /** Time of the entry, for items that carry none. */
  entryTime: number | undefined;
}

const ignored = (reason: IgnoredReason): ReadItem => ({ kind: "ignored", reason });

/** One element of `messaging[]` or `standby[]`, or a change that has the same shape. */
export function readItem(item: WireObject, place: ItemPlace): ReadItem {
  if (isDashboardTest(item)) return ignored("dashboard_test");
  const at = asTime(item["timestamp"]) ?? place.entryTime;
  if (at === undefined) return ignored("no_time");
  const frame: Frame = {
    ...sides(item, place.accountId),
    accountId: place.accountId,
    at,
    standby: place.standby,
  };
  for (const [key, read] of Object.entries(readers)) {
    const part = asObject(item[key]);
    if (part) return read(part, frame, item);
  }
  return handover(item, frame) ?? unsupported(unknownKey(item), frame);
}

/** The two people of the dashboard's Test button. */
function isDashboardTest(item: WireObject): boolean {
  return sideId(item, "sender") === "12334" && sideId(item, "recipient") === "23245";
}

const sideId = (item: WireObject, side: "sender" | "recipient") => asId(asObject(item[side])?.["id"]);

/**
 * What the account sends has the account as sender, or says is_echo. The person is the other side. In a
 * message to oneself the account plays both: its echo goes out, what it taps as a visitor comes in.
 */
function sides(item: WireObject, accountId: string): Pick<Frame, "personId" | "direction"> {
  const sender = sideId(item, "sender");
  const recipient = sideId(item, "recipient");
  const message = asObject(item["message"]);
  const echo = isTrue(message?.["is_echo"]);
  const asVisitor = !echo && (isTrue(item["is_self"]) || isTrue(message?.["is_self"]));
  const byAccount = echo || sender === accountId;
  const [person, other] = byAccount ? [recipient, sender] : [sender, recipient];
  return {
    personId: (person === accountId ? (other === accountId ? undefined : other) : person) ?? null,
    direction: byAccount && !asVisitor ? "out" : "in",
  };
}

type Reader = (part: WireObject, frame: Frame, item: WireObject) => ReadItem;

/** By the key that carries them; the first one present is what the item is about. */
const readers: Record<string, Reader> = {
  message: readMessageItem,
  postback: readPostback,
  reaction: readReaction,
  read: readSeen,
  message_edit: readEdit,
  referral: readReferralItem,
};

function readMessageItem(message: WireObject, frame: Frame, item: WireObject): ReadItem {
  const mid = asId(message["mid"]);
  const { personId, direction, at, standby } = frame;
  if (!mid || !personId) return unsupported(mid ? "message.no_person" : "message.no_mid", frame, mid);
  if (isTrue(message["is_deleted"])) return { kind: "unsend", mid, personId, at, standby };
  const { kind, content } = readMessage(mid, { referral: item["referral"], ...message });
  return { kind: "message", mid, personId, direction, messageKind: kind, content, at, standby };
}

/** A button, the persistent menu or an ice breaker. In standby it comes without payload, maybe without mid. */
function readPostback(postback: WireObject, frame: Frame): ReadItem {
  const { personId, direction, at, standby } = frame;
  if (!personId) return unsupported("postback.no_person", frame, asId(postback["mid"]));
  const mid = asId(postback["mid"]);
  const content = compact({
    mid,
    text: asText(postback["title"]),
    payload: asText(postback["payload"]),
    referral: readReferral(postback["referral"]),
  });
  const name = mid ?? `postback:${personId}:${at}`;
  return { kind: "message", mid: name, personId, direction, messageKind: "postback", content, at, standby };
}

/** Emoji for the names Meta documents, for reactions that bring only a name. */
const emojiOf = new Map<unknown, string>([
  ["love", "❤️"],
  ["angry", "😠"],
  ["sad", "😢"],
  ["wow", "😮"],
  ["like", "👍"],
  ["laugh", "😆"],
]);

function readReaction(reaction: WireObject, frame: Frame): ReadItem {
  const mid = asId(reaction["mid"]);
  const { personId, at, standby } = frame;
  // Meta documents no event for the account's own reactions; should one come, it is not the customer's.
  if (frame.direction === "out") return unsupported("reaction.by_account", frame, mid);
  if (!mid || !personId) return unsupported("reaction.incomplete", frame, mid);
  if (reaction["action"] === "unreact") return { kind: "reaction", mid, personId, emoji: null, at, standby };
  if (reaction["action"] !== "react") return unsupported("reaction.unknown_action", frame, mid);
  const emoji = asText(reaction["emoji"])?.slice(0, 40) ?? emojiOf.get(reaction["reaction"]) ?? "❔";
  return { kind: "reaction", mid, personId, emoji, at, standby };
}

/** Instagram names the newest message that was read; Messenger a time up to which all was read. */
function readSeen(read: WireObject, frame: Frame): ReadItem {
  const { personId, standby } = frame;
  if (!personId) return unsupported("read.no_person", frame, asId(read["mid"]));
  if (frame.direction === "out") return ignored("seen_by_account");
  const at = asTime(read["watermark"]) ?? frame.at;
  return { kind: "seen", mid: asId(read["mid"]) ?? null, personId, at, standby };
}

/** Number 0 comes with every new message, without ids and text, and says nothing (chatwoot#15494). */
function readEdit(edit: WireObject, frame: Frame): ReadItem {
  const mid = asId(edit["mid"]);
  const { personId, at, standby } = frame;
  const number = asCount(edit["num_edit"] ?? 1);
  if (number === 0 || !mid || !personId) return ignored("edit_without_change");
  const text = asText(edit["text"]);
  if (!text || number === undefined || number > 10_000) {
    return unsupported("message_edit.unreadable", frame, mid);
  }
  return { kind: "edit", mid, personId, number, text, at, standby };
}

function readReferralItem(referral: WireObject, frame: Frame): ReadItem {
  const { personId, at, standby } = frame;
  const read = readReferral(referral);
  if (!personId || !read) return unsupported(personId ? "referral.empty" : "referral.no_person", frame);
  return { kind: "referral", personId, content: { referral: read }, at, standby };
}

const handoverActions: Record<string, HandoverEvent["action"]> = {
  pass_thread_control: "pass",
  take_thread_control: "take",
  request_thread_control: "request",
  app_roles: "roles",
};

function handover(item: WireObject, { personId, at, standby }: Frame): ReadItem | null {
  const key = Object.keys(handoverActions).find((name) => item[name] !== undefined);
  const action = key && handoverActions[key];
  if (!action || !personId) return null;
  return { kind: "handover", action, personId, at, standby };
}

function unsupported(name: string, frame: Frame, mid?: string): ReadItem {
  const { personId, direction, at, standby } = frame;
  return { kind: "unsupported", name: kindName(name), personId, mid: mid ?? null, direction, at, standby };
}

const frameKeys = new Set(["sender", "recipient", "timestamp", "is_self"]);

function unknownKey(item: WireObject): string {
  return kindName(Object.keys(item).find((key) => !frameKeys.has(key)));
}
