import { shopFacts } from "#app/modules/access/access.server.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { heldPersons } from "./legal-holds.server.ts";
import { openRequest } from "./requests.system.server.ts";
import { countShop } from "./shop-rows.system.server.ts";
import { isTyped, nameToType, type DeletionEffects } from "./store-deletion.ts";

/** What deleting the store would take, in numbers: the question before it. */
export async function deletionEffects(scope: ShopScope): Promise<DeletionEffects> {
  const held = await sqlInShop(scope, (sql) => heldPersons(sql, scope));
  return { counts: await countShop(scope), held: held.size };
}

/** What the owner confirmed. */
export interface DeletionForm {
  /** The store's name, as they typed it. */
  typed: string;
  /** They know that what a law keeps goes too: the duty is the store's, and nobody could lift the hold afterwards. */
  holdsGo: boolean;
}

/**
 * The owner asks to delete everything of the store. Written down before anything is done; asking twice is one request.
 * @returns the request and the code of its public page
 */
export async function deleteStore(
  scope: ShopScope,
  staffId: string,
  { typed, holdsGo }: DeletionForm,
): Promise<{ outcome: "asked"; id: string; code: string } | { outcome: "wrong_name" | "held" }> {
  if (!isTyped(typed, nameToType(await shopFacts(scope)))) return { outcome: "wrong_name" };
  const held = await sqlInShop(scope, (sql) => heldPersons(sql, scope));
  if (held.size > 0 && !holdsGo) return { outcome: "held" };
  return { outcome: "asked", ...(await openOnce(scope.shopId, staffId)) };
}

/** Of two who ask at the same moment the second gets the request of the first. */
async function openOnce(shopId: string, staffId: string): Promise<{ id: string; code: string }> {
  const client = await acrossShopsSql().connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`delete store ${shopId}`]);
    const { rows } = await client.query<{ id: string; code: string }>(
      "SELECT id, code FROM privacy_requests WHERE shop_id = $1 AND kind = 'erase_shop' AND origin = 'staff'",
      [shopId],
    );
    const request = { shopId, origin: "staff", kind: "erase_shop", staffId, subject: {} } as const;
    const asked = rows[0] ?? (await openRequest(request, client));
    await client.query("COMMIT");
    return asked;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
