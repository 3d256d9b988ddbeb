import { randomUUID } from "node:crypto";
import pg from "pg";
import { expect, test } from "vitest";
import { receiveEvents } from "#app/modules/conversations/conversations.server.ts";
import {
  carryOut,
  liftHold,
  listHolds,
  openRequest,
  readReceipt,
  readRequest,
  readRetention,
  resumeHeld,
  retentionEffects,
  setHold,
  setRetention,
  shopsDueForRetention,
  sweepRetention,
  verifyReceipts,
} from "#app/modules/privacy/privacy.server.ts";
import type { Retention } from "#app/modules/privacy/retention.ts";
import { day, minute, second } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { seedAccount, uninstall } from "#tests/support/accounts.ts";
import { seedShop, testDatabase } from "#tests/support/database.ts";
import { seedPerson } from "#tests/support/persons.ts";
import { seedStaff } from "#tests/support/staff.ts";
import { at as written, message } from "#tests/support/threads.ts";

const db = await testDatabase();
const staffId = randomUUID();
const assistant: Retention = { profile: "assistant", maximum: 90 };

/** A shop of its own, with an account, that has chosen. */
async function shopWith(retention: Retention | null) {
  const scope = await seedShop(`${randomUUID()}.myshopify.com`);
  if (retention) await setRetention(scope, staffId, retention);
  return { scope, account: await seedAccount(scope) };
}

async function personsOf({ shopId }: ShopScope): Promise<string[]> {
  const rows = await db.asOwner<{ id: string }>("SELECT id FROM contacts WHERE shop_id = $1", [shopId]);
  return rows.map(({ id }) => id);
}

const receipts = async () => (await db.asOwner("SELECT id FROM receipts")).length;

/** So long after what seeded persons wrote. */
const after = (ms: number) => new Date(written + ms);

// promise R3-21
// promise R1-23
// promise R5-9
// promise R4-43
test("each of two shops loses what its own profile no longer keeps, and nothing else", async () => {
  const short = await shopWith({ profile: "assistant", maximum: 30 });
  const endless = await shopWith(null);
  await seedPerson(short.scope, short.account);
  const kept = await seedPerson(endless.scope, endless.account);
  for (const { scope } of [short, endless]) await seedStaff(scope, staffId, "owner");
  const receiptId = await sweepRetention(short.scope, after(31 * day));
  await sweepRetention(endless.scope, after(3_650 * day));
  expect(await personsOf(short.scope)).toEqual([]);
  expect(await personsOf(endless.scope)).toEqual([kept.contactId]);
  // What an account is made of stays as long as the store uses the app.
  expect(await db.asOwner("SELECT 1 FROM staff WHERE id = $1", [staffId])).toHaveLength(2);
  expect(await readRetention(endless.scope)).toMatchObject({ profile: "crm", maximum: null, setBy: null });
  const left = await db.asOwner(
    "SELECT 1 FROM messages WHERE shop_id = $1 UNION ALL SELECT 1 FROM person_keys WHERE shop_id = $1",
    [short.scope.shopId],
  );
  expect(left).toEqual([]);
  const receipt = await readReceipt(receiptId ?? "");
  expect(receipt).toMatchObject({
    origin: "retention",
    erased: { contacts: 1, messages: 2, person_keys: 1 },
    left: {},
  });
  expect(JSON.stringify(receipt)).not.toContain(short.scope.shopId);
  expect((await verifyReceipts()).outcome).toBe("whole");
});

// promise R3-21
test("at 90 days after the last interaction a conversation goes, a second earlier it stays", async () => {
  const { scope, account } = await shopWith(assistant);
  const person = await seedPerson(scope, account);
  await sweepRetention(scope, after(90 * day - second));
  expect(await personsOf(scope)).toEqual([person.contactId]);
  await sweepRetention(scope, after(90 * day));
  expect(await personsOf(scope)).toEqual([]);
});

test("whoever wrote again is kept whole, their oldest message too", async () => {
  const { scope, account } = await shopWith(assistant);
  const person = await seedPerson(scope, account, { messages: 3 });
  await receiveEvents(scope, account, [message(person.personId, { at: written + 60 * day })]);
  await sweepRetention(scope, after(100 * day));
  expect(await db.asOwner("SELECT 1 FROM messages WHERE shop_id = $1", [scope.shopId])).toHaveLength(4);
});

// promise R1-22
test("nobody can choose more than the hardest limit, past the product either", async () => {
  const { scope } = await shopWith(null);
  await expect(setRetention(scope, staffId, { profile: "assistant", maximum: 91 })).rejects.toThrow(/check/);
  await expect(setRetention(scope, staffId, { profile: "bridge", maximum: null })).rejects.toThrow(/check/);
});

