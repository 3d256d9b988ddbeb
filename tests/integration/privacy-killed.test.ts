import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { enqueue, queueNamed, removeJobsOf } from "#app/jobs/enqueue.server.ts";
import {
  carryOut,
  deleteStore,
  openRequest,
  readReceipt,
  requestStatus,
  verifyReceipts,
} from "#app/modules/privacy/privacy.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { seedAccount, uninstall } from "#tests/support/accounts.ts";
import { seedShop, testDatabase } from "#tests/support/database.ts";
import { diesAt, type Moment } from "#tests/support/dying.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";
import { loginTools, staffId } from "#tests/support/login.ts";
import { seedPerson } from "#tests/support/persons.ts";

const meta = await FakeMeta.start();
const db = await testDatabase(meta.environment);
const { connected } = loginTools(meta);

interface Asked {
  id: string;
  code: string;
  scope: ShopScope;
  /** What is counted before the first of it goes. */
  erased: Record<string, number>;
}

const domains = ["one", "two", "three", "four", "five", "six"].map((name) => `${name}.myshopify.com`);
const newShop = () => seedShop(domains.pop() ?? "");

/** Every duty that erases, each with something to erase. */
const duties: Record<string, () => Promise<Asked>> = {
  "the erasure of a person": async () => {
    const { scope } = db;
    const { contactId } = await seedPerson(scope, await seedAccount(scope), { messages: 3 });
    const subject = { contactIds: [contactId] };
    const asked = await openRequest({ shopId: scope.shopId, origin: "staff", kind: "erase_person", subject });
    return { ...asked, scope, erased: { messages: 3, person_keys: 1 } };
  },
  "the erasure of a store that left": async () => {
    const scope = await newShop();
    const account = await seedAccount(scope);
    for (let n = 0; n < 2; n += 1) await seedPerson(scope, account, { messages: 1 });
    await uninstall(scope);
    const redact = { shopId: scope.shopId, origin: "shopify", kind: "erase_shop", subject: {} } as const;
    return { ...(await openRequest(redact)), scope, erased: { contacts: 2 } };
  },
  "the deletion of a store by its owner": async () => {
    const scope = await newShop();
    const { accountId, accountExternalId } = await connected(scope);
    const account = { id: accountId, externalId: accountExternalId };
    const { contactId } = await seedPerson(scope, account, { messages: 1 });
    await seedPerson(scope, account, { messages: 1 });
    await enqueue("contacts.fetch-profile", { shopId: scope.shopId, contactId });
    const asked = await deleteStore(scope, staffId, { typed: scope.domain, holdsGo: false });
    if (asked.outcome !== "asked") throw new Error(asked.outcome);
    return { id: asked.id, code: asked.code, scope, erased: { contacts: 2, channel_accounts: 1 } };
  },
};

const receipts = async () => (await db.asOwner("SELECT id FROM receipts")).length;

async function expectComplete({ code, scope, erased }: Asked): Promise<void> {
  const status = await requestStatus(code);
  expect(status).toMatchObject({ state: "done", shortfalls: [] });
  const receipt = await readReceipt(status?.receiptId ?? "");
  expect(receipt).toMatchObject({ erased, left: {} });
  expect((await verifyReceipts()).outcome).toBe("whole");
  if (receipt?.kind !== "erase_shop") return;
  expect(await db.asOwner("SELECT id FROM shops WHERE id = $1", [scope.shopId])).toEqual([]);
  const jobs = await queueNamed("background").getJobs(["waiting", "delayed"]);
  expect(jobs.map((job) => (job.data as { shopId?: string }).shopId)).not.toContain(scope.shopId);
  if (receipt.origin === "staff") expect(meta.subscribed).toEqual([]);
}

/** Dies at the first statement, then at the second, until it gets to its end. @returns how often it died */
async function dieAtEvery(moment: Moment, { id, code }: Asked): Promise<number> {
  for (let deaths = 0; ;) {
    const outcome = await diesAt(deaths + 1, moment, () => carryOut(id, removeJobsOf));
    // The database takes a moment to notice that the one before is dead, and to unlock the request.
    if (outcome === "died") deaths += 1;
    if ((await requestStatus(code))?.state === "done") return deaths;
  }
}

const moments: Moment[] = ["before", "after"];
const everyDeath = Object.entries(duties).flatMap(([duty, begin]) =>
  moments.map((moment) => ({ duty, begin, moment })),
);

test.each(everyDeath)(
  "$duty that dies $moment each of its statements ends complete, with one receipt",
  async ({ begin, moment }) => {
    const asked = await begin();
    const before = await receipts();
    expect(await dieAtEvery(moment, asked)).toBeGreaterThan(20);
    await expectComplete(asked);
    expect(await receipts()).toBe(before + 1);
  },
  120_000,
);

/** kill -9 of a whole process, so long after it began. */
async function killedAfter(ms: number, requestId: string): Promise<void> {
  const child = spawn(process.execPath, ["tests/support/carry-out.ts", requestId], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const exited = once(child, "exit");
  await once(child.stdout, "data");
  const timer = setTimeout(() => child.kill("SIGKILL"), ms);
  await exited;
  clearTimeout(timer);
}

test.each(Object.entries(duties).filter(([duty]) => !duty.includes("left")))(
  "%s survives kill -9 of its worker, with one receipt",
  async (_, begin) => {
    const asked = await begin();
    const before = await receipts();
    for (const ms of [0, 100, 30_000]) await killedAfter(ms, asked.id);
    await expectComplete(asked);
    expect(await receipts()).toBe(before + 1);
  },
  120_000,
);
