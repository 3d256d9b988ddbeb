import { beforeEach, expect, test } from "vitest";
import { setRestriction } from "#app/modules/contacts/contacts.server.ts";
import {
  endedWindows,
  listInbox,
  moveWindows,
  noteStake,
  receiveEvents,
  weighThread,
} from "#app/modules/conversations/conversations.server.ts";
import { day, hour, minute } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { seedAccount, type SeededAccount } from "#tests/support/accounts.ts";
import { testDatabase } from "#tests/support/database.ts";
import { queueForecast } from "#tests/support/queue-forecast.ts";
import { message, newPerson } from "#tests/support/threads.ts";

const db = await testDatabase();
const { scope, otherScope } = db;
let account: SeededAccount;

beforeEach(async () => {
  await db.asOwner("DELETE FROM contacts");
  account = await seedAccount(scope);
});

const ago = (length: number) => Date.now() - length;

/** Somebody wrote so long ago. @returns their thread's id, and their own */
async function writes(length: number, shop: ShopScope = scope, at: SeededAccount = account) {
  const personId = newPerson();
  const folded = await receiveEvents(shop, at, [message(personId, { at: ago(length) })]);
  return {
    personId,
    thread: folded.conversationIds[0] ?? "",
    contactId: folded.newContactIds[0] ?? "",
  };
}

const answers = (personId: string, at = Date.now()) =>
  receiveEvents(scope, account, [message(personId, { direction: "out", at })]);

async function queue(shop: ShopScope = scope): Promise<string[]> {
  const { rows } = await listInbox(shop, { now: new Date(), order: "queue" });
  return rows.map(({ id }) => id);
}

const humanAgent = () =>
  db.asOwner("UPDATE channel_accounts SET human_agent = true WHERE id = $1", [account.id]);

test("what runs out first comes first, and after all that waits what was answered last", async () => {
  const late = await writes(20 * hour);
  const fresh = await writes(hour);
  const answered = await writes(23 * hour);
  await answers(answered.personId);
  const over = await writes(30 * hour);
  expect(await queue()).toEqual([late.thread, fresh.thread, answered.thread, over.thread]);
  const rows = (await listInbox(scope, { now: new Date(), order: "queue" })).rows;
  expect(rows.map(({ waitingSince }) => waitingSince !== null)).toEqual([true, true, false, true]);
});

test("looking at a thread answers nothing: it stays where it is", async () => {
  const { thread } = await writes(hour);
  await db.asOwner("UPDATE conversations SET staff_seen_at = now() WHERE id = $1", [thread]);
  await moveWindows(scope, [thread]);
  expect(await queueForecast(scope, new Date())).toMatchObject({ waiting: 1 });
});

test("an answer in the Instagram app takes a thread out, one that failed does not, another app's is not ours to answer", async () => {
  const bot = await writes(hour);
  await receiveEvents(scope, account, [
    message(bot.personId, { direction: "out", at: Date.now(), standby: true }),
  ]);
  const failed = await writes(hour);
  await answers(failed.personId);
  await db.asOwner("UPDATE messages SET state = 'failed' WHERE conversation_id = $1 AND direction = 'out'", [
    failed.thread,
  ]);
  await moveWindows(scope, [failed.thread]);
  const native = await writes(hour);
  await answers(native.personId);
  expect(await queueForecast(scope, new Date())).toMatchObject({ waiting: 1 });
});

test("an open order is answered before what runs out a little earlier, and says so", async () => {
  const nobody = await writes(4 * hour);
  const buyer = await writes(hour);
  const amount = { amount: "129.00", currencyCode: "EUR" };
  await noteStake(scope, buyer.contactId, { kind: "open_order", orderName: "#1001", amount });
  expect(await queue()).toEqual([buyer.thread, nobody.thread]);
  const [first] = (await listInbox(scope, { now: new Date(), order: "queue" })).rows;
  expect(first?.stake).toEqual({ kind: "open_order", orderName: "#1001", amount });
  await noteStake(scope, buyer.contactId, null);
  expect(await queue()).toEqual([nobody.thread, buyer.thread]);
});

test("the data of a restricted person weighs nothing", async () => {
  const { contactId } = await writes(hour);
  await noteStake(scope, contactId, { kind: "customer", orderName: null, amount: null });
  await setRestriction(scope, contactId, true);
  await weighThread(scope, contactId);
  expect((await listInbox(scope, { now: new Date(), order: "queue" })).rows[0]?.stake).toBeNull();
});

test("when the free reply ends, a human agent's begins; without one the thread leaves the queue", async () => {
  const { thread } = await writes(24 * hour - minute);
  const soon = new Date(Date.now() + 2 * minute);
  expect(await endedWindows(soon)).toEqual([{ shopId: scope.shopId, conversationId: thread }]);
  await moveWindows(scope, [thread], soon);
  expect(await endedWindows(soon)).toEqual([]);
  expect(await queueForecast(scope, soon)).toEqual({ waiting: 0, lapsing: 0 });
  await humanAgent();
  await moveWindows(scope, [thread], soon);
  expect(await queueForecast(scope, soon)).toEqual({ waiting: 1, lapsing: 0 });
  expect(await queueForecast(scope, new Date(Date.now() + 7 * day))).toEqual({ waiting: 1, lapsing: 1 });
});

test("a page of the queue has a next page, through what waits and on into what does not", async () => {
  const expected: string[] = [];
  for (let n = 20; n > 10; n--) expected.push((await writes(n * hour)).thread);
  for (let n = 1; n <= 10; n++) expected.push((await writes((30 + n) * hour)).thread);
  for (const limit of [1, 3, 7, 10]) {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await listInbox(scope, {
        now: new Date(),
        order: "queue",
        limit,
        ...(cursor !== null && { after: cursor }),
      });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual(expected);
  }
});

test("waiting longest counts from the first message that nobody answered", async () => {
  const first = await writes(10 * hour);
  const second = await writes(8 * hour);
  await receiveEvents(scope, account, [message(first.personId, { at: Date.now() })]);
  const { rows } = await listInbox(scope, { now: new Date(), order: "waiting" });
  expect(rows.map(({ id }) => id)).toEqual([first.thread, second.thread]);
});

test("the queue of a shop knows nothing of another's", async () => {
  await writes(hour);
  const theirs = await writes(hour, otherScope, await seedAccount(otherScope));
  expect(await queue(otherScope)).toEqual([theirs.thread]);
  await noteStake(scope, theirs.contactId, { kind: "customer", orderName: null, amount: null });
  await moveWindows(scope, [theirs.thread], new Date(Date.now() + 30 * day));
  expect(await queue(otherScope)).toEqual([theirs.thread]);
  expect((await listInbox(otherScope, { now: new Date(), order: "queue" })).rows[0]?.stake).toBeNull();
});
