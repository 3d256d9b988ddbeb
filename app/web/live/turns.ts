/** How much of the time the work may take: a tenth. */
const share = 10;

/**
 * Work that is asked for more often than it needs doing: soon when little happens, and then for a tenth of the
 * time at most, one at a time. What is asked while it runs is done by the next turn.
 */
export class Turns {
  readonly #waitMs: { least: number; most: number };
  readonly #work: () => Promise<void>;
  #asked = false;
  #running = false;
  #notBefore = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param waitMs how long asking waits: at least so long, and so long at most when the work is dear */
  constructor(waitMs: { least: number; most: number }, work: () => Promise<void>) {
    this.#waitMs = waitMs;
    this.#work = work;
  }

  ask(): void {
    this.#asked = true;
    if (this.#running || this.#timer) return;
    const wait = Math.max(this.#waitMs.least, this.#notBefore - performance.now());
    this.#timer = setTimeout(() => void this.#turn(), wait);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #turn(): Promise<void> {
    this.#timer = undefined;
    this.#asked = false;
    this.#running = true;
    const startedAt = performance.now();
    await this.#work();
    const endedAt = performance.now();
    this.#running = false;
    this.#notBefore = endedAt + Math.min(this.#waitMs.most, (endedAt - startedAt) * share);
    if (this.#asked) this.ask();
  }
}
