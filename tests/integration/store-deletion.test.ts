import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { enqueue, queueNamed, removeJobsOf } from "#app/jobs/enqueue.server.ts";
import { receiveShopify } from "#app/jobs/inbound/receive-shopify.server.ts";
import { reactToDeletion } from "#app/jobs/reactions/privacy.server.ts";
import { findShopById, installedShops } from "#app/modules/access/access.server.ts";
import { sessionStorage } from "#app/modules/access/session-storage.system.server.ts";
import { openShop } from "#app/modules/access/shops.system.server.ts";
import {
  carryOut,
  decideRequest,
  deleteStore,
  deletionEffects,
  openClaim,
  openRequest,
  readReceipt,
  readRequest,
  requestStatus,
  setHold,
  verifyReceipts,
} from "#app/modules/privacy/privacy.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { seedAccount } from "#tests/support/accounts.ts";
import { seedShop, testDatabase } from "#tests/support/database.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";
import { loginTools, staffId } from "#tests/support/login.ts";
import { seedPerson } from "#tests/support/persons.ts";
import { insertOf, rowFor, tablesOfShops } from "#tests/support/seed-rows.ts";
import { onlineSession } from "#tests/support/shops-at-shopify.ts";

const meta = await FakeMeta.start();
const db = await testDatabase(meta.environment);
const { connected } = loginTools(meta);
const tables = await tablesOfShops(db.asOwner);

/** A store with a connected account, two persons, a session, and a row in whatever else a store can have. */
async function fullStore(): Promise<{ scope: ShopScope; contactId: string; handle: string }> {
  const scope = await seedShop(`store-${randomUUID()}.myshopify.com`);
  const { accountId, accountExternalId } = await connected(scope);
  const account = { id: accountId, externalId: accountExternalId };
  const { contactId, handle } = await seedPerson(scope, account);
  await seedPerson(scope, account);
  await sessionStorage.storeSession(onlineSession(scope.domain));
  for (const table of tables) {
    const known = await db.asOwner(`SELECT 1 FROM ${table} WHERE shop_id = $1`, [scope.shopId]);
    if (known.length === 0)
      await db.asOwner(...insertOf(table, await rowFor(db.asOwner, table, scope.shopId)));
  }
  await db.asOwner("DELETE FROM legal_holds WHERE shop_id = $1", [scope.shopId]);
  return { scope, contactId, handle };
}

