import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { nameTeam, setTeamMember } from "#app/modules/access/access.server.ts";
import {
  assignWaiting,
  changeThreads,
  listConversationEvents,
  listInbox,
  readThread,
  receiveEvents,
  reply,
  setAssignmentRule,
} from "#app/modules/conversations/conversations.server.ts";
import type { ViewFilter } from "#app/modules/conversations/views/view-filter.ts";
import { builtInViews } from "#app/modules/conversations/views/built-in-views.ts";
import { takeBack } from "#app/modules/conversations/work/take-back.ts";
import type { ShutOutStatus, ThreadChange, WantedChange } from "#app/modules/conversations/work/work.ts";
import { hour, minute } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { seedAccount, type SeededAccount } from "#tests/support/accounts.ts";
import { seedShop, testDatabase } from "#tests/support/database.ts";
import { seedStaff } from "#tests/support/staff.ts";
import { message, newPerson, messagesIn } from "#tests/support/threads.ts";

await testDatabase();

interface TestShop {
  scope: ShopScope;
  account: SeededAccount;
  ana: string;
}

async function shop(): Promise<TestShop> {
  const scope = await seedShop(`keep-out-${randomUUID()}.myshopify.com`);
  const ana = randomUUID();
  await seedStaff(scope, ana, "owner");
  return { scope, account: await seedAccount(scope), ana };
}

async function write({ scope, account }: TestShop, ago: number, personId: string) {
  return receiveEvents(scope, account, [message(personId, { at: Date.now() - ago })]);
}

/** Somebody's thread, as they began it an hour ago. */
async function begin(own: TestShop, personId = newPerson()) {
  const { conversationIds } = await write(own, hour, personId);
  return { id: conversationIds[0] ?? "", personId };
}

async function thread({ scope }: TestShop, id: string) {
  const found = await readThread(scope, id, { now: new Date() });
  if (!found) throw new Error("there is no such thread");
  return found;
}

async function wantedOf(own: TestShop, id: string, change: ThreadChange): Promise<WantedChange> {
  return { conversationId: id, change, seen: (await thread(own, id)).work };
}

async function shutOut(own: TestShop, id: string, status: ShutOutStatus): Promise<WantedChange> {
  const wanted = await wantedOf(own, id, { kind: "status", status });
  expect(await changeThreads(own.scope, { staffId: own.ana, wanted: [wanted] })).toEqual([
    { outcome: "changed" },
  ]);
  return wanted;
}

async function listed({ scope }: TestShop, filter: ViewFilter) {
  const { rows } = await listInbox(scope, { now: new Date(), filter, order: "newest", limit: 100 });
  return rows.map(({ id }) => id);
}

const everywhere = builtInViews
  .map(({ filter }): ViewFilter => filter)
  .filter(({ assignee, mentioned, until }) => !assignee && !mentioned && !until);

test("who is shut out writes on: it is kept, opens nothing, is unread nowhere, and stands in their view alone", async () => {
  for (const status of ["spam", "blocked"] as const) {
    const own = await shop();
    const { id, personId } = await begin(own);
    await shutOut(own, id, status);
    await write(own, minute, personId);
    const { work, timeline, firstUnread, window, shutOut: by } = await thread(own, id);
    expect(work.status).toBe(status);
    expect(messagesIn(timeline)).toHaveLength(2);
    expect(firstUnread).toBeNull();
    expect(window).toEqual({ state: "closed", reason: status });
    expect(by).toMatchObject({ staffId: own.ana });
    const views = await Promise.all(
      everywhere.map(async (filter) => ({ filter, ids: await listed(own, filter) })),
    );
    for (const { filter, ids } of views) expect(ids).toEqual(filter.status === status ? [id] : []);
    expect(await listed(own, {})).toEqual([]);
    const [row] = (await listInbox(own.scope, { now: new Date(), filter: { status }, order: "queue" })).rows;
    expect(row).toMatchObject({ unreadCount: 0, waitingSince: null, answerBy: null, lapsesAt: null });
  }
});

test("nothing can be written to them, and once they are let in everything is unread and waits as it did", async () => {
  const own = await shop();
  const { id, personId } = await begin(own);
  await shutOut(own, id, "spam");
  await write(own, minute, personId);
  const refused = await reply(own.scope, {
    conversationId: id,
    staffId: own.ana,
    text: "hello",
    clientToken: randomUUID(),
  });
  expect(refused).toMatchObject({ outcome: "window_closed", window: { reason: "spam" } });
  const letIn = await wantedOf(own, id, { kind: "status", status: "open" });
  await changeThreads(own.scope, { staffId: own.ana, wanted: [letIn] });
  expect(await listed(own, { status: "open", waiting: true })).toEqual([id]);
  expect((await thread(own, id)).firstUnread).toMatchObject({ count: 2 });
  const { events } = await listConversationEvents(own.scope, id);
  expect(events.map(({ before, after }) => [before, after])).toEqual([
    ["spam", "open"],
    ["open", "spam"],
  ]);
});

test("undo makes a closed thread closed again, and of what came meanwhile nothing is overlooked", async () => {
  const own = await shop();
  const [quiet, loud] = [await begin(own), await begin(own)];
  for (const { id } of [quiet, loud]) {
    const close = await wantedOf(own, id, { kind: "status", status: "closed" });
    await changeThreads(own.scope, { staffId: own.ana, wanted: [close] });
  }
  const made = [await shutOut(own, quiet.id, "blocked"), await shutOut(own, loud.id, "blocked")];
  await write(own, minute, loud.personId);
  const undone = await changeThreads(own.scope, {
    staffId: own.ana,
    wanted: made.map(takeBack),
    undo: true,
  });
  expect(undone).toEqual([{ outcome: "changed" }, { outcome: "wrote_meanwhile" }]);
  const { work, firstUnread } = await thread(own, quiet.id);
  expect(work.status).toBe("closed");
  expect(firstUnread).toMatchObject({ count: 1 });
});

test("the shop's rule finds nobody for a person who is shut out, and another shop's person stays as they were", async () => {
  const [own, other] = [await shop(), await shop()];
  const personId = newPerson();
  const [ours, theirs] = [await begin(own, personId), await begin(other, personId)];
  const named = await nameTeam(own.scope, null, "Returns");
  const teamId = named.outcome === "saved" ? named.id : "";
  await setTeamMember(own.scope, teamId, own.ana, true);
  await shutOut(own, ours.id, "blocked");
  await setAssignmentRule(own.scope, { teamId, threadLimit: 10 });
  await write(own, minute, personId);
  expect(await assignWaiting(own.scope)).toEqual([]);
  expect((await thread(own, ours.id)).work).toMatchObject({ assigneeId: null, teamId: null });
  await write(other, minute, personId);
  expect((await thread(other, theirs.id)).work.status).toBe("open");
  expect((await thread(other, theirs.id)).firstUnread).toMatchObject({ count: 2 });
  const [refused] = await changeThreads(other.scope, {
    staffId: other.ana,
    wanted: [await wantedOf(own, ours.id, { kind: "status", status: "open" })],
  });
  expect(refused).toEqual({ outcome: "not_found" });
});
