import type { Account } from "./accounts.ts";
import type { Cdn } from "./cdn.ts";
import { echoOf, entryOf, fromPerson, messageContent, reactionName, type Item } from "./events.ts";
import { newMid } from "./ids.ts";
import type { Delivery, WebhookSender } from "./webhooks.ts";
import type { Attachment, Message, Place, StoryRef } from "./words.ts";
import type { World } from "./world.ts";

/** What a person writes. */
export interface Written {
  text?: string | undefined;
  attachments?: Attachment[] | undefined;
  replyTo?: string | undefined;
  story?: StoryRef | undefined;
  quickReply?: string | undefined;
  referral?: unknown;
  unsupported?: boolean | undefined;
  at?: number | undefined;
}

/** What people, and the shop in its own Instagram app, can do; each act tells the app as Meta would. */
export class Acts {
  readonly #world: World;
  readonly #webhooks: WebhookSender;
  readonly #cdn: Cdn;

  constructor(world: World, webhooks: WebhookSender, cdn: Cdn) {
    this.#world = world;
    this.#webhooks = webhooks;
    this.#cdn = cdn;
  }

  /** The person writes a message. */
  write(place: Place, written: Written): Message {
    const at = written.at ?? this.#world.now();
    const message = newMessage(place, "person", at, written);
    this.#acted(place, at);
    this.#world.add(place, message);
    const content: Item = {
      ...messageContent(message),
      ...(written.quickReply === undefined ? {} : { quick_reply: { payload: written.quickReply } }),
      ...(written.referral === undefined ? {} : { referral: written.referral }),
    };
    this.#tell(place, fromPerson(place, at, { message: content }));
    return message;
  }

