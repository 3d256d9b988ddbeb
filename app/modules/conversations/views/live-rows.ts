/** What an open inbox is told while it is open. Safe in the browser. */
import type { ConversationRow } from "../conversations.ts";

/** Threads that changed since the page was told last. */
export interface RowChanges {
  /** When the server asked for them, ISO 8601: after a break, a page asks for what came since. */
  at: string;
  rows: ConversationRow[];
  /** Threads that no list has any more. */
  gone: string[];
  /** Threads with something new to read in them, or beside them. */
  threads: string[];
}

/** Longer than any read takes. */
const rememberMs = 60_000;
/** The clocks of two server processes may differ by so much. */
const clockMarginMs = 2_000;

/** What was told lately, with what is told now. */
export function withRecent(recent: RowChanges[], changes: RowChanges): RowChanges[] {
  const since = Date.parse(changes.at) - rememberMs;
  return [...recent.filter(({ at }) => Date.parse(at) > since), changes];
}

/** Whether something read at that time (ISO 8601) may lack these changes. */
export function isNewer({ at }: RowChanges, readAt: string): boolean {
  return Date.parse(at) > Date.parse(readAt) - clockMarginMs;
}

/** What was told of rows. */
export type ToldRows = Pick<RowChanges, "rows" | "gone">;

/**
 * What was told last of each row. A list that is read takes in this alone: by what was told before, a thread that is
 * open would have been in it for a moment, and then stayed.
 */
export function lastToldOf(recent: RowChanges[]): ToldRows {
  const told = new Map<string, ConversationRow | null>();
  for (const { rows, gone } of recent) {
    for (const id of gone) told.set(id, null);
    for (const row of rows) told.set(row.id, row);
  }
  return {
    rows: [...told.values()].filter((row) => row !== null),
    gone: [...told].flatMap(([id, row]) => (row ? [] : [id])),
  };
}
