import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import { linkContext } from "#app/modules/identity/sealed.ts";
import {
  carryOut,
  decideRequest,
  liftHold,
  openRequest,
  pruneJournal,
  readJournal,
  readRequest,
  recordMail,
  replayErasures,
  requestStatus,
  resumeHeld,
  setHold,
  verifyReceipts,
} from "#app/modules/privacy/privacy.server.ts";
import { storeDelivery } from "#app/modules/webhooks/store-deliveries.system.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { seedAccount, uninstall } from "#tests/support/accounts.ts";
import { seedShop, testDatabase } from "#tests/support/database.ts";
import { dumpOf } from "#tests/support/dump.ts";
import { seedPerson, type SeededPerson } from "#tests/support/persons.ts";

const journal = await mkdtemp(join(tmpdir(), "couplet-journal-"));
const db = await testDatabase({ ERASURE_JOURNAL: journal, BACKUP_DAYS: "30" });
const account = await seedAccount(db.scope);
const staffId = randomUUID();
const leaving = await seedShop("leaving.myshopify.com");
afterAll(() => rm(journal, { recursive: true }));

const namesOf = (person: SeededPerson) => [person.handle, person.email, person.personId, person.customerGid];

async function erase(scope: ShopScope, subject: Parameters<typeof openRequest>[0]["subject"]) {
  const kind = subject.accountIds ? "erase_account" : "erase_person";
  const origin = subject.customer ? "shopify" : "staff";
  const asked = await openRequest({ shopId: scope.shopId, origin, kind, subject });
  await carryOut(asked.id);
  return asked;
}

/** Somebody else's thread suggests that they are this customer: the link holds the customer's name. */
async function suggest(contactId: string, customerGid: string, name: string): Promise<void> {
  const id = randomUUID();
  await sqlInShop(db.scope, async (sql) => {
    const key = (await openPersonKeys(sql, db.scope, [contactId])).get(contactId);
    const detail = key?.seal({ name, evidence: [] }, linkContext(db.scope.shopId, id));
    await sql.query(
      "INSERT INTO links (shop_id, id, contact_id, customer_gid, state, detail_sealed) VALUES ($1, $2, $3, $4, 'suggested', $5)",
      [db.scope.shopId, id, contactId, customerGid, detail],
    );
  });
}

/** A webhook that a backup catches between receiving and processing. */
const unprocessed = (words: string) =>
  storeDelivery({
    source: "instagram",
    digest: Buffer.from(randomUUID()),
    topic: "messages",
    shopDomain: null,
    triggeredAt: null,
    body: Buffer.from(JSON.stringify({ text: words })),
  });

/** Those of the words that stand anywhere in the database, sealed or not. */
async function found(words: string[]): Promise<string[]> {
  const text = await dumpOf(db, [db.scope, leaving]);
  return words.filter((word) => text.includes(word));
}

// promise R1-28, R3-42, R3-43
test("a restored backup brings erased persons back, and the replay erases them again: nobody else, and nothing is left", async () => {
  const [byStaff, byCustomer, byMail, kept] = [
    await seedPerson(db.scope, account),
    await seedPerson(db.scope, account),
    await seedPerson(db.scope, account, { linked: false }),
    await seedPerson(db.scope, account),
  ];
  await suggest(kept.contactId, byCustomer.customerGid, "Suggested Canary");
  const other = await seedAccount(db.scope);
  const ofAccount = await seedPerson(db.scope, other);
  const ofShop = await seedPerson(leaving, await seedAccount(leaving));
  const mail = await recordMail(db.scope, staffId, "erase_person", { by: "handle", value: byMail.handle });
  await unprocessed("Unprocessed Canary");
  const gone = [byStaff, byCustomer, byMail, ofAccount, ofShop].flatMap(namesOf);
  gone.push("Suggested Canary", "Unprocessed Canary");

  const restore = await db.backup();
  const asked = [
    await erase(db.scope, { contactIds: [byStaff.contactId] }),
    await erase(db.scope, { customer: { gid: byCustomer.customerGid, email: byCustomer.email } }),
    await erase(db.scope, { accountIds: [other.id] }),
  ];
  await decideRequest(db.scope, mail.id, staffId, { accept: "document" });
  await carryOut(mail.id);
  await uninstall(leaving);
  const left = await openRequest({
    shopId: leaving.shopId,
    origin: "shopify",
    kind: "erase_shop",
    subject: {},
  });
  await carryOut(left.id);
  await db.asOwner("DELETE FROM deliveries");
  expect(await found(gone)).toEqual([]);
  const before = await found(namesOf(kept));
  expect(before).toEqual(namesOf(kept));

  await restore();
  const searched = gone.filter((word) => word !== byMail.customerGid);
  expect((await found(searched)).toSorted()).toEqual([...new Set(searched)].toSorted());

  const { erasures } = await readJournal(journal);
  expect(await replayErasures(erasures)).toMatchObject({ replayed: 5, unfinished: 0, in_use: 0 });
  expect(await found(gone)).toEqual([]);
  expect(await found(namesOf(kept))).toEqual(before);
  for (const { code } of [...asked, mail, left])
    expect(await requestStatus(code)).toMatchObject({ state: "done", claim: null });
  const audited = await db.asOwner("SELECT 1 FROM audit_events WHERE action = 'request.replayed'");
  expect(audited).toHaveLength(4);
  expect(await verifyReceipts()).toMatchObject({ outcome: "whole" });
  expect(await replayErasures(erasures)).toMatchObject({ replayed: 0, nothing_to_replay: 5 });
});

