import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { receiveShopify } from "#app/jobs/inbound/receive-shopify.server.ts";
import { accountsOfMetaUser } from "#app/modules/channels/channels.server.ts";
import { translatorOf } from "#app/language/translator.server.ts";
import { packagePage } from "#app/modules/privacy/package-page.ts";
import {
  carryOut,
  exportPackage,
  listRequests,
  openRequest,
  readReceipt,
  readRequest,
  requestStatus,
  sweepRequests,
  verifyReceipts,
} from "#app/modules/privacy/privacy.server.ts";
import { personTables, rowsOfPersons } from "#app/modules/privacy/register.ts";
import { storeDelivery } from "#app/modules/webhooks/store-deliveries.system.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { seedAccount, uninstall } from "#tests/support/accounts.ts";
import { seedShop, testDatabase } from "#tests/support/database.ts";
import { seedPerson } from "#tests/support/persons.ts";

const db = await testDatabase();

/** Rows of a person in every table that the register gives to persons. */
async function rowsOf(scope: ShopScope, contactId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of personTables) {
    const [row] = await db.asOwner<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table.table} WHERE ${rowsOfPersons(table)}`,
      [scope.shopId, [contactId]],
    );
    counts[table.table] = row?.n ?? 0;
  }
  return counts;
}

const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, n) => sum + n, 0);

async function request(scope: ShopScope, subject: Parameters<typeof openRequest>[0]["subject"]) {
  return openRequest({ shopId: scope.shopId, origin: "staff", kind: "erase_person", subject });
}

// promise R3-42
// promise R4-39
// promise R3-31
// promise R3-22
test("an erased person is gone from every table, and everybody else is as before", async () => {
  const account = await seedAccount(db.scope);
  const person = await seedPerson(db.scope, account, { messages: 30 });
  const other = await seedPerson(db.scope, account);
  const before = await rowsOf(db.scope, other.contactId);
  const held = await rowsOf(db.scope, person.contactId);
  expect(held).toMatchObject({
    messages: 30,
    links: 1,
    link_decisions: 1,
    customer_snapshots: 1,
    person_keys: 1,
  });
  const { id } = await request(db.scope, { contactIds: [person.contactId] });
  await carryOut(id);
  expect(total(await rowsOf(db.scope, person.contactId))).toBe(0);
  expect(await rowsOf(db.scope, other.contactId)).toEqual(before);
  const done = await readRequest(db.scope, id);
  expect(done).toMatchObject({ state: "done", shortfalls: [] });
  expect(done?.counts).toMatchObject({ messages: 30, evidence: held["evidence"] });
});

// promise R3-43
// promise R1-33
test("a receipt says how much was erased and names nobody; changed, it no longer holds", async () => {
  const account = await seedAccount(db.scope);
  const person = await seedPerson(db.scope, account);
  const { id } = await request(db.scope, { contactIds: [person.contactId] });
  await carryOut(id);
  const receiptId = (await readRequest(db.scope, id))?.receiptId ?? "";
  const receipt = await readReceipt(receiptId);
  expect(receipt).toMatchObject({ kind: "erase_person", left: {}, erased: { messages: 2 } });
  const text = JSON.stringify(receipt);
  for (const word of [
    person.contactId,
    person.personId,
    person.handle,
    person.email,
    db.scope.shopId,
    "7000",
  ])
    expect(text).not.toContain(word);
  const { outcome } = await verifyReceipts();
  expect(outcome).toBe("whole");
  await db.asOwner(
    "UPDATE receipts SET body = replace(body, '\"messages\":2', '\"messages\":3') WHERE id = $1",
    [receiptId],
  );
  expect(await verifyReceipts()).toMatchObject({ outcome: "broken", why: "its text is not what was hashed" });
  await db.asOwner(
    "UPDATE receipts SET body = replace(body, '\"messages\":3', '\"messages\":2') WHERE id = $1",
    [receiptId],
  );
  expect((await verifyReceipts()).outcome).toBe("whole");
});

test("carried out twice, at once or one after the other, it is one erasure with one receipt", async () => {
  const account = await seedAccount(db.scope);
  const person = await seedPerson(db.scope, account, { messages: 50 });
  const { id } = await request(db.scope, { contactIds: [person.contactId] });
  const before = await db.asOwner<{ n: number }>("SELECT count(*)::int AS n FROM receipts");
  await Promise.all([carryOut(id), carryOut(id), carryOut(id)]);
  await carryOut(id);
  const after = await db.asOwner<{ n: number }>("SELECT count(*)::int AS n FROM receipts");
  expect((after[0]?.n ?? 0) - (before[0]?.n ?? 0)).toBe(1);
  expect(await readRequest(db.scope, id)).toMatchObject({ state: "done", counts: { messages: 50 } });
});

test("another shop's request, person and package are nobody's business", async () => {
  const account = await seedAccount(db.scope);
  const person = await seedPerson(db.scope, account);
  const { id } = await request(db.otherScope, { contactIds: [person.contactId] });
  await carryOut(id);
  expect(total(await rowsOf(db.scope, person.contactId))).toBeGreaterThan(5);
  expect(await readRequest(db.scope, id)).toBeNull();
  expect((await listRequests(db.scope)).rows.map((row) => row.id)).not.toContain(id);
  const access = await openRequest({
    shopId: db.scope.shopId,
    origin: "staff",
    kind: "access",
    subject: { contactIds: [person.contactId] },
  });
  await carryOut(access.id);
  expect(await exportPackage(db.otherScope, access.id)).toBeNull();
});

/** A privacy webhook of Shopify's, as the drain hands it over. */
async function duty(topic: string, domain: string, payload: object) {
  const [outcome] = await receiveShopify([
    {
      id: randomUUID(),
      topic,
      shopDomain: domain,
      triggeredAt: new Date(),
      receivedAt: new Date(),
      attempts: 1,
      body: Buffer.from(JSON.stringify({ shop_domain: domain, ...payload })),
    },
  ]);
  return outcome;
}

const newest = async () => {
  const [row] = await db.asOwner<{ id: string }>("SELECT id FROM privacy_requests ORDER BY id DESC LIMIT 1");
  return row?.id ?? "";
};

const idOf = (gid: string) => Number(gid.split("/").at(-1));

// promise R2-35
test("customers/redact erases whoever is linked to the customer or typed their e-mail, and nobody else", async () => {
  const account = await seedAccount(db.scope);
  const linked = await seedPerson(db.scope, account);
  const typed = await seedPerson(db.scope, account, { linked: false });
  const other = await seedPerson(db.scope, account);
  const customer = { id: idOf(linked.customerGid), email: typed.email, phone: null };
  expect(await duty("customers/redact", db.scope.domain, { customer, orders_to_redact: [] })).toMatchObject({
    outcome: "done",
  });
  await carryOut(await newest());
  expect(total(await rowsOf(db.scope, linked.contactId))).toBe(0);
  expect(total(await rowsOf(db.scope, typed.contactId))).toBe(0);
  expect(total(await rowsOf(db.scope, other.contactId))).toBeGreaterThan(5);
});

test("a customer of whom nothing is held is answered so, with a receipt", async () => {
  await duty("customers/redact", db.scope.domain, { customer: { id: 1, email: "nobody@example.com" } });
  const id = await newest();
  await carryOut(id);
  const done = await readRequest(db.scope, id);
  expect(done).toMatchObject({ state: "done", shortfalls: ["nobody_found"], counts: {} });
  expect(done?.receiptId).not.toBeNull();
});

test("a dead letter that names an erased person goes with them", async () => {
  const account = await seedAccount(db.scope);
  const person = await seedPerson(db.scope, account);
  const other = await seedPerson(db.scope, account);
  for (const { personId } of [person, other]) {
    const body = Buffer.from(`{"sender":{"id":"${personId}"}}`);
    const digest = Buffer.from(randomUUID());
    await storeDelivery({
      source: "instagram",
      digest,
      topic: "messages",
      shopDomain: null,
      triggeredAt: null,
      body,
    });
  }
  await db.asOwner("UPDATE deliveries SET state = 'dead'");
  const { id } = await request(db.scope, { contactIds: [person.contactId] });
  await carryOut(id);
  const [left] = await db.asOwner<{ n: number }>("SELECT count(*)::int AS n FROM deliveries");
  expect(left?.n).toBe(1);
});

// promise R4-40
test("shop/redact erases a store that left, whole, and no other; one that came back keeps what it has", async () => {
  const leaving = await seedShop(`leaving-${randomUUID()}.myshopify.com`);
  const account = await seedAccount(leaving);
  for (let n = 0; n < 3; n += 1) await seedPerson(leaving, account);
  const staying = await seedPerson(db.scope, await seedAccount(db.scope));
  await duty("shop/redact", leaving.domain, {});
  const early = await newest();
  await carryOut(early);
  expect(await readRequest(leaving, early)).toMatchObject({ state: "void", shortfalls: ["installed_again"] });

  await uninstall(leaving);
  await duty("shop/redact", leaving.domain, {});
  const id = await newest();
  await carryOut(id);
  const tables = await db.asOwner<{ table_name: string }>(
    "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'shop_id'",
  );
  for (const { table_name } of tables) {
    const rows = await db.asOwner(`SELECT 1 FROM ${table_name} WHERE shop_id = $1`, [leaving.shopId]);
    expect(rows, table_name).toEqual([]);
  }
  expect(await db.asOwner("SELECT 1 FROM shops WHERE id = $1", [leaving.shopId])).toEqual([]);
  expect(total(await rowsOf(db.scope, staying.contactId))).toBeGreaterThan(5);
  const [request] = await db.asOwner<{ state: string; receipt_id: string }>(
    "SELECT state, receipt_id FROM privacy_requests WHERE id = $1",
    [id],
  );
  expect(request?.state).toBe("done");
  expect(await readReceipt(request?.receipt_id ?? "")).toMatchObject({
    kind: "erase_shop",
    erased: { contacts: 3 },
  });
});

test("a store nobody knows is told that nothing is held", async () => {
  await duty("shop/redact", "never-seen.myshopify.com", {});
  const id = await newest();
  await carryOut(id);
  const [row] = await db.asOwner("SELECT state, shortfalls FROM privacy_requests WHERE id = $1", [id]);
  expect(row).toEqual({ state: "done", shortfalls: ["unknown_shop"] });
});

test("duties are carried out when the store left and its token is dead: nothing of Shopify or Meta is asked", async () => {
  const left = await seedShop(`left-${randomUUID()}.myshopify.com`);
  const account = await seedAccount(left);
  const [person, other] = [await seedPerson(left, account), await seedPerson(left, account)];
  await uninstall(left);
  const tokens = await db.asOwner(
    `SELECT FROM channel_accounts WHERE shop_id = $1 AND token_sealed IS NOT NULL
     UNION ALL SELECT FROM session WHERE shop = $2`,
    [left.shopId, left.domain],
  );
  expect(tokens).toEqual([]);
  const asked = vi.spyOn(globalThis, "fetch").mockRejectedValue(new Error("nobody answers"));
  const customer = { id: idOf(person.customerGid), email: person.email };
  await duty("customers/data_request", left.domain, { customer, data_request: { id: 1 } });
  const access = await newest();
  await carryOut(access);
  expect(await readRequest(left, access)).toMatchObject({ state: "ready", shortfalls: [] });
  await duty("customers/redact", left.domain, { customer, orders_to_redact: [] });
  const redact = await newest();
  await carryOut(redact);
  expect(await readRequest(left, redact)).toMatchObject({ state: "done", shortfalls: [] });
  expect(total(await rowsOf(left, person.contactId))).toBe(0);
  expect(total(await rowsOf(left, other.contactId))).toBeGreaterThan(5);
  expect(asked).not.toHaveBeenCalled();
  asked.mockRestore();
});

test("a duty that arrives before its data answers that nothing is held; once the data is there, the next one erases it", async () => {
  const account = await seedAccount(db.scope);
  const customer = { id: 4_711_001, email: "early@example.com" };
  await duty("customers/redact", db.scope.domain, { customer });
  const early = await newest();
  await carryOut(early);
  expect(await readRequest(db.scope, early)).toMatchObject({ state: "done", shortfalls: ["nobody_found"] });
  const person = await seedPerson(db.scope, account);
  await carryOut(early);
  expect(total(await rowsOf(db.scope, person.contactId))).toBeGreaterThan(5);
  await duty("customers/redact", db.scope.domain, {
    customer: { id: idOf(person.customerGid), email: person.email },
  });
  const late = await newest();
  await carryOut(late);
  expect(await readRequest(db.scope, late)).toMatchObject({ state: "done", shortfalls: [] });
  expect(total(await rowsOf(db.scope, person.contactId))).toBe(0);
});

test("a duty that arrives while an erasure of the same person runs ends beside it: each has its receipt, nothing is left", async () => {
  const account = await seedAccount(db.scope);
  const person = await seedPerson(db.scope, account, { messages: 200 });
  const { id: first } = await request(db.scope, { contactIds: [person.contactId] });
  const running = carryOut(first);
  await duty("customers/redact", db.scope.domain, {
    customer: { id: idOf(person.customerGid), email: person.email },
  });
  const second = await newest();
  expect(second).not.toBe(first);
  await Promise.all([running, carryOut(second)]);
  expect(total(await rowsOf(db.scope, person.contactId))).toBe(0);
  const ended = await Promise.all([first, second].map((id) => readRequest(db.scope, id)));
  expect(ended.map((found) => found?.state)).toEqual(["done", "done"]);
  const receipts = ended.map((found) => found?.receiptId ?? "");
  expect(new Set(receipts).size).toBe(2);
  for (const receiptId of receipts) expect(await readReceipt(receiptId)).toMatchObject({ left: {} });
  expect((await verifyReceipts()).outcome).toBe("whole");
});

// promise R2-33
// promise R3-29
// promise R3-33
test("customers/data_request makes a package with everything in words, until its time is up", async () => {
  const person = await seedPerson(db.scope, await seedAccount(db.scope), { messages: 3 });
  await duty("customers/data_request", db.scope.domain, {
    customer: { id: idOf(person.customerGid), email: person.email },
    data_request: { id: 9999 },
  });
  const id = await newest();
  await carryOut(id);
  expect(await readRequest(db.scope, id)).toMatchObject({ state: "ready", receiptId: null });
  let text = "";
  for await (const piece of (await exportPackage(db.scope, id)) ?? []) text += piece;
  const { persons } = JSON.parse(text) as { persons: Record<string, object[]>[] };
  expect(persons).toHaveLength(1);
  expect(persons[0]?.["messages"]).toHaveLength(3);
  expect(text).toContain("canary words");
  expect(text).toContain(person.handle);
  expect(text).not.toContain("_index");
  const words = person.email.replace(/^canary(\d+)@.*$/, "canary file $1.");
  const theFile = `data:application/pdf;base64,${Buffer.from(words).toString("base64")}`;
  expect(persons[0]?.["media_files"]).toEqual([
    expect.objectContaining({ content: theFile, bytes: words.length }),
  ]);
  let page = "";
  for await (const piece of (await exportPackage(db.scope, id, packagePage(translatorOf("en")))) ?? [])
    page += piece;
  expect(page).toContain(`<a download href="${theFile}">`);
  await db.asOwner("UPDATE privacy_requests SET due_at = now() - interval '1 day' WHERE id = $1", [id]);
  expect(await exportPackage(db.scope, id)).toBeNull();
  await sweepRequests();
  const [row] = await db.asOwner("SELECT state, subject_sealed FROM privacy_requests WHERE id = $1", [id]);
  expect(row).toEqual({ state: "done", subject_sealed: null });
});

// promise R2-36
test("an account is found by each of Meta's three ids, and its erasure takes what came through it", async () => {
  const account = await seedAccount(db.scope);
  await db.asOwner(
    "UPDATE channel_accounts SET app_scoped_id = '111', exchange_user_id = '222' WHERE id = $1",
    [account.id],
  );
  for (const userId of ["111", "222", account.externalId])
    expect(await accountsOfMetaUser(userId)).toMatchObject([{ accountId: account.id }]);
  const person = await seedPerson(db.scope, account);
  const elsewhere = await seedPerson(db.scope, await seedAccount(db.scope));
  const asked = await openRequest({
    shopId: db.scope.shopId,
    origin: "meta",
    kind: "erase_account",
    subject: { accountIds: [account.id] },
  });
  await carryOut(asked.id);
  expect(total(await rowsOf(db.scope, person.contactId))).toBe(0);
  expect(total(await rowsOf(db.scope, elsewhere.contactId))).toBeGreaterThan(5);
  expect(await db.asOwner("SELECT 1 FROM channel_accounts WHERE id = $1", [account.id])).toEqual([]);
  expect(await requestStatus(asked.code)).toMatchObject({ kind: "erase_account", state: "done" });
  expect(await requestStatus("a".repeat(24))).toBeNull();
});
