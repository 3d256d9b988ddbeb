import { expect, test } from "vitest";
import { inShop, sqlInShop } from "#app/platform/db/in-shop.server.ts";
import { testDatabase } from "#tests/support/database.ts";

const db = await testDatabase();

test("a shop sees itself and no other shop, without any filter in the query", async () => {
  const seen = await inShop(db.scope, (tx) => tx.shop.findMany({ select: { id: true } }));
  expect(seen).toEqual([{ id: db.scope.shopId }]);
  const rows = await sqlInShop(db.otherScope, (sql) => sql.query<{ id: string }>("SELECT id FROM shops", []));
  expect(rows).toEqual([{ id: db.otherScope.shopId }]);
});

// promise R4-31
test("a row of another shop cannot be written, even when the code forgets the filter", async () => {
  const foreign = { shopId: db.otherScope.shopId, id: db.otherScope.shopId, shopifyUserId: "1" };
  await expect(inShop(db.scope, (tx) => tx.staff.create({ data: foreign }))).rejects.toThrow();
});

test("an undefined filter is an error, not every row", async () => {
  const forgotten = undefined as unknown as string;
  await expect(
    inShop(db.scope, (tx) => tx.staff.deleteMany({ where: { shopId: forgotten } })),
  ).rejects.toThrow();
});

test("every table of a shop forces row level security", async () => {
  const unforced = await db.asOwner<{ relname: string }>(
    `SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
       AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
  );
  expect(unforced).toEqual([]);
});

test("the runtime roles can neither log in nor step around the policies", async () => {
  const roles = await db.asOwner(
    "SELECT rolname, rolcanlogin, rolbypassrls, rolsuper FROM pg_roles WHERE rolname LIKE 'couplet\\_%' ORDER BY 1",
  );
  expect(roles).toEqual([
    { rolname: "couplet_app", rolcanlogin: false, rolbypassrls: false, rolsuper: false },
    { rolname: "couplet_search", rolcanlogin: false, rolbypassrls: false, rolsuper: false },
    { rolname: "couplet_system", rolcanlogin: false, rolbypassrls: false, rolsuper: false },
  ]);
});