/** How many rows of a store each table holds. Requests and receipts outlive it. */
async function rowsOf({ shopId, domain }: ShopScope): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const count = async (table: string, where: string, value: string) => {
    const [row] = await db.asOwner<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE ${where}`, [
      value,
    ]);
    if (row && row.n > 0) counts[table] = row.n;
  };
  for (const table of tables) await count(table, "shop_id = $1", shopId);
  await count("shops", "id = $1", shopId);
  await count("session", "shop = $1", domain);
  return counts;
}

/** The owner confirms, as the form sends it. */
const confirmed = (scope: ShopScope) => ({ typed: ` ${scope.domain} `, holdsGo: false });

async function ask(scope: ShopScope): Promise<{ id: string; code: string }> {
  const asked = await deleteStore(scope, staffId, confirmed(scope));
  if (asked.outcome !== "asked") throw new Error(`asking ended as ${asked.outcome}`);
  return asked;
}

async function deleteAll(scope: ShopScope): Promise<{ id: string; code: string }> {
  const asked = await ask(scope);
  await reactToDeletion(scope, staffId, asked);
  await carryOut(asked.id, removeJobsOf);
  return asked;
}

async function receiptOf(code: string) {
  return readReceipt((await requestStatus(code))?.receiptId ?? "");
}

beforeEach(() => meta.clearFaults());

// promise R4-40
// promise R4-43
// promise R3-14
test("the owner deletes the store: contacts, threads, connections, team and tokens are gone, another's are not", async () => {
  const { scope } = await fullStore();
  const other = await fullStore();
  const [before, others] = [await rowsOf(scope), await rowsOf(other.scope)];
  expect(before).toMatchObject({ contacts: 2, channel_accounts: 1, session: 1, shops: 1, staff: 1 });
  const effects = await deletionEffects(scope);
  expect(effects).toMatchObject({
    held: 0,
    counts: { contacts: before["contacts"], messages: before["messages"] },
  });
  const calls = meta.calls.length;
  const { code } = await deleteAll(scope);

  expect(await rowsOf(scope)).toEqual({});
  expect(await rowsOf(other.scope)).toEqual(others);
  expect(meta.calls.slice(calls).map(({ method, target }) => `${method} ${target}`)).toEqual([
    "DELETE subscribe",
  ]);
  expect(await requestStatus(code)).toMatchObject({ kind: "erase_shop", state: "done", shortfalls: [] });
  expect(await receiptOf(code)).toMatchObject({
    origin: "staff",
    left: {},
    erased: { contacts: 2, person_keys: 2 },
  });
  expect((await verifyReceipts()).outcome).toBe("whole");
});

test("while it is deleted nothing runs for the store and nobody is let in; opened again it begins anew, empty", async () => {
  const { scope } = await fullStore();
  const { id, code } = await ask(scope);
  await reactToDeletion(scope, staffId, { id, code });
  expect(await findShopById(scope.shopId)).toBeNull();
  expect((await installedShops()).map(({ shopId }) => shopId)).not.toContain(scope.shopId);
  await sessionStorage.storeSession(onlineSession(scope.domain));
  expect(await openShop(scope.domain, [])).toEqual({ outcome: "deleting", code });
  expect(await sessionStorage.findSessionsByShop(scope.domain)).toEqual([]);
  expect(await readRequest(scope, id)).toMatchObject({ kind: "erase_shop", state: "received", staffId });

  await carryOut(id, removeJobsOf);
  const opened = await openShop(scope.domain, ["read_orders"]);
  if (opened.outcome !== "open") throw new Error("it stayed shut");
  expect(opened.scope.shopId).not.toBe(scope.shopId);
  expect(await rowsOf(opened.scope)).toEqual({ shops: 1 });
  expect(await readRequest(opened.scope, id)).toBeNull();
  expect(await requestStatus(code)).toMatchObject({ state: "done" });
});

test("its jobs leave the queues, those of another store stay", async () => {
  const [{ scope, contactId }, other] = [await fullStore(), await fullStore()];
  await enqueue("contacts.fetch-profile", { shopId: scope.shopId, contactId });
  await enqueue("contacts.fetch-profile", { shopId: other.scope.shopId, contactId: other.contactId });
  await deleteAll(scope);
  const jobs = await queueNamed("background").getJobs(["waiting", "delayed"]);
  const shops = jobs.map((job) => (job.data as { shopId?: string }).shopId);
  expect(shops).toContain(other.scope.shopId);
  expect(shops).not.toContain(scope.shopId);
});

test("a name that is not the store's begins nothing; asked twice at once it is one request", async () => {
  const { scope } = await fullStore();
  const before = await rowsOf(scope);
  for (const typed of ["", "couplet", `${scope.domain}x`, scope.domain.toUpperCase()])
    expect(await deleteStore(scope, staffId, { typed, holdsGo: true })).toEqual({ outcome: "wrong_name" });
  expect(await rowsOf(scope)).toEqual(before);
  const [first, ...others] = await Promise.all([ask(scope), ask(scope), ask(scope)]);
  for (const one of others) expect(one).toEqual(first);
});

// promise R1-24
test("what a law keeps goes only when the owner says that they know, and the receipt tells how much it was", async () => {
  const { scope, contactId } = await fullStore();
  await setHold(scope, staffId, contactId, { category: "tax", reason: "books" });
  expect(await deletionEffects(scope)).toMatchObject({ held: 1 });
  expect(await deleteStore(scope, staffId, confirmed(scope))).toEqual({ outcome: "held" });
  const asked = await deleteStore(scope, staffId, { ...confirmed(scope), holdsGo: true });
  if (asked.outcome !== "asked") throw new Error(asked.outcome);
  await carryOut(asked.id);
  expect(await receiptOf(asked.code)).toMatchObject({ erased: { legal_holds: 1 }, shortfalls: [] });
});

test("when Meta cannot be told, the store is deleted all the same, and the receipt says so", async () => {
  const { scope } = await fullStore();
  meta.fail("subscribe", { cut: "before" });
  const { code } = await deleteAll(scope);
  expect(await rowsOf(scope)).toEqual({});
  expect(await requestStatus(code)).toMatchObject({ state: "done", shortfalls: ["meta_not_told"] });
  expect(await receiptOf(code)).toMatchObject({ shortfalls: ["meta_not_told"] });
});

/** A webhook of Shopify's about a store, as the drain hands it over. */
async function webhook(topic: string, domain: string, payload: object = {}) {
  const times = { triggeredAt: new Date(), receivedAt: new Date() };
  const body = Buffer.from(JSON.stringify({ shop_domain: domain, ...payload }));
  const [outcome] = await receiveShopify([
    { id: randomUUID(), topic, shopDomain: domain, attempts: 1, ...times, body },
  ]);
  return outcome;
}

const newest = async () =>
  (
    await db.asOwner<{ id: string; code: string }>(
      "SELECT id, code FROM privacy_requests ORDER BY received_at DESC LIMIT 1",
    )
  )[0];

test("shop/redact that comes while the owner's deletion runs is one erasure; afterwards nothing is held", async () => {
  const { scope } = await fullStore();
  const { id, code } = await ask(scope);
  await reactToDeletion(scope, staffId, { id, code });
  await webhook("shop/redact", scope.domain);
  const redact = await newest();
  await Promise.all([carryOut(id), carryOut(redact?.id ?? "")]);
  // Whoever came second is tried again by the sweep.
  await Promise.all([carryOut(id), carryOut(redact?.id ?? "")]);
  expect(await rowsOf(scope)).toEqual({});
  const receipts = [await receiptOf(code), await receiptOf(redact?.code ?? "")];
  expect(receipts.filter((receipt) => receipt?.erased["contacts"] === 2)).toHaveLength(1);
  await webhook("shop/redact", scope.domain);
  const late = await newest();
  await carryOut(late?.id ?? "");
  expect(await requestStatus(late?.code ?? "")).toMatchObject({
    state: "done",
    shortfalls: ["unknown_shop"],
  });
});

test("what Shopify still sends of a store that deleted its data is not kept", async () => {
  const { scope } = await fullStore();
  await deleteAll(scope);
  for (const topic of ["orders/updated", "customers/update", "app/uninstalled", "app/scopes_update"])
    expect(await webhook(topic, scope.domain, { email: "canary@example.com" }), topic).toEqual({
      outcome: "done",
    });
});

test("whatever else was asked of the store is closed with it, and names nobody any more", async () => {
  const { scope, contactId, handle } = await fullStore();
  const request = (kind: "access" | "erase_person") =>
    openRequest({ shopId: scope.shopId, origin: "staff", kind, subject: { contactIds: [contactId] } });
  const ready = await request("access");
  await carryOut(ready.id);
  await setHold(scope, staffId, contactId, { category: "dispute", reason: "the lamp" });
  const held = await request("erase_person");
  await carryOut(held.id);
  const waiting = await openClaim("erase_person", { by: "handle", value: handle });
  expect(waiting.outcome).toBe("opened");
  await db.asOwner("UPDATE legal_holds SET lifted_at = now() WHERE shop_id = $1", [scope.shopId]);
  await deleteAll(scope);
  const rows = await db.asOwner<{ state: string; subject_sealed: Buffer | null; shortfalls: string[] }>(
    "SELECT state, subject_sealed, shortfalls FROM privacy_requests WHERE code = ANY ($1)",
    [[ready.code, held.code, waiting.outcome === "opened" ? waiting.code : ""]],
  );
  expect(rows).toHaveLength(3);
  for (const row of rows)
    expect(row).toEqual({ state: "void", subject_sealed: null, shortfalls: ["store_erased"] });
  expect(await decideRequest(scope, held.id, staffId, { accept: "document" })).toEqual({
    outcome: "not_waiting",
  });
});

test("two stores that know the same claim can both be deleted", async () => {
  const [one, two] = [await fullStore(), await fullStore()];
  const names = await Promise.all([one, two].map(({ scope }) => seedAccount(scope)));
  for (const [at, { scope }] of [one, two].entries()) await seedPerson(scope, names[at]!);
  await db.asOwner(
    `INSERT INTO privacy_requests (id, shop_id, code, origin, kind, state, claim, due_at)
     SELECT gen_random_uuid(), id, 'shared', 'form', 'erase_person', 'done', 'privacy-shared22', now()
     FROM shops WHERE id = ANY ($1)`,
    [[one.scope.shopId, two.scope.shopId]],
  );
  await db.asOwner("UPDATE channel_accounts SET state = 'disconnected'");
  for (const { scope } of [one, two]) {
    const { code } = await deleteAll(scope);
    expect(await requestStatus(code)).toMatchObject({ state: "done", shortfalls: [] });
  }
});
