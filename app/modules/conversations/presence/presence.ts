/** Who has a thread open: shared words, safe in the browser. */
import { second } from "#app/platform/clock.ts";

/** What a page says of itself: the thread that is open before somebody's eyes, and whether they write in it. */
export interface Whereabouts {
  /** Null when none is. */
  conversationId: string | null;
  writing: boolean;
}

/** Somebody of the staff who has a thread open. */
export interface Present {
  staffId: string;
  writing: boolean;
}

/** Who has which threads open: of each thread that is named, all who have. */
export interface PresenceTold {
  /** Every thread is named in which anybody is. */
  all: boolean;
  threads: Record<string, Present[]>;
}

/** Pages say again where they are, so often; what none repeats is forgotten after so long. */
export const repeatMs = 20 * second;
export const lastsMs = 45 * second;
