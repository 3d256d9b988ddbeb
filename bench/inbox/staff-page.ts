import { AsyncLocalStorage } from "node:async_hooks";
import type { RowChanges } from "#app/modules/conversations/views/live-rows.ts";
import { OwnPresence } from "#app/modules/conversations/ui/presence/own-presence.ts";
import { listen, type StreamEvent } from "#app/ui/live/listen.ts";
import { userAgent } from "#scripts/chromium.ts";

/** As the page does (ui/live/use-revalidate.ts, use-seen.ts): what comes together is read once, seen not more often. */
const gatherMs = 25;
const seenEveryMs = 1_500;
const tokenMs = 45_000;

const current = new AsyncLocalStorage<StaffPage>();
const realFetch = globalThis.fetch;

/** The app's own client code asks for addresses of the app: they are asked as the page does that runs it. */
export function actAsPages(): void {
  globalThis.fetch = (input, init) => {
    const page = current.getStore();
    return page && typeof input === "string" && input.startsWith("/")
      ? page.ask(input, init)
      : realFetch(input, init);
  };
  // What a browser says when the network is back.
  Object.assign(globalThis, { addEventListener: () => {} });
}

export interface PageWorld {
  origin: string;
  /** A session token of the page's member of staff. */
  token(staff: string): Promise<string>;
  /** The page shows this at this moment. */
  onShown(page: StaffPage, shown: ShownText): void;
}

/** A message's text in a row of the list, or in the open thread. */
export interface ShownText {
  text: string;
  where: "row" | "thread";
  threadId: string;
}

/** An open inbox with one thread open, which asks for what the real page asks for, and draws nothing. */
export class StaffPage {
  readonly #world: PageWorld;
  readonly #staff: string;
  readonly #ended = new AbortController();
  readonly #name = crypto.randomUUID();
  readonly #presence = new OwnPresence((said) => {
    const { conversationId, writing } = said;
    const body = { page: this.#name, conversationId: conversationId ?? "", writing: String(writing) };
    return this.ask("/app/presence", { method: "POST", body: new URLSearchParams(body) });
  });
  #token = { value: "", at: 0 };
  #knows = new Date().toISOString();
  #reading = false;
  #again = false;
  #seen = { text: "", at: 0 };
  threadId = "";
  requests = 0;

  constructor(world: PageWorld, staff: string) {
    this.#world = world;
    this.#staff = staff;
  }

  /** Opens the inbox, and listens. */
  async open(): Promise<void> {
    await this.#read("/app", "routes/app._inbox");
    void current.run(this, () =>
      listen(this.#ended.signal, {
        search: () => `?inbox&page=${this.#name}&knows=${encodeURIComponent(this.#knows)}`,
        onOpen: () => this.#presence.again(),
        onState: () => {},
        onEvent: (event) => this.#hear(event),
      }),
    );
  }

  /** Opens a thread of the list. */
  async openThread(id: string): Promise<void> {
    this.threadId = id;
    this.#presence.look(id);
    await this.#readThread();
  }

  close(): void {
    this.#presence.look(null);
    this.#ended.abort();
  }

  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    this.requests += 1;
    if (Date.now() - this.#token.at > tokenMs)
      this.#token = { value: await this.#world.token(this.#staff), at: Date.now() };
    const headers = new Headers(init.headers);
    headers.set("user-agent", userAgent);
    headers.set("authorization", `Bearer ${this.#token.value}`);
    return realFetch(`${this.#world.origin}${path}`, { ...init, headers });
  }

  #hear({ event, data }: StreamEvent): void {
    if (event === "here") this.#knows = data as string;
    if (event === "rows") this.#hearRows(data as RowChanges);
    if (event === "news" || event === "reread") {
      void this.#read("/app", "routes/app._inbox");
      this.#reread();
    }
  }

  #hearRows({ at, rows, threads }: RowChanges): void {
    this.#knows = at;
    for (const { id, preview } of rows)
      if (preview?.text) this.#world.onShown(this, { text: preview.text, where: "row", threadId: id });
    if (this.threadId !== "" && threads.includes(this.threadId)) this.#reread();
  }

  /** Once for whatever comes within the gathering time, and never while one is under way. */
  #reread(): void {
    this.#again = true;
    if (this.#reading || this.threadId === "") return;
    this.#reading = true;
    setTimeout(() => {
      this.#again = false;
      void this.#readThread().finally(() => {
        this.#reading = false;
        if (this.#again) this.#reread();
      });
    }, gatherMs);
  }

  async #readThread(): Promise<void> {
    const text = await this.#read(
      `/app/conversations/${this.threadId}`,
      "routes/app._inbox.conversations.$id",
    );
    const marks = text.match(/mark \d+/g) ?? [];
    for (const mark of marks)
      this.#world.onShown(this, { text: mark, where: "thread", threadId: this.threadId });
    this.#saySeen(marks.at(-1) ?? "");
  }

  #saySeen(newest: string): void {
    if (newest === this.#seen.text) return;
    const wait = Math.max(0, this.#seen.at + seenEveryMs - Date.now());
    this.#seen = { text: newest, at: Date.now() + wait };
    const form = { method: "POST", body: new URLSearchParams({ intent: "seen" }) };
    const address = `/app/conversations/${this.threadId}?_data=routes%2Fapp._inbox.conversations.%24id`;
    setTimeout(() => void this.ask(address, form).then((answer) => answer.arrayBuffer()), wait);
  }

  async #read(path: string, route: string): Promise<string> {
    const answer = await this.ask(`${path}?_data=${encodeURIComponent(route)}`);
    if (!answer.ok) throw new Error(`${route} answered ${answer.status}: ${await answer.text()}`);
    return answer.text();
  }
}