test("what a choice says it would erase is what it erases", async () => {
  const { scope, account } = await shopWith(assistant);
  for (let n = 0; n < 130; n += 1) await seedPerson(scope, account, { messages: 1, linked: false });
  const fresh = await seedPerson(scope, account);
  await receiveEvents(scope, account, [message(fresh.personId, { at: written + 50 * day })]);
  const effects = await retentionEffects(scope, assistant, after(91 * day));
  expect(effects).toEqual({ persons: 130, contents: 0 });
  const receipt = await readReceipt((await sweepRetention(scope, after(91 * day))) ?? "");
  expect(receipt?.erased).toMatchObject({ contacts: 130, messages: 130 });
  expect(await personsOf(scope)).toEqual([fresh.contactId]);
});

test("a run that died goes on, and both halves are one run with one receipt", async () => {
  const { scope, account } = await shopWith(assistant);
  await seedPerson(scope, account);
  const before = await receipts();
  const runId = randomUUID();
  await db.asOwner(
    `INSERT INTO retention_runs (shop_id, id, erased) VALUES ($1, $2, '{"contacts": 100, "messages": 700}')`,
    [scope.shopId, runId],
  );
  expect(await shopsDueForRetention()).toContain(scope.shopId);
  const [receiptId, ...others] = (
    await Promise.all([sweepRetention(scope, after(91 * day)), sweepRetention(scope, after(91 * day))])
  ).filter((id) => id !== null);
  expect(others).toEqual([]);
  expect(await sweepRetention(scope, after(91 * day))).toBeNull();
  expect((await readReceipt(receiptId ?? ""))?.erased).toMatchObject({ contacts: 101, messages: 702 });
  expect(await receipts()).toBe(before + 1);
  expect(await shopsDueForRetention()).not.toContain(scope.shopId);
});

test("a batch that meets somebody else's lock gives way, and intake goes on meanwhile", async () => {
  const { scope, account } = await shopWith(assistant);
  const due = await seedPerson(scope, account);
  const fresh = await seedPerson(scope, account);
  await receiveEvents(scope, account, [message(fresh.personId, { at: written + 60 * day })]);
  const somebody = new pg.Client({ connectionString: db.url });
  await somebody.connect();
  await somebody.query("BEGIN");
  await somebody.query("SELECT 1 FROM links WHERE contact_id = $1 FOR UPDATE", [due.contactId]);
  const sweeping = sweepRetention(scope, after(91 * day));
  await receiveEvents(scope, account, [message(fresh.personId, { at: written + 61 * day })]);
  expect(await sweeping).toBeNull();
  await somebody.query("ROLLBACK");
  await somebody.query("BEGIN");
  await somebody.query("SELECT 1 FROM conversations WHERE contact_id = $1 FOR NO KEY UPDATE", [
    due.contactId,
  ]);
  expect(await sweepRetention(scope, after(91 * day))).toBeNull();
  await somebody.query("ROLLBACK");
  await somebody.end();
  expect(await sweepRetention(scope, after(91 * day))).not.toBeNull();
  expect(await personsOf(scope)).toEqual([fresh.contactId]);
});

// promise R5-5
// promise R2-11
test("a bridge empties messages after its minutes, waits for a reply on its way, then the person goes", async () => {
  const { scope, account } = await shopWith({ profile: "bridge", maximum: 15 });
  const person = await seedPerson(scope, account, { messages: 2 });
  const age = (ms: number) =>
    db.asOwner("UPDATE messages SET created_at = now() - $2 * interval '1 ms' WHERE shop_id = $1", [
      scope.shopId,
      ms,
    ]);
  const contents = () =>
    db.asOwner("SELECT 1 FROM messages WHERE shop_id = $1 AND content_sealed IS NOT NULL", [scope.shopId]);
  await sweepRetention(scope);
  expect(await contents()).toHaveLength(2);
  await age(16 * minute);
  await receiveEvents(scope, account, [message(person.personId)]);
  const receipt = await readReceipt((await sweepRetention(scope)) ?? "");
  expect(receipt?.erased).toEqual({ message_contents: 2, media_files: 1 });
  expect(await contents()).toHaveLength(1);
  expect(await db.asOwner("SELECT 1 FROM evidence WHERE shop_id = $1", [scope.shopId])).toEqual([]);
  expect(await personsOf(scope)).toEqual([person.contactId]);
  await age(16 * minute);
  await db.asOwner("UPDATE contacts SET created_at = now() - interval '1 day' WHERE shop_id = $1", [
    scope.shopId,
  ]);
  const queue = (state: string | null) =>
    db.asOwner(
      "UPDATE messages SET direction = $2, state = $3 WHERE shop_id = $1 AND content_sealed IS NOT NULL",
      [scope.shopId, state ? "out" : "in", state],
    );
  await queue("queued");
  await sweepRetention(scope);
  expect(await contents()).toHaveLength(1);
  await queue(null);
  expect(await retentionEffects(scope, { profile: "bridge", maximum: 15 })).toEqual({
    persons: 1,
    contents: 0,
  });
  await sweepRetention(scope);
  expect(await personsOf(scope)).toEqual([]);
});

