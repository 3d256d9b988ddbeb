import type { OrderMoment } from "#app/modules/orders/orders.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { readNoteRows, type NoteRow } from "../notes/note-rows.server.ts";
import { readEventRows, type EventRow } from "../work/list-events.server.ts";
import { readMessageRows, type MessageRow } from "./message-rows.server.ts";
import { isWithin, mergeEntries, rangeOf, type Stretch } from "./stretch.ts";

/** One thing that stands in a thread, as it is stored. */
export type EntryRow = { id: string; at: Date } & (
  | { kind: "message"; row: MessageRow }
  | { kind: "note"; row: NoteRow }
  | { kind: "change"; row: EventRow }
  | { kind: "order"; moment: OrderMoment }
);

/**
 * What stands in a stretch of a thread, in the order in which it counts. Of every kind as much is read as the whole
 * may need, so that what the merge leaves out lies beyond it: each kind is one range of one index, however many
 * entries of another lie between.
 * @param orders what happened to the person's orders, which is known as a whole
 */
export async function readEntries(
  sql: ShopSql,
  scope: ShopScope,
  conversationId: string,
  orders: OrderMoment[],
  stretch: Stretch,
): Promise<EntryRow[]> {
  const messages = await readMessageRows(sql, scope, conversationId, rangeOf("sent_at", stretch));
  const notes = await readNoteRows(sql, scope, conversationId, rangeOf("written_at", stretch));
  const events = await readEventRows(sql, scope, conversationId, rangeOf("at", stretch));
  return mergeEntries<EntryRow>(
    [
      messages.map((row) => ({ kind: "message", id: row.id, at: row.at, row })),
      notes.map((row) => ({ kind: "note", id: row.id, at: row.written_at, row })),
      events.map((row) => ({ kind: "change", id: row.id, at: row.at, row })),
      orders
        .map((moment) => ({ kind: "order" as const, id: moment.id, at: new Date(moment.at), moment }))
        .filter((entry) => isWithin(entry, stretch)),
    ],
    stretch,
  );
}
