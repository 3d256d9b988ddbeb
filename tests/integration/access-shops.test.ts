import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import {
  closeShop,
  findShop,
  findShopById,
  findShopsById,
  saveScopes,
  shopFacts,
} from "#app/modules/access/access.server.ts";
import { sessionStorage } from "#app/modules/access/session-storage.system.server.ts";
import { openShop } from "#app/modules/access/shops.system.server.ts";
import { openStaff } from "#app/modules/access/staff.server.ts";
import { testDatabase } from "#tests/support/database.ts";
import { onlineSession } from "#tests/support/shops-at-shopify.ts";

const db = await testDatabase();
const { scope, otherScope } = db;
const minutes = (count: number) => new Date(Date.now() + count * 60_000);

beforeEach(async () => {
  await db.asOwner("DELETE FROM staff");
  await db.asOwner("UPDATE shops SET uninstalled_at = NULL, installed_at = now() - interval '30 days'");
  await sessionStorage.storeSession(onlineSession(scope.domain));
  await sessionStorage.storeSession(onlineSession(otherScope.domain));
});

const visit = () =>
  openStaff(scope, { userId: "101", firstName: "Ana", lastName: "", accountOwner: true, locale: "en" });

test("an uninstalled shop loses its sessions, and nothing runs for it any more", async () => {
  expect(await closeShop(scope.domain, new Date())).toEqual({ outcome: "closed", scope });
  expect(await sessionStorage.loadSession(`${scope.domain}_101`)).toBeUndefined();
  expect(await findShopById(scope.shopId)).toBeNull();
  expect(await findShopsById([scope.shopId, otherScope.shopId])).toEqual(
    new Map([[otherScope.shopId, otherScope]]),
  );
  // Privacy requests come afterwards.
  expect(await findShop(scope.domain)).toEqual(scope);
});

// promise R1-8
// promise R4-3
test("of whoever opens the app these fields are kept, and no other that Shopify tells: name, e-mail, role, language", async () => {
  const told = { phone: "+49151000", avatar: "https://cdn.example/a.png", birthday: "2000-01-01" };
  await sessionStorage.storeSession(onlineSession(scope.domain, told));
  await visit();
  const filled = async (sql: string, of: string) => {
    const [row = {}] = await db.asOwner(sql, [of]);
    return Object.keys(row).filter((column) => row[column] !== null && row[column] !== "");
  };
  expect((await filled("SELECT * FROM session WHERE shop = $1", scope.domain)).toSorted()).toEqual([
    ...["accessToken", "accountOwner", "collaborator", "email", "emailVerified", "expires", "firstName"],
    ...["id", "isOnline", "lastName", "locale", "scope", "shop", "userId"],
  ]);
  expect((await filled("SELECT * FROM staff WHERE shop_id = $1", scope.shopId)).toSorted()).toEqual([
    ...["account_owner", "id", "last_seen_at", "locale", "name_sealed", "notify_of", "role", "shop_id"],
    // Of these, Shopify told the name, the role, the language and the number; what they are told and undo is ours.
    ...["shopify_user_id", "undo_seconds"],
  ]);
});

test("the other shop notices nothing of it", async () => {
  await closeShop(scope.domain, new Date());
  expect(await sessionStorage.loadSession(`${otherScope.domain}_101`)).toBeDefined();
  expect(await findShopById(otherScope.shopId)).toEqual(otherScope);
});

test("the notice may come twice", async () => {
  const at = new Date();
  await closeShop(scope.domain, at);
  expect(await closeShop(scope.domain, at)).toEqual({ outcome: "closed", scope });
});

test("a notice from before a re-installation changes nothing", async () => {
  await closeShop(scope.domain, minutes(-60));
  expect(await openShop(scope.domain, ["read_orders"])).toMatchObject({ outcome: "open", scope });
  await sessionStorage.storeSession(onlineSession(scope.domain));
  expect(await closeShop(scope.domain, minutes(-60))).toEqual({ outcome: "out_of_date" });
  expect(await sessionStorage.loadSession(`${scope.domain}_101`)).toBeDefined();
  expect(await findShopById(scope.shopId)).toEqual(scope);
});

test("a late notice is known by a visit that came after it, although nobody told us of the re-installation", async () => {
  await visit();
  expect(await closeShop(scope.domain, minutes(-30))).toEqual({ outcome: "out_of_date" });
});

test("a visit just before the notice does not keep the shop open", async () => {
  await visit();
  expect(await closeShop(scope.domain, new Date())).toMatchObject({ outcome: "closed" });
});

test("a notice of a shop we never saw is no mistake", async () => {
  expect(await closeShop("nobody.myshopify.com", new Date())).toEqual({ outcome: "unknown_shop" });
  expect(await findShop("nobody.myshopify.com")).toBeNull();
  expect(await findShopById(randomUUID())).toBeNull();
});

test("what the shop has granted is kept, for that shop", async () => {
  await saveScopes(scope.domain, ["read_orders"]);
  const rows = await db.asOwner<{ domain: string; scopes: string[] }>(
    "SELECT domain, scopes FROM shops ORDER BY domain",
  );
  expect(rows).toEqual([
    { domain: otherScope.domain, scopes: [] },
    { domain: scope.domain, scopes: ["read_orders"] },
  ]);
});

test("the facts of a shop are those of that shop", async () => {
  expect(await shopFacts(scope)).toEqual({
    domain: scope.domain,
    name: scope.domain,
    currency: "EUR",
    timezone: "Europe/Berlin",
  });
  expect((await shopFacts(otherScope)).name).toBe(otherScope.domain);
});
