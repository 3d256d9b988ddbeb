import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newId } from "#app/platform/ids.server.ts";
import type { EventCause, EventKind } from "./work.ts";

/** Something that has just happened to a thread. */
export interface NewEvent {
  conversationId: string;
  kind: EventKind;
  before: string | null;
  after: string | null;
}

/** What made them happen. */
export interface Origin {
  cause: EventCause;
  /** Null unless somebody of the staff did it. */
  staffId: string | null;
  at: Date;
}

/** Writes down what happened, in the transaction that made it happen. */
export async function recordEvents(
  sql: ShopSql,
  { shopId }: ShopScope,
  events: NewEvent[],
  { cause, staffId, at }: Origin,
): Promise<void> {
  if (events.length === 0) return;
  await sql.query(
    `INSERT INTO conversation_events (shop_id, id, conversation_id, kind, before, after, cause, staff_id, at)
     SELECT $1, e.*, $7, $8, $9
     FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[]) AS e`,
    [
      shopId,
      events.map(() => newId()),
      events.map(({ conversationId }) => conversationId),
      events.map(({ kind }) => kind),
      events.map(({ before }) => before),
      events.map(({ after }) => after),
      cause,
      staffId,
      at,
    ],
  );
}
