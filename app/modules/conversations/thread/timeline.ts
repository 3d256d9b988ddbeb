import type { OrderMoment } from "#app/modules/orders/orders.ts";
import type { ThreadMessage } from "../conversations.ts";
import type { Note } from "../notes/notes.ts";
import type { ConversationEvent } from "../work/work.ts";

/** One thing that stands in a thread, at its time in ISO 8601. */
export type TimelineItem = { id: string; at: string } & (
  | { kind: "message"; message: ThreadMessage }
  | { kind: "note"; note: Note }
  | { kind: "order"; moment: OrderMoment }
  | { kind: "change"; change: ConversationEvent }
);

/** What stands between messages and can be left out of sight. */
export const foldableKinds = ["note", "order", "change"] as const satisfies TimelineItem["kind"][];

export type FoldableKind = (typeof foldableKinds)[number];

/**
 * Everything that stands in a thread between two places, both included, oldest first. Places are written as
 * {@link placeOf} does.
 */
export interface TimelinePage {
  items: TimelineItem[];
  /** The place of the oldest item when there is more before it; null when the page begins with the thread. */
  older: string | null;
  /** The place of the newest item when there is more after it; null when the page reaches the end. */
  newer: string | null;
}

/** Where an item stands in the order of a thread: by time, then by id. */
export function placeOf({ at, id }: Pick<TimelineItem, "at" | "id">): string {
  return `${Date.parse(at)}_${id}`;
}

/** Orders places as the database orders time and id. */
export function comparePlaces(a: string, b: string): number {
  const [at, id] = halves(a);
  const [otherAt, otherId] = halves(b);
  if (at !== otherAt) return at - otherAt;
  return id === otherId ? 0 : id < otherId ? -1 : 1;
}

function halves(place: string): [at: number, id: string] {
  const cut = place.indexOf("_");
  return [Number(place.slice(0, cut)), place.slice(cut + 1)];
}