// promise R1-24
test("a held person is neither swept nor erased on request; lifted, both go on", async () => {
  const { scope, account } = await shopWith(assistant);
  const held = await seedPerson(scope, account);
  const other = await seedPerson(scope, account);
  const hold = { category: "dispute", reason: "secret-reason: the lamp that burned" } as const;
  expect(await setHold(db.otherScope, staffId, held.contactId, hold)).toEqual({ outcome: "not_found" });
  expect(await setHold(scope, staffId, held.contactId, hold)).toEqual({ outcome: "held" });
  const { id } = await openRequest({
    shopId: scope.shopId,
    origin: "shopify",
    kind: "erase_person",
    subject: { contactIds: [held.contactId, other.contactId] },
  });
  await carryOut(id);
  await sweepRetention(scope, after(91 * day));
  expect(await personsOf(scope)).toEqual([held.contactId]);
  const waiting = await readRequest(scope, id);
  expect(waiting).toMatchObject({ state: "held", shortfalls: ["kept_for_dispute"], completedAt: null });
  const first = await readReceipt(waiting?.receiptId ?? "");
  expect(first).toMatchObject({ shortfalls: ["kept_for_dispute"], erased: { contacts: 1, messages: 2 } });
  expect(JSON.stringify(first)).not.toContain("lamp");

  await receiveEvents(scope, account, [message(held.personId, { at: written + 80 * day })]);
  expect(await listHolds(scope)).toMatchObject([{ name: `@${held.handle}`, ...hold }]);
  expect(await listHolds(db.otherScope)).toEqual([]);
  expect(await listHolds(db.otherScope, held.contactId)).toEqual([]);

  expect(await liftHold(db.otherScope, staffId, held.contactId)).toEqual({ outcome: "not_held" });
  expect(await liftHold(scope, staffId, held.contactId)).toEqual({ outcome: "lifted" });
  expect(await resumeHeld(db.otherScope.shopId)).toEqual([]);
  expect(await resumeHeld(scope.shopId)).toEqual([id]);
  await carryOut(id);
  expect(await personsOf(scope)).toEqual([]);
  const done = await readRequest(scope, id);
  expect(done).toMatchObject({ state: "done", shortfalls: [], counts: { contacts: 1, messages: 3 } });
  expect(done?.receiptId).not.toBe(waiting?.receiptId);
  expect(await verifyReceipts()).toMatchObject({ outcome: "whole" });
});

test("a store that goes takes its legal holds with it: nobody is left to lift them", async () => {
  const { scope, account } = await shopWith(null);
  const held = await seedPerson(scope, account);
  await setHold(scope, staffId, held.contactId, { category: "tax", reason: "books" });
  await uninstall(scope);
  const { id } = await openRequest({
    shopId: scope.shopId,
    origin: "shopify",
    kind: "erase_shop",
    subject: {},
  });
  await carryOut(id);
  expect(await personsOf(scope)).toEqual([]);
  expect(await db.asOwner("SELECT 1 FROM legal_holds WHERE shop_id = $1", [scope.shopId])).toEqual([]);
});

test("an unreadable webhook of a shop grows too old with the shop's conversations", async () => {
  const { scope } = await shopWith(assistant);
  const keep = randomUUID();
  for (const [id, age] of [
    [randomUUID(), "91 days"],
    [keep, "89 days"],
  ])
    await db.asOwner(
      `INSERT INTO deliveries (id, source, digest, topic, state, shop_id, received_at)
       VALUES ($1, 'instagram', $2, 'messages', 'dead', $3, now() - $4::interval)`,
      [id, Buffer.from(id ?? ""), scope.shopId, age],
    );
  const receipt = await readReceipt((await sweepRetention(scope)) ?? "");
  expect(receipt?.erased).toEqual({ deliveries: 1 });
  expect(await db.asOwner("SELECT id FROM deliveries WHERE shop_id = $1", [scope.shopId])).toEqual([
    { id: keep },
  ]);
});
