import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { AuditCheck } from "./audit.ts";
import { eventHash, type ChainedEvent } from "./event-text.ts";

interface Link {
  number: number;
  hash: Buffer | null;
}

const batchSize = 2000;

/** Reads the shop's whole chain, from where old events were cut off to its end, in one snapshot. */
export async function verifyAudit(scope: ShopScope): Promise<AuditCheck> {
  return sqlInShop(scope, async (sql) => {
    // Nothing was read yet, so the snapshot is still free to choose: no writer is held up meanwhile.
    await sql.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ", []);
    const { anchor, end } = await readEnds(sql, scope.shopId);
    let last = anchor;
    for (;;) {
      const events = await readAfter(sql, scope.shopId, last.number);
      for (const event of events) {
        if (!follows(last, event)) return { outcome: "broken", number: last.number + 1 };
        last = event;
      }
      if (events.length < batchSize) break;
    }
    if (last.number !== end.number || !same(last.hash, end.hash))
      return { outcome: "broken", number: Math.min(last.number, end.number) + 1 };
    return { outcome: "intact", events: end.number - anchor.number };
  });
}

async function readEnds(sql: ShopSql, shopId: string): Promise<{ anchor: Link; end: Link }> {
  const [chain] = await sql.query<{ an: number; ah: Buffer | null; ln: number; lh: Buffer | null }>(
    `SELECT anchor_number AS an, anchor_hash AS ah, last_number AS ln, last_hash AS lh
     FROM audit_chains WHERE shop_id = $1`,
    [shopId],
  );
  const none = { number: 0, hash: null };
  if (!chain) return { anchor: none, end: none };
  return { anchor: { number: chain.an, hash: chain.ah }, end: { number: chain.ln, hash: chain.lh } };
}

function readAfter(
  sql: ShopSql,
  shopId: string,
  number: number,
): Promise<(ChainedEvent & { hash: Buffer })[]> {
  return sql.query(
    `SELECT shop_id AS "shopId", number, at, actor_kind AS "actorKind", staff_id AS "staffId", action,
       subject_kind AS "subjectKind", subject_id AS "subjectId", previous_hash AS "previousHash", hash
     FROM audit_events WHERE shop_id = $1 AND number > $2 ORDER BY number LIMIT ${batchSize}`,
    [shopId, number],
  );
}

function follows(last: Link, event: ChainedEvent & { hash: Buffer }): boolean {
  return (
    event.number === last.number + 1 &&
    same(event.previousHash, last.hash) &&
    same(event.hash, eventHash(event))
  );
}

function same(one: Buffer | null, other: Buffer | null): boolean {
  return one === null || other === null ? one === other : one.equals(other);
}
