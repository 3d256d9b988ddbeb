import { readRows, readStrips } from "#app/modules/conversations/conversations.server.ts";
import type { RowChanges } from "#app/modules/conversations/views/live-rows.ts";
import { minute, second } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { News } from "#app/platform/live/news.ts";
import { subscribe } from "#app/platform/live/subscribe.server.ts";
import { logger } from "#app/platform/log.server.ts";
import { frame } from "./frames.ts";
import { gather, threadCount, type GatheredNews } from "./gathered-news.ts";
import { isPresence, LivePresence } from "./live-presence.server.ts";
import { Turns } from "./turns.ts";

/** An open page that listens. */
export interface LivePage {
  staffId: string;
  /** How it names itself when it says what is open in it; null when it does not. */
  id: string | null;
  /** It shows the inbox: it is told rows. Every other page is told only what is no thread. */
  inbox: boolean;
  send(frame: Uint8Array): void;
  end(): void;
}

/** Beyond so many at once (a bulk of thousands, an erasure), pages read their own again. */
const rowsAtMost = 100;
/** A page that was away for less is told what it missed; the clocks of two processes may differ by the second. */
const rememberMs = minute;
const clockMargin = 2 * second;

const log = logger("live");
const shops = new Map<string, Promise<LiveShop>>();

/**
 * A page listens to its shop's news until the returned function is called. Each process turns news into rows
 * once, for all pages of the shop that it serves.
 * @param knows until when the page knows everything; null when it reads again by itself
 * @throws when news cannot be had
 */
export async function listen(
  scope: ShopScope,
  timezone: string,
  page: LivePage,
  knows: Date | null,
): Promise<() => void> {
  let opening = shops.get(scope.shopId);
  if (!opening) {
    const forget = () => shops.delete(scope.shopId);
    opening = LiveShop.open(scope, timezone, forget);
    shops.set(scope.shopId, opening);
    opening.catch(forget);
  }
  return (await opening).join(page, knows);
}

/** One shop's open pages in this process, and the news that they wait for. */
class LiveShop {
  readonly #scope: ShopScope;
  readonly #timezone: string;
  readonly #since = Date.now();
  readonly #pages = new Set<LivePage>();
  readonly #told = new Turns({ least: 20, most: 300 }, () => this.#tellAll());
  readonly #counted = new Turns({ least: 100, most: second }, () => this.#tellStrip());
  readonly #presence: LivePresence;
  #waiting: News[] = [];
  #remembered: { at: number; news: News }[] = [];
  #idle: NodeJS.Timeout | undefined;
  #close: () => void = () => {};

  private constructor(scope: ShopScope, timezone: string) {
    this.#scope = scope;
    this.#timezone = timezone;
    this.#presence = new LivePresence(scope, (bytes) => send(this.#inboxes(), bytes));
  }

  /** @param onClosed nobody listens to this one any more: the next page opens another */
  static async open(scope: ShopScope, timezone: string, onClosed: () => void): Promise<LiveShop> {
    const shop = new LiveShop(scope, timezone);
    const unsubscribe = await subscribe(scope.shopId, {
      onNews: (news) => shop.#hear(news),
      onLost: () => shop.#end(),
    });
    shop.#close = () => {
      shop.#told.stop();
      shop.#counted.stop();
      shop.#presence.stop();
      clearTimeout(shop.#idle);
      unsubscribe();
      onClosed();
    };
    shop.#presence.ask();
    return shop;
  }

  join(page: LivePage, knows: Date | null): () => void {
    clearTimeout(this.#idle);
    this.#pages.add(page);
    if (page.inbox) {
      page.send(this.#presence.whole());
      this.#catchUp(page, knows);
    }
    return () => {
      this.#pages.delete(page);
      if (page.id) this.#presence.left(page.staffId, page.id);
      if (this.#pages.size === 0) this.#idle = setTimeout(() => this.#close(), rememberMs).unref();
    };
  }

  /** What happened between the page's own reading and now. */
  #catchUp(page: LivePage, knows: Date | null): void {
    const from = (knows?.getTime() ?? 0) - clockMargin;
    if (from < Math.max(this.#since, Date.now() - rememberMs)) return page.send(frame("reread", null));
    const missed = this.#remembered.flatMap(({ at, news }) => (at >= from ? [news] : []));
    void this.#tell(gather(missed), [page]);
  }

  #hear(news: News): void {
    if (isPresence(news)) return this.#presence.hear(news);
    const now = Date.now();
    this.#remembered = this.#remembered.filter(({ at }) => at > now - rememberMs);
    this.#remembered.push({ at: now, news });
    if (news.kind === "access") return this.#endPagesOf(news.id);
    this.#waiting.push(news);
    this.#told.ask();
  }

  #tellAll(): Promise<void> {
    const news = this.#waiting;
    this.#waiting = [];
    return this.#tell(gather(news), [...this.#pages]);
  }

  async #tell(news: GatheredNews, pages: LivePage[]): Promise<void> {
    const others = [...news.others.values()];
    if (others.length > 0) send(pages, frame("news", others));
    const inboxes = pages.filter(({ inbox }) => inbox);
    const count = threadCount(news);
    if (inboxes.length === 0 || count === 0) return;
    const changes = count > rowsAtMost ? null : await this.#read(news);
    send(inboxes, changes ? frame("rows", changes) : frame("reread", null));
    this.#counted.ask();
  }

  async #read(news: GatheredNews): Promise<RowChanges | null> {
    const at = new Date();
    const named = new Set([...news.conversations, ...news.seen]);
    try {
      const of = { conversationIds: [...named], contactIds: [...news.contacts] };
      const rows = await readRows(this.#scope, of, at);
      const found = new Set(rows.map(({ id }) => id));
      const beside = rows.filter(({ contact }) => news.contacts.has(contact.id)).map(({ id }) => id);
      const gone = [...named].filter((id) => !found.has(id));
      return { at: at.toISOString(), rows, gone, threads: [...new Set([...news.conversations, ...beside])] };
    } catch (err) {
      log.warn({ err: err as Error, shopId: this.#scope.shopId }, "rows for open pages could not be read");
      return null;
    }
  }

  /** Each is told what they count: "mine" is somebody else's for everybody else. */
  async #tellStrip(): Promise<void> {
    const inboxes = this.#inboxes();
    const staffIds = [...new Set(inboxes.map(({ staffId }) => staffId))];
    try {
      const clock = { now: new Date(), timezone: this.#timezone };
      for (const [id, strip] of await readStrips(this.#scope, staffIds, clock)) {
        const pages = inboxes.filter(({ staffId }) => staffId === id);
        send(pages, frame("strip", strip));
      }
    } catch (err) {
      log.warn({ err: err as Error, shopId: this.#scope.shopId }, "counts for open pages could not be read");
    }
  }

  #inboxes(): LivePage[] {
    return [...this.#pages].filter(({ inbox }) => inbox);
  }

  /** Whoever may still listen asks again, and is asked who they are. */
  #endPagesOf(staffId: string | null): void {
    for (const page of this.#pages) if (staffId === null || page.staffId === staffId) page.end();
  }

  #end(): void {
    for (const page of this.#pages) page.end();
    this.#close();
  }
}

function send(pages: LivePage[], bytes: Uint8Array): void {
  for (const page of pages) page.send(bytes);
}
