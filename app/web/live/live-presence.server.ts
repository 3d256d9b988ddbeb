import { second } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { News } from "#app/platform/live/news.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { frame } from "./frames.ts";
import { PresenceBoard } from "./presence-board.ts";
import { sayPresence } from "./say-presence.server.ts";
import { Turns } from "./turns.ts";

/** Pages open their stream again every quarter of an hour, and need a moment for it. */
const graceMs = 2 * second;

type PresenceNews = Extract<News, { kind: "presence" | "presence_asked" }>;

export const isPresence = (news: News): news is PresenceNews =>
  news.kind === "presence" || news.kind === "presence_asked";

/** Who of a shop's staff has which thread open, for the pages that one process serves. In memory alone. */
export class LivePresence {
  readonly #scope: ShopScope;
  readonly #send: (bytes: Uint8Array) => void;
  readonly #board = new PresenceBoard();
  readonly #told = new Turns({ least: 20, most: second }, () => this.#tell());
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  /** @param send tells every page that shows the inbox */
  constructor(scope: ShopScope, send: (bytes: Uint8Array) => void) {
    this.#scope = scope;
    this.#send = send;
  }

  /** Asks the other processes what they know. */
  ask(): void {
    void publish(this.#scope, [{ kind: "presence_asked" }]);
  }

  hear(news: PresenceNews): void {
    if (news.kind === "presence_asked") return void publish(this.#scope, this.#board.beats());
    this.#change(this.#board.hear(news, Date.now()));
  }

  /** For a page that begins to listen. */
  whole(): Uint8Array {
    return frame("presence", this.#board.tell());
  }

  /** The page's stream has ended, whatever the page was able to say: it is gone, unless it is heard of again. */
  left(staffId: string, page: string): void {
    const last = this.#board.lastOf(staffId, page);
    if (!last?.conversationId) return;
    const sayIt = () => {
      if (this.#board.lastOf(staffId, page)?.until !== last.until) return;
      void sayPresence(this.#scope, staffId, page, { conversationId: null, writing: false });
    };
    setTimeout(sayIt, graceMs).unref();
  }

  stop(): void {
    this.#told.stop();
    clearTimeout(this.#timer);
  }

  #change(threads: string[]): void {
    for (const id of threads) this.#changed.add(id);
    if (threads.length > 0) this.#told.ask();
    clearTimeout(this.#timer);
    const { next } = this.#board;
    if (next === null) return;
    const forget = () => this.#change(this.#board.forget(Date.now()));
    this.#timer = setTimeout(forget, Math.max(0, next - Date.now()) + 1).unref();
  }

  #tell(): Promise<void> {
    this.#send(frame("presence", this.#board.tell([...this.#changed])));
    this.#changed.clear();
    return Promise.resolve();
  }
}
