import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { pruneAudit, recordAudit, verifyAudit } from "#app/modules/audit/audit.server.ts";
import { inShop, sqlInShop } from "#app/platform/db/in-shop.server.ts";
import { testDatabase } from "#tests/support/database.ts";

const db = await testDatabase();
const { scope, otherScope } = db;
const entry = { actor: { staffId: randomUUID() }, action: "link.confirmed" } as const;

beforeEach(async () => {
  await db.asOwner("DELETE FROM audit_events");
  await db.asOwner("DELETE FROM audit_chains");
});

async function record(events: number): Promise<void> {
  for (let n = 0; n < events; n += 1)
    await recordAudit(scope, { ...entry, subject: { kind: "link", id: randomUUID() } });
}

test("concurrent writers of two shops make one unbroken chain each", async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => recordAudit(n % 4 ? scope : otherScope, { ...entry })),
  );
  expect(await verifyAudit(scope)).toEqual({ outcome: "intact", events: 15 });
  expect(await verifyAudit(otherScope)).toEqual({ outcome: "intact", events: 5 });
});

test("a shop sees its own events and no other's", async () => {
  await record(2);
  await recordAudit(otherScope, { actor: "system", action: "request.carried_out" });
  const seen = await inShop(scope, (tx) =>
    tx.auditEvent.findMany({ select: { shopId: true, staffId: true } }),
  );
  expect(seen).toEqual(Array(2).fill({ shopId: scope.shopId, staffId: entry.actor.staffId }));
});

// promise R1-28
test.each([
  ["changed", "UPDATE audit_events SET action = 'link.refused' WHERE number = 2", 2],
  ["removed", "DELETE FROM audit_events WHERE number = 2", 2],
  ["removed at the end", "DELETE FROM audit_events WHERE number = 4", 4],
  [
    "swapped",
    `UPDATE audit_events a SET subject_id = b.subject_id FROM audit_events b
     WHERE a.number IN (2, 3) AND b.number = 5 - a.number`,
    2,
  ],
  [
    "inserted",
    `INSERT INTO audit_events SELECT shop_id, 5, at, actor_kind, staff_id, action, subject_kind, subject_id, hash, hash
     FROM audit_events WHERE number = 4`,
    5,
  ],
])("a row that was %s is found", async (_, sql, number) => {
  await record(4);
  await db.asOwner(sql);
  expect(await verifyAudit(scope)).toEqual({ outcome: "broken", number });
});

test("the running app can neither change nor remove an event", async () => {
  await record(1);
  const run = (text: string) => sqlInShop(scope, (sql) => sql.query(text, []));
  await expect(run("UPDATE audit_events SET action = 'x'")).rejects.toThrow(/permission denied/);
  await expect(run("DELETE FROM audit_events")).rejects.toThrow(/permission denied/);
});

test("old events go from the front, and the rest still verifies", async () => {
  await record(2);
  await pruneAudit(new Date(Date.now() + 401 * 86_400_000));
  await record(3);
  expect(await verifyAudit(scope)).toEqual({ outcome: "intact", events: 3 });
  expect(await db.asOwner("SELECT min(number)::int AS first FROM audit_events")).toEqual([{ first: 3 }]);
});
