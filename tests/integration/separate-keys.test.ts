import { beforeAll, expect, test } from "vitest";
import { blindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";
import { newWrappedKey, unwrapKey } from "#app/platform/crypto/content-key.server.ts";
import { seedShop, testDatabase, type TestDatabase } from "#tests/support/database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});

const keyOf = (rowId: string, shopId = "shop") => ({
  table: "person_keys",
  column: "wrapped",
  shopId,
  rowId,
});
const content = { table: "messages", column: "content_sealed", shopId: "shop", rowId: "row" };

// promise R1-25
test("a person's wrapped key opens for that person only, and opens nothing of another", () => {
  const [maya, jonas] = [newWrappedKey(keyOf("maya")), newWrappedKey(keyOf("jonas"))];
  expect(() => unwrapKey(maya.wrapped, keyOf("jonas"))).toThrow("damaged");
  expect(() => unwrapKey(maya.wrapped, keyOf("maya", "another shop"))).toThrow("damaged");
  const sealed = maya.key.seal({ text: "hello" }, content);
  expect(() => unwrapKey(jonas.wrapped, keyOf("jonas")).open(sealed, content)).toThrow("damaged");
  expect(unwrapKey(maya.wrapped, keyOf("maya")).open(sealed, content)).toEqual({ text: "hello" });
});

test("the same value has another index in every shop, and in every kind", async () => {
  const [here, there] = [await blindIndexer(db.scope), await blindIndexer(db.otherScope)];
  expect(here("email", "maya@example.com").equals(there("email", "maya@example.com"))).toBe(false);
  expect(here("email", "maya").equals(here("handle", "maya"))).toBe(false);
  expect(here("email", "maya").equals(here("email", "maya"))).toBe(true);
});

test("an index key moved to another shop does not open", async () => {
  const { scope } = db;
  const shop = await seedShop("couplet-third.myshopify.com");
  await db.asOwner(
    "UPDATE shops SET index_key_wrapped = (SELECT index_key_wrapped FROM shops WHERE id = $1) WHERE id = $2",
    [scope.shopId, shop.shopId],
  );
  await expect(blindIndexer(shop)).rejects.toThrow("damaged");
});
