import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { text as textOf } from "node:stream/consumers";
import { beforeAll, expect, test } from "vitest";
import { receiveShopify } from "#app/jobs/inbound/receive-shopify.server.ts";
import { reactToFold } from "#app/jobs/reactions/messages.server.ts";
import {
  claimRequest,
  decideRequest,
  exportPackage,
  openClaim,
  openRequest,
  recordMail,
  setRetention,
  sweepRetention,
} from "#app/modules/privacy/privacy.server.ts";
import { storeDelivery } from "#app/modules/webhooks/store-deliveries.system.server.ts";
import { day } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { seedAccount, uninstall, type SeededAccount } from "#tests/support/accounts.ts";
import { seedShop, testDatabase } from "#tests/support/database.ts";
import { dumpOf } from "#tests/support/dump.ts";
import { seedPerson, type SeededPerson } from "#tests/support/persons.ts";
import { at as written } from "#tests/support/threads.ts";

const db = await testDatabase();
const account = await seedAccount(db.scope);
const staffId = randomUUID();

/** Every line that the erasing processes wrote. */
let logs = "";

/** Carries a request out as a worker does, in a process of its own, and keeps what it logged. */
async function carryOut(requestId: string): Promise<void> {
  const child = spawn(process.execPath, ["tests/support/carry-out.ts", requestId], {
    env: { ...process.env, LOG_LEVEL: "trace" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, error] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  logs += out + error;
}

async function newestRequest(): Promise<string> {
  const [row] = await db.asOwner<{ id: string }>("SELECT id FROM privacy_requests ORDER BY id DESC LIMIT 1");
  return row?.id ?? "";
}

/** Webhooks that name a person: one that nothing has processed, and one that nothing can. */
async function leaveDeliveries({ personId, handle }: SeededPerson): Promise<void> {
  for (const state of ["received", "dead"]) {
    const digest = Buffer.from(randomUUID());
    await storeDelivery({
      source: "instagram",
      digest,
      topic: "messages",
      shopDomain: null,
      triggeredAt: null,
      body: Buffer.from(JSON.stringify({ sender: { id: personId, username: handle } })),
    });
    await db.asOwner("UPDATE deliveries SET state = $2 WHERE digest = $1", [digest, state]);
  }
}

/** What search and media hold of somebody, as it stands in the tables. */
interface Kept {
  /** Search entries: their messages' and their own. */
  entries: number;
  /** Hashes of words that nobody else had used so far. */
  tokens: number[];
  /** Files, and the sealed pieces of them in hex. */
  files: string[];
  pieces: string[];
}

const kept = new Map<SeededPerson, Kept>();

async function keptOf({ contactId }: SeededPerson): Promise<Kept> {
  const entries = await db.asOwner<{ tokens: number[] }>(
    "SELECT tokens FROM search_entries WHERE contact_id = $1 OR document_id = $1",
    [contactId],
  );
  const tokens = await db.asOwner<{ token: number }>(
    `SELECT DISTINCT token FROM search_entries, unnest(tokens) AS token WHERE contact_id = $1
     AND NOT EXISTS (SELECT FROM search_entries of WHERE of.contact_id <> $1 AND of.tokens && ARRAY[token])`,
    [contactId],
  );
  const pieces = await db.asOwner<{ id: string; piece: string }>(
    `SELECT id, encode(piece_sealed, 'hex') AS piece FROM media_files
     JOIN media_chunks ON file_id = id WHERE contact_id = $1`,
    [contactId],
  );
  return {
    entries: entries.length,
    tokens: tokens.map(({ token }) => token),
    files: pieces.map(({ id }) => id),
    pieces: pieces.map(({ piece }) => piece),
  };
}

/** Search entries, of whomever, that these words lead to. */
const foundBy = (tokens: number[]) =>
  db.asOwner("SELECT 1 FROM search_entries WHERE tokens && $1::int[]", [tokens]);

/** Somebody who will be erased; what search and media hold of them is remembered. */
async function seedVictim(...args: Parameters<typeof seedPerson>): Promise<SeededPerson> {
  const person = await seedPerson(...args);
  kept.set(person, await keptOf(person));
  return person;
}

async function shopOfOne(): Promise<{ scope: ShopScope; person: SeededPerson }> {
  const scope = await seedShop(`${randomUUID()}.myshopify.com`);
  return { scope, person: await seedVictim(scope, await seedAccount(scope)) };
}

/** Every way in which a person can come to be erased. Each erases one and returns whom. */
const paths: Record<string, () => Promise<SeededPerson>> = {
  "customers/redact": async () => {
    const person = await seedVictim(db.scope, account);
    await leaveDeliveries(person);
    const customer = { id: Number(person.customerGid.split("/").at(-1)), email: person.email, phone: null };
    const body = JSON.stringify({ shop_domain: db.scope.domain, customer, orders_to_redact: [] });
    const delivery = {
      id: randomUUID(),
      topic: "customers/redact",
      shopDomain: db.scope.domain,
      attempts: 1,
    };
    const times = { triggeredAt: new Date(), receivedAt: new Date() };
    await receiveShopify([{ ...delivery, ...times, body: Buffer.from(body) }]);
    await carryOut(await newestRequest());
    return person;
  },
  staff: async () => {
    const person = await seedVictim(db.scope, account);
    await leaveDeliveries(person);
    const subject = { contactIds: [person.contactId] };
    const asked = { shopId: db.scope.shopId, origin: "staff", kind: "erase_person", subject } as const;
    await carryOut((await openRequest(asked)).id);
    return person;
  },
  "the public form": async () => {
    const person = await seedVictim(db.scope, account, { linked: false });
    await leaveDeliveries(person);
    const opened = await openClaim("erase_person", { by: "handle", value: person.handle });
    const claim = opened.outcome === "opened" ? opened.claim : "";
    await carryOut((await claimRequest(db.scope.shopId, person.contactId, claim)) ?? "");
    return person;
  },
  "mail and a decision": async () => {
    const person = await seedVictim(db.scope, account);
    const { id } = await recordMail(db.scope, staffId, "erase_person", { by: "email", value: person.email });
    await decideRequest(db.scope, id, staffId, { accept: "order_details" });
    await carryOut(id);
    return person;
  },
  "Meta's data deletion": async () => {
    const other = await seedAccount(db.scope);
    const person = await seedVictim(db.scope, other);
    const subject = { accountIds: [other.id] };
    const asked = { shopId: db.scope.shopId, origin: "meta", kind: "erase_account", subject } as const;
    await carryOut((await openRequest(asked)).id);
    return person;
  },
  retention: async () => {
    const { scope, person } = await shopOfOne();
    await setRetention(scope, staffId, { profile: "assistant", maximum: 90 });
    await sweepRetention(scope, new Date(written + 91 * day));
    return person;
  },
  "shop/redact": async () => {
    const { scope, person } = await shopOfOne();
    await uninstall(scope);
    const asked = { shopId: scope.shopId, origin: "shopify", kind: "erase_shop", subject: {} } as const;
    await carryOut((await openRequest(asked)).id);
    return person;
  },
};

/** All that the seeding calls somebody by, as far as it can be searched for. */
const namesOf = (person: SeededPerson) => [
  person.handle,
  person.personId,
  person.email,
  person.customerGid,
  person.detail,
];

/** What stands in the document that they sent. */
const fileOf = ({ email }: SeededPerson) => email.replace(/^canary(\d+)@.*$/, "canary file $1.");

/** Blind indexes of a person, as the dump prints them. */
async function indexesOf({ contactId }: SeededPerson): Promise<string[]> {
  const rows = await db.asOwner<{ index: string }>(
    `SELECT encode(external_id_index, 'hex') AS index FROM contacts WHERE id = $1
     UNION SELECT encode(handle_index, 'hex') FROM contacts WHERE id = $1
     UNION SELECT encode(value_index, 'hex') FROM evidence WHERE contact_id = $1`,
    [contactId],
  );
  return rows.map(({ index }) => index);
}

const others: SeededPerson[] = [];
const erased = new Map<string, SeededPerson>();
let dump = "";

/** "canary.handle.7" is not in "canary.handle.71". */
const holds = (text: string, name: string) =>
  new RegExp(`${name.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}(?!\\d)`).test(text);

async function seedOthers(into: SeededAccount): Promise<void> {
  for (let n = others.length; n < 1_000; n += 1)
    others.push(await seedPerson(db.scope, into, { linked: n % 3 === 0, messages: 1 }));
}

beforeAll(async () => {
  await seedOthers(account);
  // Jobs of all of them are in the queue.
  const newContactIds = others.map(({ contactId }) => contactId);
  await reactToFold(db.scope, {
    conversationIds: [],
    newContactIds,
    arrived: [],
    adoptedMessageIds: [],
    messageIdsWithFiles: [],
    awaitAssignment: false,
    unsentMessageIds: [],
  });
  for (const [path, erase] of Object.entries(paths)) erased.set(path, await erase());
  dump = await dumpOf(db, [db.scope, db.otherScope]);
}, 180_000);

// promise R3-42
// promise R3-43
test.each(Object.keys(paths))(
  "of somebody erased by %s nothing is left: in no table, index, queue, log or sealed value",
  (path) => {
    const person = erased.get(path);
    if (!person) throw new Error("nobody was erased");
    for (const name of namesOf(person)) {
      expect(holds(dump, name), name).toBe(false);
      expect(holds(logs, name), name).toBe(false);
    }
    expect(holds(dump, person.email.replace(/^canary(\d+)@.*$/, "Canary Name $1"))).toBe(false);
    expect(dump).not.toContain(fileOf(person));
  },
);

// promise R3-42
test.each(Object.keys(paths))(
  "somebody erased by %s had entries in the search index and pieces of a file; none is left, whoever's they seem",
  async (path) => {
    const person = erased.get(path);
    const had = person && kept.get(person);
    if (!had) throw new Error("nobody was erased");
    expect(had.entries).toBeGreaterThanOrEqual(2);
    expect(had.tokens.length).toBeGreaterThan(0);
    expect(had.pieces).toHaveLength(1);
    expect(await keptOf(person)).toEqual({ entries: 0, tokens: [], files: [], pieces: [] });
    expect(await foundBy(had.tokens)).toEqual([]);
    for (const trace of [...had.files, ...had.pieces]) expect(dump).not.toContain(trace);
  },
);

test("search finds each of the others, no piece of theirs is missing, and none is without its file", async () => {
  const ids = others.map(({ contactId }) => contactId);
  const [indexed] = await db.asOwner<{ n: number }>(
    "SELECT count(DISTINCT contact_id)::int AS n FROM search_entries WHERE contact_id = ANY ($1::uuid[])",
    [ids],
  );
  const [pieces] = await db.asOwner<{ n: number }>(
    `SELECT count(*)::int AS n FROM media_files JOIN media_chunks ON file_id = id
     WHERE contact_id = ANY ($1::uuid[])`,
    [ids],
  );
  expect([indexed?.n, pieces?.n]).toEqual([1_000, 1_000]);
  expect(
    await db.asOwner("SELECT 1 FROM media_chunks WHERE file_id NOT IN (SELECT id FROM media_files)"),
  ).toEqual([]);
});

test("everything of the thousand others is still there, in clear for whoever has the keys", () => {
  expect(logs).toContain("a privacy request was carried out");
  for (const person of others)
    for (const name of [person.handle, person.personId, person.email, person.detail, fileOf(person)])
      if (!holds(dump, name)) expect(name).toBe("");
  expect(others.filter(({ customerGid }) => holds(dump, customerGid))).toHaveLength(334);
}, 60_000);

test("a package of somebody else holds nothing of the erased", async () => {
  const contactIds = others.slice(0, 20).map(({ contactId }) => contactId);
  const asked = {
    shopId: db.scope.shopId,
    origin: "staff",
    kind: "access",
    subject: { contactIds },
  } as const;
  const { id } = await openRequest(asked);
  await carryOut(id);
  let text = "";
  for await (const piece of (await exportPackage(db.scope, id)) ?? []) text += piece;
  expect(holds(text, others[0]?.handle ?? "none")).toBe(true);
  for (const person of erased.values())
    for (const name of namesOf(person)) expect(holds(text, name), name).toBe(false);
});

test("the search bites: a name, an index and a sealed value that were left behind are found", async () => {
  const person = await seedPerson(db.scope, account);
  const indexes = await indexesOf(person);
  const { tokens, files, pieces } = await keptOf(person);
  const left = await dumpOf(db, [db.scope]);
  expect((await foundBy(tokens)).length).toBeGreaterThan(0);
  for (const trace of [...files, ...pieces]) expect(left).toContain(trace);
  for (const name of [...namesOf(person), ...indexes]) expect(holds(left, name), name).toBe(true);
  const subject = { contactIds: [person.contactId] };
  const asked = { shopId: db.scope.shopId, origin: "staff", kind: "erase_person", subject } as const;
  await carryOut((await openRequest(asked)).id);
  const after = await dumpOf(db, [db.scope]);
  for (const name of [...namesOf(person), ...indexes]) expect(holds(after, name), name).toBe(false);
}, 60_000);
