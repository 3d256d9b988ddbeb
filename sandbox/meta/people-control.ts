import express, { type Router } from "express";
import { controlCall } from "../http.ts";
import { accountNamed } from "./accounts.ts";
import { newMessage, type Written } from "./acts.ts";
import type { Item } from "./events.ts";
import type { MetaParts } from "./parts.ts";
import type { Delivery } from "./webhooks.ts";
import type { Place, StoryRef } from "./words.ts";
import type { World } from "./world.ts";

/** Body of the calls in which somebody does something. */
interface Act {
  as?: string;
  account?: string;
  mid?: string;
  text?: string;
  attachments?: unknown[];
  replyTo?: string;
  story?: true | StoryRef;
  quickReply?: string;
  referral?: unknown;
  unsupported?: boolean;
  at?: string | number;
  reaction?: string | null;
  title?: string;
  payload?: string;
}

/** `/control/instagram/…`: what people do, and what they received. */
export function instagramControl(parts: MetaParts): Router {
  const { world, acts } = parts;
  const router = express.Router();
  router.use(express.json({ limit: "5mb" }));
  const act = (path: string, perform: (given: Act) => unknown) =>
    router.post(
      path,
      controlCall((req) => perform(req.body as Act)),
    );
  act("/messages", (given) => {
    const place = placeOf(world, given);
    return { mid: acts.write(place, writtenOf(parts, place, given)).mid, igsid: place.thread.igsid };
  });
  act("/shop-messages", (given) => {
    const place = placeOf(world, given);
    return { mid: acts.writeAsShop(place, writtenOf(parts, place, given)).mid, igsid: place.thread.igsid };
  });
  act("/unsend", ({ mid }) => acts.unsend(required(mid, "mid")));
  act("/edit", ({ mid, text }) => acts.edit(required(mid, "mid"), required(text, "text")));
  act("/react", ({ mid, reaction }) =>
    acts.react(required(mid, "mid"), reaction === null ? undefined : (reaction ?? "❤️")),
  );
  act("/seen", (given) => ({ seen: acts.see(placeOf(world, given)) }));
  act("/quick-reply", (given) => quickReply(parts, given));
  act("/postback", (given) => {
    const place = placeOf(world, given);
    const mid = acts.postback(
      place,
      required(given.title, "title"),
      given.payload ?? required(given.title, "title"),
    );
    return { mid, igsid: place.thread.igsid };
  });
  router.post(
    "/events",
    controlCall((req) => rawEvents(parts, req.body as RawEvents)),
  );
  router.get(
    "/sent",
    controlCall(() => sentByApp(world)),
  );
  router.get(
    "/people",
    controlCall(() => peopleOf(world)),
  );
  return router;
}

interface RawEvents {
  items?: Item[];
  entries?: Item[];
  account?: string;
  as?: string;
  standby?: boolean;
  together?: boolean;
  forged?: boolean;
}

function placeOf(world: World, { as, account }: Pick<Act, "as" | "account">): Place {
  return world.place(accountNamed(account), world.personNamed(required(as, "as")));
}

function writtenOf({ media }: MetaParts, place: Place, given: Act): Written {
  const { text, replyTo, quickReply, referral, unsupported } = given;
  const story = given.story === true ? media.story(place.thread.person) : given.story;
  const attachments = given.attachments?.map((attachment) => media.attachment(attachment));
  const at = given.at === undefined ? undefined : timeOf(given.at);
  return { text, replyTo, quickReply, referral, unsupported, story, attachments, at };
}

function timeOf(at: string | number): number {
  const time = new Date(at).getTime();
  if (Number.isNaN(time)) throw new Error(`at is not a time: ${at}`);
  return time;
}

/** Taps a quick reply of the shop's newest message that offers some. */
function quickReply(parts: MetaParts, given: Act): unknown {
  const place = placeOf(parts.world, given);
  const offered = place.thread.messages.findLast((message) => message.quickReplies)?.quickReplies ?? [];
  const tapped = offered.find(({ title, payload }) => title === given.title || payload === given.payload);
  const text = tapped?.title ?? required(given.title, "title");
  const quickReply = tapped?.payload ?? given.payload ?? text;
  return { mid: parts.acts.write(place, { text, quickReply }).mid, igsid: place.thread.igsid };
}

async function rawEvents({ world, acts }: MetaParts, given: RawEvents): Promise<unknown> {
  const forged = given.forged ?? false;
  if (given.entries) return outcome(await acts.entries(given.entries, forged));
  const account = accountNamed(given.account);
  const items = (given.items ?? []).map((item) => (given.as ? completed(world, given, item) : item));
  if (items.length === 0) throw new Error("items is empty");
  const how = { standby: given.standby ?? false, together: given.together ?? false, forged };
  return outcome(await acts.raw(account, items, how));
}

/** Fills in who, to whom and when, so that a test names only what it is about. */
function completed(world: World, given: RawEvents, item: Item): Item {
  const place = placeOf(world, given);
  const message = item["message"] as Item | undefined;
  const [shop, person] = [{ id: place.account.igId }, { id: place.thread.igsid }];
  const [sender, recipient] = message?.["is_echo"] ? [shop, person] : [person, shop];
  const mid = newMessage(place, "person", 0, {}).mid;
  const named = message && message["mid"] === undefined ? { message: { mid, ...message } } : {};
  return { sender, recipient, timestamp: world.now(), ...item, ...named };
}

function outcome(deliveries: Delivery[]): unknown {
  return {
    deliveries: deliveries.map(({ n, attempts, body }) => ({ n, status: attempts[0]?.status, body })),
  };
}

function sentByApp(world: World): unknown[] {
  const threads = Object.values(world.state.threads);
  const sent = threads.flatMap((thread) =>
    thread.messages.filter((message) => message.byApp).map((message) => ({ thread, message })),
  );
  sent.sort((one, other) => one.message.at - other.message.at);
  return sent.map(({ thread, message }) => ({
    mid: message.mid,
    to: thread.igsid,
    person: thread.person,
    account: accountNamed(thread.igId).username,
    text: message.text,
    attachments: message.attachments,
    quickReplies: message.quickReplies,
    tag: message.tag,
    replyTo: message.replyTo,
    reactions: message.reactions,
    at: new Date(message.at).toISOString(),
  }));
}

function peopleOf(world: World): unknown {
  return world.everyone().map(({ key, igsid, username, name }) => ({ key, igsid, username, name }));
}

function required(value: string | undefined, name: string): string {
  if (value === undefined || value === "") throw new Error(`${name} is missing`);
  return value;
}
