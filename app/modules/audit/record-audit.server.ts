import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { AuditEntry } from "./audit.ts";
import { eventHash } from "./event-text.ts";

/** Writes one event at the end of the shop's chain. Concurrent writers of a shop wait for each other. */
export async function recordAudit(
  scope: ShopScope,
  { actor, action, subject }: AuditEntry,
): Promise<{ number: number }> {
  const { shopId } = scope;
  const staffId = typeof actor === "object" ? actor.staffId : null;
  return sqlInShop(scope, async (sql) => {
    const end = await lockEnd(sql, shopId);
    const event = {
      shopId,
      number: end.number + 1,
      at: new Date(),
      actorKind: typeof actor === "object" ? "staff" : actor,
      staffId,
      action,
      subjectKind: subject?.kind ?? null,
      subjectId: subject?.id ?? null,
      previousHash: end.hash,
    };
    const hash = eventHash(event);
    await sql.query(
      `INSERT INTO audit_events (shop_id, number, at, actor_kind, staff_id, action, subject_kind, subject_id, previous_hash, hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [...Object.values(event), hash],
    );
    await sql.query("UPDATE audit_chains SET last_number = $2, last_hash = $3 WHERE shop_id = $1", [
      shopId,
      event.number,
      hash,
    ]);
    return { number: event.number };
  });
}

/** The end of the chain, locked until the transaction ends. The first event makes the row. */
async function lockEnd(sql: ShopSql, shopId: string): Promise<{ number: number; hash: Buffer | null }> {
  await sql.query("INSERT INTO audit_chains (shop_id) VALUES ($1) ON CONFLICT DO NOTHING", [shopId]);
  const [end] = await sql.query<{ number: number; hash: Buffer | null }>(
    "SELECT last_number AS number, last_hash AS hash FROM audit_chains WHERE shop_id = $1 FOR UPDATE",
    [shopId],
  );
  if (!end) throw new Error("a shop's audit chain vanished while it was written to");
  return end;
}
