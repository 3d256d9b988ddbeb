import type { RowChanges } from "#app/modules/conversations/views/live-rows.ts";
import type { PresenceTold } from "#app/modules/conversations/presence/presence.ts";
import type { StripFacts } from "#app/modules/conversations/conversations.ts";
import type { News } from "#app/platform/live/news.ts";

/** What an open page can be told. */
export interface LiveEvents {
  /** What happened and is no thread. */
  news: News[];
  rows: RowChanges;
  strip: StripFacts;
  presence: PresenceTold;
  /** More happened than can be told: the page reads its own again. */
  reread: null;
  /** The page knows everything up to this moment, ISO 8601. */
  here: string;
}

const encoder = new TextEncoder();

/** One event of a text/event-stream, written once for however many pages. */
export function frame<Event extends keyof LiveEvents>(event: Event, data: LiveEvents[Event]): Uint8Array {
  return encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}
