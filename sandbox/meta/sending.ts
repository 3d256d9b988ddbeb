import type { Caller } from "./tokens.ts";
import { graphError } from "./errors.ts";
import { newMessage } from "./acts.ts";
import type { MetaParts } from "./parts.ts";
import { takeAttachments } from "./attachments.ts";
import type { Cdn } from "./cdn.ts";
import type { Attachment, Message, Place, QuickReply } from "./words.ts";
import type { World } from "./world.ts";

const hour = 3_600_000;
const windowMs = 24 * hour;
const humanAgentMs = 7 * 24 * hour;
const textLimitBytes = 1000;

/** The body of `POST /{IG_ID}/messages`. */
export interface SendBody {
  recipient?: { id?: string; comment_id?: string };
  message?: {
    text?: string;
    attachment?: Attachment;
    attachments?: Attachment | Attachment[];
    quick_replies?: QuickReply[];
    reply_to?: { mid?: string };
  };
  messaging_type?: string;
  tag?: string;
  sender_action?: string;
  payload?: { message_id?: string; reaction?: string };
}

/** What a send did: the message to echo, if there is one, and what Meta answers. */
export interface Sent {
  place: Place;
  message?: Message;
  body: Record<string, unknown>;
}

/** Carries out a send or a sender action, or throws Meta's refusal. */
export async function carryOut(
  { world, acts, media }: Pick<MetaParts, "world" | "acts" | "media">,
  caller: Caller,
  body: SendBody,
): Promise<Sent> {
  const place = recipientOf(world, caller, body);
  if (body.sender_action !== undefined) return senderAction(world, place, body);
  requireWindow(world, caller, place, body);
  const message = await messageOf(place, world.now(), body, media.cdn);
  acts.receive(place, message);
  return { place, message, body: { recipient_id: place.thread.igsid, message_id: message.mid } };
}

function recipientOf(world: World, { account }: Caller, { recipient }: SendBody): Place {
  if (recipient?.comment_id !== undefined) throw graphError({ code: 100, subcode: 2534025 });
  if (typeof recipient?.id !== "string") {
    throw graphError({ code: 100, message: "(#100) The parameter recipient is required" });
  }
  const person = world.findPerson(recipient.id);
  if (!person || world.igsid(person, account) !== recipient.id)
    throw graphError({ code: 100, subcode: 2534014 });
  return world.place(account, person);
}

function requireWindow(
  world: World,
  { account, permissions }: Caller,
  { thread }: Place,
  body: SendBody,
): void {
  const silentFor = world.now() - (thread.lastActAt ?? -Infinity);
  const outside = graphError({ code: 10, subcode: 2534022 });
  if (body.tag === undefined) {
    if (silentFor > windowMs) throw outside;
    return;
  }
  if (body.tag !== "HUMAN_AGENT" || body.messaging_type !== "MESSAGE_TAG") {
    throw graphError({
      code: 100,
      message: "(#100) Param tag must be one of {HUMAN_AGENT} with MESSAGE_TAG",
    });
  }
  if (!account.humanAgent || !permissions.includes("human_agent")) {
    const message =
      "(#10) To use the HUMAN_AGENT tag, your app must be approved for the Human Agent feature.";
    throw graphError({ code: 10, message });
  }
  if (silentFor > humanAgentMs) throw outside;
}

async function messageOf(place: Place, at: number, body: SendBody, cdn: Cdn): Promise<Message> {
  const { text, attachment, attachments, quick_replies, reply_to } = body.message ?? {};
  const given = [attachment ?? [], attachments ?? []].flat();
  requireContent(text, given);
  const taken = await takeAttachments(given, cdn);
  return {
    ...newMessage(place, "shop", at, { text, attachments: taken, replyTo: reply_to?.mid }),
    byApp: true,
    ...(body.tag === undefined ? {} : { tag: body.tag }),
    ...(quick_replies ? { quickReplies: checkedQuickReplies(quick_replies) } : {}),
  };
}

function requireContent(text: string | undefined, media: Attachment[]): void {
  if ((text === undefined || text === "") === (media.length === 0)) {
    throw graphError({ code: 100, subcode: 2534015 });
  }
  if (text !== undefined && Buffer.byteLength(text, "utf8") > textLimitBytes) {
    throw graphError({
      code: 100,
      message: "(#100) Length of param message[text] must be less than or equal to 1000",
    });
  }
}

/** At most thirteen; Instagram cuts titles at twenty characters. */
function checkedQuickReplies(given: QuickReply[]): QuickReply[] {
  if (given.length > 13)
    throw graphError({ code: 100, message: "(#100) Too many quick replies: at most 13" });
  const known = ["text", "user_phone_number", "user_email"];
  if (given.some((reply) => !known.includes(reply.content_type))) throw graphError({ code: 100 });
  return given.map((reply) =>
    reply.title === undefined ? reply : { ...reply, title: reply.title.slice(0, 20) },
  );
}

function senderAction(world: World, place: Place, body: SendBody): Sent {
  if (body.message) throw graphError({ code: 100, message: "(#100) sender_action must be the only content" });
  const { thread } = place;
  if (body.sender_action === "typing_on") thread.typingUntil = world.now() + 20_000;
  else if (body.sender_action === "typing_off") thread.typingUntil = 0;
  else if (body.sender_action === "mark_seen") thread.seenByShop = world.now();
  else if (body.sender_action === "react" || body.sender_action === "unreact") react(world, place, body);
  else throw graphError({ code: 100, message: `(#100) Unknown sender_action ${body.sender_action}` });
  world.changed();
  return { place, body: { recipient_id: thread.igsid } };
}

function react(world: World, { thread }: Place, { sender_action, payload }: SendBody): void {
  const found = world.findMessage(payload?.message_id ?? "");
  if (!found || found.place.thread.id !== thread.id) throw graphError({ code: 100, subcode: 2534015 });
  if (world.now() - (thread.lastActAt ?? -Infinity) > windowMs)
    throw graphError({ code: 10, subcode: 2534022 });
  if (sender_action === "unreact") delete found.message.reactions.shop;
  else if (payload?.reaction) found.message.reactions.shop = payload.reaction;
  else throw graphError({ code: 100, message: "(#100) payload.reaction is required" });
}