// promise R3-43
test("the journal names nobody, and a day goes when no backup reaches back to it", async () => {
  const person = await seedPerson(db.scope, account);
  await erase(db.scope, { contactIds: [person.contactId] });
  const days = await readdir(journal);
  const text = (await Promise.all(days.map((name) => readFile(join(journal, name), "utf8")))).join("");
  expect(text).toContain(person.contactId);
  for (const word of [...namesOf(person).slice(0, 3), "canary", "Canary", "gid://"])
    expect(text).not.toContain(word);
  const [newest = ""] = days;
  const old = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);
  await writeFile(join(journal, `${old}.jsonl`), "\n");
  await writeFile(join(journal, "notes.txt"), "not ours");
  await pruneJournal();
  expect((await readdir(journal)).toSorted()).toEqual([newest, "notes.txt"].toSorted());
});

test("a line that a dying process left half written does not hide the next", async () => {
  const directory = await mkdtemp(join(tmpdir(), "couplet-journal-"));
  const [today = ""] = await readdir(journal);
  const [line = ""] = (await readFile(join(journal, today), "utf8")).split("\n").filter(Boolean);
  await writeFile(join(directory, today), `\n${line.slice(0, 50)}`);
  await appendFile(join(directory, today), `\n${line}\n`);
  expect(await readJournal(directory)).toMatchObject({
    unreadable: 1,
    erasures: [{ requestId: (JSON.parse(line) as { requestId: string }).requestId }],
  });
  await rm(directory, { recursive: true });
});

test("where the journal cannot be written nothing is erased, and later everything is", async () => {
  const person = await seedPerson(db.scope, account);
  const asked = await openRequest({
    shopId: db.scope.shopId,
    origin: "staff",
    kind: "erase_person",
    subject: { contactIds: [person.contactId] },
  });
  const [today = ""] = await readdir(journal);
  const text = await readFile(join(journal, today));
  await rm(journal, { recursive: true });
  await expect(carryOut(asked.id)).rejects.toThrow();
  expect(await found([person.handle])).toEqual([person.handle]);
  await mkdir(journal);
  await writeFile(join(journal, today), text);
  await carryOut(asked.id);
  expect(await found([person.handle])).toEqual([]);
});

test("a hold that the backup brings back keeps its person, and lifted again the erasure goes on", async () => {
  const person = await seedPerson(db.scope, account);
  await setHold(db.scope, staffId, person.contactId, { category: "tax", reason: "an audit" });
  const restore = await db.backup();
  await liftHold(db.scope, staffId, person.contactId);
  const { id } = await erase(db.scope, { contactIds: [person.contactId] });
  await restore();
  const { erasures } = await readJournal(journal);
  expect(await replayErasures(erasures.filter(({ requestId }) => requestId === id))).toMatchObject({
    held: 1,
  });
  expect(await found([person.handle])).toEqual([person.handle]);
  expect(await readRequest(db.scope, id)).toMatchObject({ state: "held" });
  await liftHold(db.scope, staffId, person.contactId);
  expect(await resumeHeld(db.scope.shopId)).toEqual([id]);
  await carryOut(id);
  expect(await found([person.handle])).toEqual([]);
});

test("the command reads the journal of the environment, and says what became of it", async () => {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ["scripts/replay-erasures.ts"], { env: process.env });
  expect(stdout).toMatch(/0 in use, 0 unfinished; 0 lines half written/);
});