  /** The shop writes in Instagram itself; the app hears of it by an echo only. */
  writeAsShop(place: Place, written: Written): Message {
    const message = newMessage(place, "shop", written.at ?? this.#world.now(), written);
    place.thread.seenByShop = this.#world.now();
    this.#world.add(place, message);
    this.#tell(place, echoOf(place, message));
    return message;
  }

  /** A message the app sent reaches the person; its echo is the sender's business. */
  receive(place: Place, message: Message): void {
    place.thread.seenByShop = this.#world.now();
    place.thread.typingUntil = 0;
    this.#world.add(place, message);
  }

  /** The person takes a message of theirs back. */
  unsend(mid: string): void {
    const { message, place } = this.#own(mid);
    message.deleted = true;
    for (const { payload } of message.attachments ?? []) if (payload?.url) this.#cdn.withdraw(payload.url);
    delete message.text;
    delete message.attachments;
    this.#world.changed();
    this.#tell(place, fromPerson(place, this.#world.now(), { message: { mid, is_deleted: true } }));
  }

  /** The person changes the text of a message of theirs. */
  edit(mid: string, text: string): void {
    const { message, place } = this.#own(mid);
    if (message.edits >= 5) throw new Error("a message can be edited five times");
    message.text = text;
    message.edits += 1;
    this.#world.changed();
    const item = { message_edit: { mid, text, num_edit: message.edits } };
    this.#tell(place, fromPerson(place, this.#world.now(), item));
  }

  /** The person puts an emoji on a message, or takes it off when none is named. */
  react(mid: string, emoji: string | undefined): void {
    const { message, place } = this.#any(mid);
    delete message.reactions.person;
    if (emoji !== undefined) message.reactions.person = emoji;
    this.#world.changed();
    const reaction =
      emoji === undefined
        ? { mid, action: "unreact" }
        : { mid, action: "react", reaction: reactionName(emoji), emoji };
    this.#tell(place, fromPerson(place, this.#world.now(), { reaction }));
  }

  /** The person sees everything the shop wrote; says whether there was something new. */
  see(place: Place): boolean {
    const { thread } = place;
    const newest = thread.messages.findLast((message) => message.from === "shop" && !message.deleted);
    if (!newest || newest.at <= thread.seenByPerson) return false;
    thread.seenByPerson = newest.at;
    this.#world.changed();
    this.#tell(place, fromPerson(place, this.#world.now(), { read: { mid: newest.mid } }));
    return true;
  }

  /** The person taps a button, an ice breaker or a menu entry. */
  postback(place: Place, title: string, payload: string): string {
    const mid = newMid(place.account.igId, place.thread.id);
    const at = this.#world.now();
    this.#acted(place, at);
    this.#tell(place, fromPerson(place, at, { postback: { mid, title, payload } }));
    return mid;
  }

  /** Raw items, delivered whether or not the app subscribed; what they do to threads is kept. */
  async raw(account: Account, items: Item[], how: RawDelivery): Promise<Delivery[]> {
    for (const item of items) this.#remember(account, item);
    this.#world.changed();
    const now = this.#world.now();
    const entries = how.together
      ? [entryOf(account.igId, now, items, how.standby)]
      : items.map((item) => entryOf(account.igId, now, [item], how.standby));
    return Promise.all(entries.map((entry) => this.#webhooks.send(entry, how.forged)));
  }

  /** Whole entries, sent as they are. */
  entries(entries: Item[], forged: boolean): Promise<Delivery[]> {
    return Promise.all(entries.map((entry) => this.#webhooks.send(entry, forged)));
  }

  /** The echo of a message the app sent. */
  async echo(place: Place, message: Message): Promise<void> {
    if (!this.#subscribed(place)) return;
    await this.#webhooks.send(entryOf(place.account.igId, this.#world.now(), [echoOf(place, message)]));
  }

  #tell(place: Place, item: Item): void {
    if (!this.#subscribed(place)) return;
    void this.#webhooks.send(entryOf(place.account.igId, this.#world.now(), [item]));
  }

  /** An account subscribed to any field is told of every field: Meta knows no finer choice. */
  #subscribed(place: Place): boolean {
    return (this.#world.state.subscriptions[place.account.igId] ?? []).length > 0;
  }

  #acted({ thread }: Place, at: number): void {
    thread.lastActAt = Math.max(thread.lastActAt ?? 0, at);
  }

  #remember(account: Account, item: Item): void {
    const sender = (item["sender"] as { id?: string } | undefined)?.id;
    const message = item["message"] as Record<string, unknown> | undefined;
    if (sender === undefined || sender === account.igId || !/^\d{3,}$/.test(sender)) return;
    if (!message && !item["postback"]) return;
    const place = this.#world.place(account, this.#world.personNamed(sender));
    const at = Number(item["timestamp"] ?? this.#world.now());
    if (message && typeof message["mid"] === "string")
      this.#rememberMessage(place, message["mid"], message, at);
    else this.#acted(place, at);
  }

  #rememberMessage(place: Place, mid: string, raw: Record<string, unknown>, at: number): void {
    const known = this.#world.findMessage(mid)?.message;
    if (raw["is_deleted"]) {
      if (known) known.deleted = true;
      return;
    }
    this.#acted(place, at);
    if (known) return;
    const written = { text: raw["text"] as string, attachments: raw["attachments"] as Attachment[], at };
    this.#world.add(place, { ...newMessage(place, "person", at, written), mid });
  }

  #any(mid: string): { message: Message; place: Place } {
    const found = this.#world.findMessage(mid);
    if (!found) throw new Error(`no message ${mid}`);
    return found;
  }

  #own(mid: string): { message: Message; place: Place } {
    const found = this.#any(mid);
    if (found.message.from !== "person") throw new Error("only one's own message can be changed");
    return found;
  }
}

export interface RawDelivery {
  standby: boolean;
  forged: boolean;
  /** All items in one webhook. */
  together: boolean;
}

/** A message with only the properties that were given. */
export function newMessage(place: Place, from: Message["from"], at: number, written: Written): Message {
  return {
    mid: newMid(place.account.igId, place.thread.id),
    from,
    at,
    edits: 0,
    reactions: {},
    ...(written.text === undefined ? {} : { text: written.text }),
    ...(written.attachments?.length ? { attachments: written.attachments } : {}),
    ...(written.replyTo === undefined ? {} : { replyTo: written.replyTo }),
    ...(written.story ? { story: written.story } : {}),
    ...(written.unsupported ? { unsupported: true } : {}),
  };
}
