import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { listEvents, recordAudit, recordView, verifyAudit } from "#app/modules/audit/audit.server.ts";
import { carryOut, openRequest } from "#app/modules/privacy/privacy.server.ts";
import { uninstall } from "#tests/support/accounts.ts";
import { seedShop, testDatabase } from "#tests/support/database.ts";

const db = await testDatabase();
const [ana, ben] = [randomUUID(), randomUUID()];
const thread = randomUUID();

// promise R3-25
test("looking at a thread is one event for each who looks, however often the page reads it again", async () => {
  for (let n = 0; n < 3; n += 1) await recordView(db.scope, ana, thread);
  await recordView(db.scope, ben, thread);
  const { rows } = await listEvents(db.scope, { about: "thread" });
  expect(rows.map(({ staffId, subject }) => [staffId, subject?.id])).toEqual([
    [ben, thread],
    [ana, thread],
  ]);
  expect((await listEvents(db.otherScope, {})).rows).toEqual([]);
});

test("the trail is found by who, what, on what and when, page by page, in its own shop", async () => {
  const request = randomUUID();
  for (let n = 0; n < 60; n += 1)
    await recordAudit(db.scope, { actor: { staffId: ana }, action: "reply.sent" });
  await recordAudit(db.scope, {
    actor: "meta",
    action: "account.deauthorised",
    subject: { kind: "request", id: request },
  });
  const newest = await listEvents(db.scope, {});
  expect(newest.rows).toHaveLength(50);
  const older = await listEvents(db.scope, { before: newest.nextBefore ?? 0 });
  expect(older.rows[0]?.number).toBe((newest.rows.at(-1)?.number ?? 0) - 1);
  expect(older.nextBefore).toBeNull();
  expect((await listEvents(db.scope, { about: "reply", staffId: ben })).rows).toEqual([]);
  expect((await listEvents(db.scope, { subjectId: request })).rows).toMatchObject([{ actor: "meta" }]);
  expect((await listEvents(db.otherScope, { subjectId: request })).rows).toEqual([]);
  const today = new Date().toISOString().slice(0, 10);
  expect((await listEvents(db.scope, { from: today, to: today })).rows).toHaveLength(50);
  expect((await listEvents(db.scope, { to: "2020-01-01" })).rows).toEqual([]);
  // What is no filter is none; what names nothing finds nothing.
  expect((await listEvents(db.scope, { staffId: "x'; DROP", from: "yesterday" })).rows).toHaveLength(50);
  expect((await listEvents(db.scope, { about: "nothing" })).rows).toEqual([]);
});

test("a shop that is erased takes its trail with it, and no other's", async () => {
  const leaving = await seedShop(`leaving-${randomUUID()}.myshopify.com`);
  await recordAudit(leaving, { actor: "system", action: "request.carried_out" });
  const before = await verifyAudit(db.scope);
  await uninstall(leaving);
  const { id } = await openRequest({
    shopId: leaving.shopId,
    origin: "shopify",
    kind: "erase_shop",
    subject: {},
  });
  await carryOut(id);
  expect(await db.asOwner("SELECT 1 FROM audit_events WHERE shop_id = $1", [leaving.shopId])).toEqual([]);
  expect(await verifyAudit(db.scope)).toEqual(before);
});
