import type { News } from "#app/platform/live/news.ts";
import type { Present, PresenceTold } from "#app/modules/conversations/presence/presence.ts";

/** What an open page said of itself, and until when that counts. */
export type Beat = Extract<News, { kind: "presence" }>;

/**
 * Who of a shop's staff has which thread open, as their pages said last. In whatever order and however often it is
 * heard, what was said last counts; what is not said again is forgotten.
 */
export class PresenceBoard {
  /** The last of each page, those that left too: what was said before they did may still be on its way. */
  readonly #beats = new Map<string, Beat>();

  /** @returns the threads in which something is different now */
  hear(beat: Beat, now: number): string[] {
    const name = nameOf(beat.staffId, beat.page);
    const before = this.#beats.get(name);
    if (beat.until <= now || (before && before.until > beat.until)) return [];
    this.#beats.set(name, beat);
    if (before?.conversationId === beat.conversationId && before?.writing === beat.writing) return [];
    return threadsOf([before, beat]);
  }

  /** Forgets what is too old. @returns the threads in which something is different now */
  forget(now: number): string[] {
    const old = [...this.#beats].filter(([, { until }]) => until <= now);
    for (const [name] of old) this.#beats.delete(name);
    return threadsOf(old.map(([, beat]) => beat));
  }

  /** When the next is to be forgotten; null when nothing is known. */
  get next(): number | null {
    const times = [...this.#beats.values()].map(({ until }) => until);
    return times.length === 0 ? null : Math.min(...times);
  }

  /** What a page said last; undefined when that is forgotten. */
  lastOf(staffId: string, page: string): Beat | undefined {
    return this.#beats.get(nameOf(staffId, page));
  }

  /** Everything that is known, to be heard elsewhere. */
  beats(): Beat[] {
    return [...this.#beats.values()];
  }

  /** Who is in the threads that are named; without names, in all. */
  tell(named?: string[]): PresenceTold {
    const beats = this.beats();
    const ids = named ?? threadsOf(beats);
    return { all: !named, threads: Object.fromEntries(ids.map((id) => [id, presentIn(id, beats)])) };
  }
}

/** Nobody speaks for the page of another. */
const nameOf = (staffId: string, page: string) => `${staffId} ${page}`;

function threadsOf(beats: (Beat | undefined)[]): string[] {
  return [...new Set(beats.flatMap((beat) => beat?.conversationId ?? []))];
}

/** Whoever has a thread open in two pages is there once, and writes if they do so in one. */
function presentIn(id: string, beats: Beat[]): Present[] {
  const here = beats.filter(({ conversationId }) => conversationId === id);
  return [...new Set(here.map(({ staffId }) => staffId))].sort().map((staffId) => ({
    staffId,
    writing: here.some((beat) => beat.staffId === staffId && beat.writing),
  }));
}
