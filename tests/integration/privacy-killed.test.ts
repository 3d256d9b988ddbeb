import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import {
  openRequest,
  readReceipt,
  readRequest,
  verifyReceipts,
} from "#app/modules/privacy/privacy.server.ts";
import { seedAccount } from "#tests/support/accounts.ts";
import { seedShop, testDatabase } from "#tests/support/database.ts";
import { seedPerson } from "#tests/support/persons.ts";

const db = await testDatabase();

/** kill -9 so long after it began; how the process ended otherwise. */
async function carryOutAndKill(requestId: string, afterMs: number): Promise<"killed" | "ended"> {
  const child = spawn(process.execPath, ["tests/support/carry-out.ts", requestId], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const exited = once(child, "exit");
  await once(child.stdout, "data");
  const timer = setTimeout(() => child.kill("SIGKILL"), afterMs);
  const [code] = (await exited) as [number | null];
  clearTimeout(timer);
  return code === null ? "killed" : "ended";
}

/** Later and later, by growing steps: on a busy machine the end is far away. In ms. */
const killAfter = (kills: number) => 10 * kills * (1 + kills / 10);

/** Kills later and later until it gets to its end. @returns how often it was killed */
async function untilItEnds(requestId: string): Promise<number> {
  for (let kills = 0; ; kills += 1) {
    if ((await carryOutAndKill(requestId, killAfter(kills))) === "ended") return kills;
  }
}

test("an erasure killed again and again ends complete, with one receipt and the numbers of its beginning", async () => {
  const account = await seedAccount(db.scope);
  const person = await seedPerson(db.scope, account, { messages: 200 });
  const { id } = await openRequest({
    shopId: db.scope.shopId,
    origin: "staff",
    kind: "erase_person",
    subject: { contactIds: [person.contactId] },
  });
  const kills = await untilItEnds(id);
  expect(kills).toBeGreaterThan(0);
  const done = await readRequest(db.scope, id);
  expect(done).toMatchObject({ state: "done", shortfalls: [], counts: { messages: 200 } });
  const receipts = await db.asOwner("SELECT id FROM receipts");
  expect(receipts).toEqual([{ id: done?.receiptId }]);
  expect(await verifyReceipts()).toEqual({ outcome: "whole", receipts: 1 });
}, 120_000);

test("the erasure of a store killed again and again ends complete, with one receipt", async () => {
  const leaving = await seedShop("leaving.myshopify.com");
  const account = await seedAccount(leaving);
  for (let n = 0; n < 40; n += 1) await seedPerson(leaving, account, { messages: 1 });
  await db.asOwner("UPDATE shops SET uninstalled_at = now() WHERE id = $1", [leaving.shopId]);
  const { id } = await openRequest({
    shopId: leaving.shopId,
    origin: "shopify",
    kind: "erase_shop",
    subject: {},
  });
  expect(await untilItEnds(id)).toBeGreaterThan(0);
  const [row] = await db.asOwner<{ state: string; receipt_id: string; shortfalls: string[] }>(
    "SELECT state, receipt_id, shortfalls FROM privacy_requests WHERE id = $1",
    [id],
  );
  expect(row).toMatchObject({ state: "done", shortfalls: [] });
  expect(await readReceipt(row?.receipt_id ?? "")).toMatchObject({
    kind: "erase_shop",
    erased: { contacts: 40 },
  });
  expect(await db.asOwner("SELECT id FROM shops WHERE id = $1", [leaving.shopId])).toEqual([]);
}, 120_000);
