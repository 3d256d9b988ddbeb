import type { TimelinePage } from "../../thread/timeline.ts";
import { covers, joinPart, sameObjects, trimmed, type TimelineWindow } from "./timeline-window.ts";

/** Whether more is being read at an end of the window, or could not be read. */
export type EndState = "idle" | "reading" | "failed";

export interface TimelineState {
  window: TimelineWindow;
  /** How often another part of the thread was opened in place of the one before. */
  opened: number;
  older: EndState;
  newer: EndState;
}

/** Reads a part of the thread, as an address asks for it (thread/timeline-ask.server.ts). @throws when nobody answers */
export type ReadPart = (query: Record<string, string>) => Promise<TimelinePage>;

/** Before everything. */
const beginning = "0_00000000-0000-0000-0000-000000000000";

/**
 * What an open page holds of a thread, and the reading of more. Parts are read one after the other, so that what is
 * known later is never overwritten by what was read earlier.
 */
export class TimelineStore {
  readonly #read: ReadPart;
  readonly #listeners = new Set<() => void>();
  #state: TimelineState;
  #turn: Promise<void> = Promise.resolve();
  #rereading = false;
  #lookedAt: string | null = null;

  constructor(opened: TimelinePage, read: ReadPart) {
    this.#state = { window: opened, opened: 0, older: "idle", newer: "idle" };
    this.#read = read;
  }

  readonly state = (): TimelineState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Says which item is before the reader's eyes: the window is kept around it. */
  lookAt(itemId: string): void {
    this.#lookedAt = itemId;
  }

  /** Adds what lies before the window, or after it, unless that is under way. */
  readMore(end: "older" | "newer"): void {
    if (this.#state.window[end] === null || this.#state[end] === "reading") return;
    this.#set({ [end]: "reading" });
    void this.#inTurn(async () => {
      const place = this.#state.window[end];
      if (place !== null) this.#join(await this.#read({ [end]: place }));
      this.#set({ [end]: "idle" });
    }).catch(() => this.#set({ [end]: "failed" }));
  }

  /** Shows another part of the thread: its end when no item is named. What cannot be read leaves all as it is. */
  open(itemId?: string): void {
    void this.#inTurn(async () => {
      const part = await this.#read(itemId === undefined ? {} : { at: itemId });
      const opened = this.#state.opened + 1;
      this.#set({ window: this.#renewed(part), opened, older: "idle", newer: "idle" });
    }).catch(() => {});
  }

  /**
   * The page was read again, because something happened in the thread. At its end the newest page is all that one
   * sees; a window that reaches further back is read again whole, so that nothing erased or unsent stays in it.
   */
  refresh(newest: TimelinePage, atEnd: boolean): void {
    const follows = atEnd && newest.newer === null && this.#state.window.newer === null;
    if (follows || covers(newest, this.#state.window)) this.#set({ window: this.#renewed(newest) });
    else this.#reread();
  }

  /** Reads again what is held: addresses in it may have run out. */
  renew(): void {
    this.#reread();
  }

  #reread(): void {
    if (this.#rereading) return;
    this.#rereading = true;
    // What could not be read now is read with the next piece of news, or when the connection is back.
    void this.#inTurn(async () => {
      this.#rereading = false;
      const { older, newer } = this.#state.window;
      const part = await this.#read({ from: older ?? beginning, ...(newer !== null && { to: newer }) });
      this.#set({ window: { ...this.#renewed(part), older } });
    }).catch(() => {});
  }

  #join(part: TimelinePage): void {
    const window = joinPart(this.#state.window, part);
    const at = window.items.findIndex(({ id }) => id === this.#lookedAt);
    this.#set({ window: at === -1 ? window : trimmed(window, at) });
  }

  #renewed(part: TimelinePage): TimelineWindow {
    return { ...part, items: sameObjects(this.#state.window.items, part.items) };
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  #set(change: Partial<TimelineState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
