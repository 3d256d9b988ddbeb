import { staffNames } from "#app/modules/access/access.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { toNote } from "../notes/note-rows.server.ts";
import { toEvent } from "../work/list-events.server.ts";
import type { EntryRow } from "./entry-rows.server.ts";
import { toMessage } from "./message-rows.server.ts";
import type { ReadTimeline, ThreadToRead } from "./read-timeline.server.ts";
import type { TimelineItem, TimelinePage } from "./timeline.ts";

/** A timeline as a page shows it. */
export async function showTimeline(
  scope: ShopScope,
  thread: ThreadToRead,
  read: ReadTimeline,
): Promise<TimelinePage> {
  const { entries, older, newer } = read;
  const ids = [...new Set(entries.flatMap(authorOf))];
  const names = ids.length > 0 ? await staffNames(scope, ids) : new Map<string, string>();
  return { items: entries.map((entry) => toItem(scope, entry, thread, { ...read, names })), older, newer };
}

function authorOf(entry: EntryRow): string[] {
  return (entry.kind === "message" || entry.kind === "note") && entry.row.staff_id
    ? [entry.row.staff_id]
    : [];
}

function toItem(
  scope: ShopScope,
  entry: EntryRow,
  { key, customerSeenAt }: ThreadToRead,
  { contents, quoted, ownReactions, files, now, names }: ReadTimeline & { names: Map<string, string> },
): TimelineItem {
  const placed = { id: entry.id, at: entry.at.toISOString() };
  switch (entry.kind) {
    case "message": {
      const content = contents.get(entry.id) ?? null;
      const around = { quoted, staffNames: names, customerSeenAt, now };
      const ownReaction = ownReactions.get(entry.id);
      const shown = { key, content, ownReaction, files: files.get(entry.id), ...around };
      return { ...placed, kind: "message", message: toMessage(scope, entry.row, shown) };
    }
    case "note":
      return { ...placed, kind: "note", note: toNote(scope, key, entry.row, names) };
    case "change":
      return { ...placed, kind: "change", change: toEvent(entry.row) };
    case "order":
      return { ...placed, kind: "order", moment: entry.moment };
  }
}
