import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { Stake, StakeKind } from "#app/modules/orders/stake.ts";
import { headStart } from "./refresh-threads.server.ts";
import { stakeContext } from "../seal-contexts.ts";

type StakeDetail = Omit<Stake, "kind">;

/** What the store knows of a person gives their thread its place in the queue; null when it knows nothing (any more). */
export async function noteStake(scope: ShopScope, contactId: string, stake: Stake | null): Promise<void> {
  const { shopId } = scope;
  await sqlInShop(scope, async (sql) => {
    const [thread] = await sql.query<{ id: string }>(
      "SELECT id FROM conversations WHERE shop_id = $1 AND contact_id = $2 FOR NO KEY UPDATE",
      [shopId, contactId],
    );
    const key = (await openPersonKeys(sql, scope, [contactId])).get(contactId);
    if (!thread || !key) return;
    const detail = stake && ({ orderName: stake.orderName, amount: stake.amount } satisfies StakeDetail);
    await sql.query(
      `UPDATE conversations c SET stake = $3, stake_sealed = $4, answer_by = c.lapses_at - ${headStart("$3")}
       WHERE c.shop_id = $1 AND c.id = $2`,
      [shopId, thread.id, stake?.kind ?? null, detail && key.seal(detail, stakeContext(scope, thread.id))],
    );
  });
}

/** What {@link noteStake} wrote, opened. */
export function openStake(
  scope: ShopScope,
  key: WrappedKey,
  row: { id: string; stake: StakeKind | null; stake_sealed: Buffer | null },
): Stake | null {
  if (!row.stake || !row.stake_sealed) return null;
  return { kind: row.stake, ...key.open<StakeDetail>(row.stake_sealed, stakeContext(scope, row.id)) };
}
