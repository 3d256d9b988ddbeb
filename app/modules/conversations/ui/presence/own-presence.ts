import { second } from "#app/platform/clock.ts";
import { repeatMs, type Whereabouts } from "../../presence/presence.ts";

/** Whoever looks through threads one after the other has none of them open. */
const settleMs = 400;
/** Whoever has not typed for so long thinks, and does not write. */
const pauseMs = 8 * second;

const nowhere: Whereabouts = { conversationId: null, writing: false };

/** What this page says of itself: one request at a time, the newest only, and again as long as it holds. */
export class OwnPresence {
  readonly #send: (whereabouts: Whereabouts) => Promise<unknown>;
  #here = nowhere;
  #said = nowhere;
  #sending = false;
  #next: ReturnType<typeof setTimeout> | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (whereabouts: Whereabouts) => Promise<unknown>) {
    this.#send = send;
  }

  /** A thread is before somebody's eyes; with null, none is any more. */
  look(conversationId: string | null): void {
    clearTimeout(this.#pause);
    this.#be({ conversationId, writing: false });
  }

  /** Somebody typed in the thread that they look at. */
  typed(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.stopped(), pauseMs);
    this.#be({ ...this.#here, writing: true });
  }

  /** What was typed was sent, or the typing has paused. */
  stopped(): void {
    clearTimeout(this.#pause);
    this.#be({ ...this.#here, writing: false });
  }

  /** Says it once more, to whoever may not know it. */
  again(): void {
    if (this.#here.conversationId !== null) this.#sayIn(0);
  }

  #be(here: Whereabouts): void {
    if (same(here, this.#here)) return;
    this.#here = here;
    this.#sayIn(settleMs);
  }

  #sayIn(ms: number): void {
    clearTimeout(this.#next);
    this.#next = setTimeout(() => void this.#say(), ms);
  }

  async #say(): Promise<void> {
    if (this.#sending) return this.#sayIn(settleMs);
    const here = this.#here;
    if (here.conversationId === null && this.#said.conversationId === null) return;
    this.#sending = true;
    // What did not arrive is said again soon.
    await this.#send(here).catch(() => undefined);
    this.#sending = false;
    this.#said = here;
    if (!same(here, this.#here)) this.#sayIn(settleMs);
    else if (here.conversationId !== null) this.#sayIn(repeatMs);
  }
}

function same(one: Whereabouts, other: Whereabouts): boolean {
  return one.conversationId === other.conversationId && one.writing === other.writing;
}
