import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { handlers } from "#app/jobs/handlers.server.ts";
import { changeTeam, listTeams, nameTeam, setTeamMember } from "#app/modules/access/access.server.ts";
import {
  assignWaiting,
  changeThreads,
  countLabelled,
  countThreads,
  deleteLabel,
  listConversationEvents,
  listInbox,
  listLabels,
  receiveEvents,
  saveLabel,
  setAssignmentRule,
  shopsToWake,
  wakeSnoozed,
} from "#app/modules/conversations/conversations.server.ts";
import { takeBack } from "#app/modules/conversations/work/take-back.ts";
import type { ThreadChange, ThreadWork, WantedChange } from "#app/modules/conversations/work/work.ts";
import { hour, minute } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { seedAccount, type SeededAccount } from "#tests/support/accounts.ts";
import { seedShop, testDatabase } from "#tests/support/database.ts";
import { queueForecast } from "#tests/support/queue-forecast.ts";
import { seedStaff, staffAs } from "#tests/support/staff.ts";
import { message, newPerson } from "#tests/support/threads.ts";

const db = await testDatabase();

interface TestShop {
  scope: ShopScope;
  account: SeededAccount;
  ana: string;
  ben: string;
}

/** A shop with an account and two of the staff, so that each test has its threads for itself. */
async function shop(): Promise<TestShop> {
  const scope = await seedShop(`work-${randomUUID()}.myshopify.com`);
  const [ana, ben] = [randomUUID(), randomUUID()];
  await seedStaff(scope, ana, "owner");
  await seedStaff(scope, ben, "member");
  return { scope, account: await seedAccount(scope), ana, ben };
}

/** Somebody writes, so long ago. @returns their thread */
async function write({ scope, account }: TestShop, ago = hour, personId = newPerson()) {
  const { conversationIds } = await receiveEvents(scope, account, [
    message(personId, { at: Date.now() - ago }),
  ]);
  return { id: conversationIds[0] ?? "", personId };
}

/** The thread as a page shows it now. */
async function seen(scope: ShopScope, id: string): Promise<ThreadWork> {
  const { rows } = await listInbox(scope, { now: new Date(), order: "newest", limit: 100 });
  const row = rows.find((one) => one.id === id);
  if (!row) throw new Error("the thread is not listed");
  return row.work;
}

async function changeThread(scope: ShopScope, { staffId, ...wanted }: WantedChange & { staffId: string }) {
  const [outcome] = await changeThreads(scope, { staffId, wanted: [wanted] });
  if (!outcome) throw new Error("nothing is said of the thread");
  return outcome;
}

async function change(scope: ShopScope, staffId: string, id: string, wanted: ThreadChange) {
  const request = { conversationId: id, staffId, change: wanted, seen: await seen(scope, id) };
  return changeThread(scope, request);
}

const close = { kind: "status", status: "closed" } as const;
const open = { kind: "status", status: "open" } as const;
const snooze = (until: number | null) =>
  ({
    kind: "status",
    status: "snoozed",
    until: until === null ? null : new Date(until).toISOString(),
  }) as const;

const history = async (scope: ShopScope, id: string) =>
  (await listConversationEvents(scope, id)).events.map(({ kind, before, after, cause }) => [
    kind,
    before,
    after,
    cause,
  ]);

test("what is closed or snoozed leaves the queue, and comes back into it where it was", async () => {
  const { scope, ana, ...rest } = await shop();
  const { id } = await write({ scope, ana, ...rest });
  const queued = async () =>
    (await listInbox(scope, { now: new Date(), filter: { status: "open" }, order: "queue" })).rows.map(
      (row) => row.id,
    );
  const before = await seen(scope, id);
  for (const away of [close, snooze(null), snooze(Date.now() + hour)]) {
    expect(await change(scope, ana, id, away)).toEqual({ outcome: "changed" });
    expect(await queued()).toEqual([]);
    expect(await queueForecast(scope, new Date(Date.now() + 48 * hour))).toEqual({ waiting: 0, lapsing: 0 });
  }
  expect(await change(scope, ana, id, open)).toEqual({ outcome: "changed" });
  expect(await queued()).toEqual([id]);
  expect(await seen(scope, id)).toEqual(before);
  expect(await queueForecast(scope, new Date(Date.now() + 48 * hour))).toEqual({ waiting: 1, lapsing: 1 });
});

/** What happens to a thread: messages by their time, in whatever order and as often as they come, and one closing. */
const life = fc.record({
  known: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 4 }),
  after: fc.array(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 3 }), { maxLength: 4 }),
  away: fc.constantFrom<ThreadChange>(close, snooze(null), snooze(Date.now() + 100 * hour)),
});

test("a message newer than what whoever closed the thread knew opens it; late, older and repeated ones do not", async () => {
  const own = await shop();
  const start = Date.now() - 2 * hour;
  await fc.assert(
    fc.asyncProperty(life, async ({ known, after, away }) => {
      const personId = newPerson();
      const said = (at: number) => message(personId, { mid: `${personId}-${at}`, at: start + at * minute });
      const { conversationIds } = await receiveEvents(own.scope, own.account, known.map(said));
      const id = conversationIds[0] ?? "";
      const page = { ...(await seenById(id)) };
      await changeThread(own.scope, { conversationId: id, staffId: own.ana, change: away, seen: page });
      for (const batch of after) await receiveEvents(own.scope, own.account, batch.map(said));
      const reopened = Math.max(0, ...after.flat()) > Math.max(...known);
      const [stored] = await db.asOwner<{ status: string; waits: boolean }>(
        "SELECT status, answer_by IS NOT NULL AS waits FROM conversations WHERE id = $1",
        [id],
      );
      expect(stored?.status).toBe(reopened ? "open" : away.kind === "status" ? away.status : "");
      expect(stored?.waits).toBe(reopened);
      const events = await history(own.scope, id);
      expect(events.filter(([, , , cause]) => cause === "customer_wrote")).toHaveLength(reopened ? 1 : 0);
    }),
    { numRuns: 40 },
  );
});

async function seenById(id: string): Promise<ThreadWork> {
  const [row] = await db.asOwner<{ at: Date | null }>(
    "SELECT last_customer_message_at AS at FROM conversations WHERE id = $1",
    [id],
  );
  const nobody = { assigneeId: null, teamId: null, priority: null, labelIds: [] };
  return {
    status: "open",
    snoozedUntil: null,
    ...nobody,
    lastCustomerMessageAt: row?.at?.toISOString() ?? null,
  };
}

test("nobody closes a thread over a message they have not seen", async () => {
  const own = await shop();
  const { id, personId } = await write(own);
  const page = await seen(own.scope, id);
  await write(own, minute, personId);
  const request = { conversationId: id, staffId: own.ana, change: close, seen: page };
  expect(await changeThread(own.scope, request)).toEqual({ outcome: "wrote_meanwhile" });
  expect(await change(own.scope, own.ana, id, close)).toEqual({ outcome: "changed" });
});

test("of two who assign one thread at once one is told of the other, and can do it again", async () => {
  const { scope, ana, ben, ...rest } = await shop();
  const { id } = await write({ scope, ana, ben, ...rest });
  const page = await seen(scope, id);
  const both = await Promise.all(
    [ana, ben].map((staffId) =>
      changeThread(scope, {
        conversationId: id,
        staffId,
        change: { kind: "assignment", assigneeId: staffId },
        seen: page,
      }),
    ),
  );
  const won = both.findIndex(({ outcome }) => outcome === "changed");
  const [winner, loser] = won === 0 ? [ana, ben] : [ben, ana];
  expect(both[1 - won]).toMatchObject({
    outcome: "overtaken",
    by: { kind: "assignee", staffId: winner, before: null, after: winner },
  });
  expect((await seen(scope, id)).assigneeId).toBe(winner);
  expect(await change(scope, loser, id, { kind: "assignment", assigneeId: loser })).toEqual({
    outcome: "changed",
  });
  expect((await seen(scope, id)).assigneeId).toBe(loser);
});

test("of many changed at once those are left that changed meanwhile, and what was done is taken back as one", async () => {
  const own = await shop();
  const threads = [await write(own), await write(own), await write(own), await write(own)];
  const wanted: WantedChange[] = [];
  for (const { id } of threads)
    wanted.push({ conversationId: id, change: close, seen: await seen(own.scope, id) });
  await change(own.scope, own.ben, threads[1]?.id ?? "", snooze(null));
  await write(own, minute, threads[2]?.personId);
  const outcomes = await changeThreads(own.scope, { staffId: own.ana, wanted });
  expect(outcomes).toMatchObject([
    { outcome: "changed" },
    { outcome: "overtaken", by: { staffId: own.ben, after: "snoozed" } },
    { outcome: "wrote_meanwhile" },
    { outcome: "changed" },
  ]);
  const made = wanted.filter((_, at) => outcomes[at]?.outcome === "changed");
  await change(own.scope, own.ben, threads[3]?.id ?? "", open);
  const undone = await changeThreads(own.scope, { staffId: own.ana, wanted: made.map(takeBack), undo: true });
  expect(undone.map(({ outcome }) => outcome)).toEqual(["changed", "unchanged"]);
  expect((await history(own.scope, threads[0]?.id ?? ""))[0]).toEqual(["status", "closed", "open", "undo"]);
});

test("changes of different things do not get in each other's way, and all stand in the history", async () => {
  const { scope, ana, ben, ...rest } = await shop();
  const { id } = await write({ scope, ana, ben, ...rest });
  const page = await seen(scope, id);
  const wanted: ThreadChange[] = [
    { kind: "assignment", assigneeId: ben },
    { kind: "priority", priority: "urgent" },
    close,
  ];
  const outcomes = await Promise.all(
    wanted.map((one) => changeThread(scope, { conversationId: id, staffId: ana, change: one, seen: page })),
  );
  expect(outcomes).toEqual(wanted.map(() => ({ outcome: "changed" })));
  expect(await seen(scope, id)).toMatchObject({ assigneeId: ben, priority: "urgent", status: "closed" });
  expect((await history(scope, id)).map(([kind]) => kind).sort()).toEqual(["assignee", "priority", "status"]);
});

test("a time that is over, a stranger, and a label of another shop are not possible", async () => {
  const { scope, ana, ...rest } = await shop();
  const { id } = await write({ scope, ana, ...rest });
  const other = await shop();
  const label = await saveLabel(other.scope, null, { name: "VIP", tone: "info" });
  for (const wanted of [
    snooze(Date.now() - minute),
    { kind: "assignment", assigneeId: other.ana },
    { kind: "assignment", teamId: randomUUID() },
    { kind: "label", labelId: "id" in label ? label.id : "", on: true },
  ] satisfies ThreadChange[])
    expect(await change(scope, ana, id, wanted)).toEqual({ outcome: "not_possible" });
  expect(await history(scope, id)).toEqual([]);
});

test("a snoozed thread wakes when its time has come, also when nobody worked then, and once", async () => {
  const { scope, ana, ...rest } = await shop();
  const { id } = await write({ scope, ana, ...rest });
  const until = Date.now() + hour;
  await change(scope, ana, id, snooze(until));
  expect(await shopsToWake(new Date(until - 1))).not.toContain(scope.shopId);
  expect(await wakeSnoozed(scope, new Date(until - 1))).toEqual([]);
  // Two workers come back at the same moment, hours late.
  const late = new Date(until + 5 * hour);
  expect(await shopsToWake(late)).toContain(scope.shopId);
  const woken = await Promise.all([wakeSnoozed(scope, late), wakeSnoozed(scope, late)]);
  expect(woken.flat()).toEqual([id]);
  expect(await seen(scope, id)).toMatchObject({ status: "open", snoozedUntil: null });
  expect((await history(scope, id))[0]).toEqual([
    "status",
    `snoozed ${new Date(until).toISOString()}`,
    "open",
    "time_came",
  ]);
  expect(await shopsToWake(late)).not.toContain(scope.shopId);
});

/** A team of a shop with these members, as the rule's. */
async function team({ scope }: TestShop, members: string[], threadLimit = 100): Promise<string> {
  const named = await nameTeam(scope, null, "Returns");
  const teamId = named.outcome === "saved" ? named.id : "";
  for (const staffId of members) await setTeamMember(scope, teamId, staffId, true);
  await setAssignmentRule(scope, { teamId, threadLimit });
  return teamId;
}

const holders = async ({ scope }: TestShop) =>
  db.asOwner<{ assignee_id: string | null; threads: number; teamed: boolean }>(
    `SELECT assignee_id, count(*)::int AS threads, bool_and(team_id IS NOT NULL) AS teamed FROM conversations
     WHERE shop_id = $1 GROUP BY assignee_id ORDER BY threads, assignee_id`,
    [scope.shopId],
  );

test("threads that open go to a team's members in turn, evenly, however many workers find them at once", async () => {
  const own = await shop();
  const carl = randomUUID();
  await seedStaff(own.scope, carl, "member");
  const away = randomUUID();
  await seedStaff(own.scope, away, "member");
  await db.asOwner("UPDATE staff SET last_seen_at = now() - interval '1 day' WHERE id = $1", [away]);
  await team(own, [own.ana, own.ben, carl, away]);
  for (let round = 0; round < 4; round += 1) {
    for (let n = 0; n < 4; n += 1) await write(own);
    await Promise.all([1, 2, 3, 4].map(() => assignWaiting(own.scope)));
  }
  const shares = await holders(own);
  expect(shares.map(({ threads }) => threads)).toEqual([5, 5, 6]);
  expect(shares.map(({ assignee_id }) => assignee_id)).not.toContain(away);
  expect(shares.every(({ teamed }) => teamed)).toBe(true);
});

test("whoever has as many open threads as the rule allows gets no more; the rest waits in the team until somebody can", async () => {
  const own = await shop();
  await team(own, [own.ana], 2);
  const threads = [];
  for (let n = 0; n < 5; n += 1) threads.push(await write(own));
  await assignWaiting(own.scope);
  expect(await holders(own)).toMatchObject([
    { assignee_id: own.ana, threads: 2 },
    { assignee_id: null, threads: 3, teamed: true },
  ]);
  await change(own.scope, own.ana, threads[0]?.id ?? "", close);
  await assignWaiting(own.scope);
  expect(await countThreads(own.scope, { staffId: own.ana })).toEqual({ open: 2, all: 3 });
});

test("what staff decided about a thread the rule leaves alone", async () => {
  const own = await shop();
  const teamId = await team(own, []);
  const taken = await write(own);
  const dropped = await write(own);
  const closed = await write(own);
  await change(own.scope, own.ana, taken.id, { kind: "assignment", assigneeId: own.ana });
  await change(own.scope, own.ana, dropped.id, { kind: "assignment", assigneeId: null, teamId: null });
  await change(own.scope, own.ana, closed.id, close);
  await setTeamMember(own.scope, teamId, own.ben, true);
  await assignWaiting(own.scope);
  expect((await seen(own.scope, taken.id)).assigneeId).toBe(own.ana);
  expect((await seen(own.scope, dropped.id)).assigneeId).toBeNull();
  expect((await seen(own.scope, closed.id)).assigneeId).toBeNull();
});

test("a thread that its customer opens again stays with whoever had it, and one that nobody had goes to the next", async () => {
  const own = await shop();
  const kept = await write(own);
  const free = await write(own);
  await change(own.scope, own.ana, kept.id, { kind: "assignment", assigneeId: own.ana });
  for (const { id } of [kept, free]) await change(own.scope, own.ana, id, close);
  await team(own, [own.ben]);
  for (const { personId } of [kept, free]) await write(own, minute, personId);
  await assignWaiting(own.scope);
  expect((await seen(own.scope, kept.id)).assigneeId).toBe(own.ana);
  expect((await seen(own.scope, free.id)).assigneeId).toBe(own.ben);
});

test("somebody who is removed leaves their teams, and their threads, which say why", async () => {
  const own = await shop();
  await team(own, [own.ben]);
  const { id } = await write(own);
  await assignWaiting(own.scope);
  const ana = staffAs(own.ana);
  const release = () => handlers["conversations.release"]({ shopId: own.scope.shopId, staffId: own.ben });
  await release();
  expect((await seen(own.scope, id)).assigneeId).toBe(own.ben);
  expect(await changeTeam(own.scope, ana, own.ben, { removed: true })).toBe("changed");
  expect((await listTeams(own.scope))[0]?.memberIds).toEqual([]);
  // No job came: the sweep finds it.
  await handlers["conversations.sweep-work"]({});
  await release();
  expect((await seen(own.scope, id)).assigneeId).toBeNull();
  expect((await history(own.scope, id))[0]).toEqual(["assignee", own.ben, null, "staff_removed"]);
  expect(await change(own.scope, own.ana, id, { kind: "assignment", assigneeId: own.ben })).toEqual({
    outcome: "not_possible",
  });
});

test("labels have names of their own, go on and off a thread, and leave every thread when they are deleted", async () => {
  const own = await shop();
  const { id } = await write(own);
  const saved = await saveLabel(own.scope, null, { name: " VIP ", tone: "success" });
  const labelId = saved.outcome === "saved" ? saved.id : "";
  expect(await saveLabel(own.scope, null, { name: "vip", tone: "info" })).toEqual({ outcome: "name_taken" });
  expect(await listLabels(own.scope)).toEqual([{ id: labelId, name: "VIP", tone: "success" }]);
  const put = { kind: "label", labelId, on: true } as const;
  const twice = await Promise.all([change(own.scope, own.ana, id, put), change(own.scope, own.ben, id, put)]);
  expect(twice.map(({ outcome }) => outcome).sort()).toEqual(["changed", "unchanged"]);
  expect(await countLabelled(own.scope)).toEqual({ [labelId]: 1 });
  expect((await seen(own.scope, id)).labelIds).toEqual([labelId]);
  await change(own.scope, own.ana, id, { ...put, on: false });
  await change(own.scope, own.ana, id, put);
  expect(await history(own.scope, id)).toEqual([
    ["label", null, labelId, "by_hand"],
    ["label", labelId, null, "by_hand"],
    ["label", null, labelId, "by_hand"],
  ]);
  expect(await deleteLabel(own.scope, labelId)).toBe(true);
  expect((await seen(own.scope, id)).labelIds).toEqual([]);
});

test("a label knows the place of its thread in every order, whoever moves it", async () => {
  const own = await shop();
  const { id, personId } = await write(own);
  const saved = await saveLabel(own.scope, null, { name: "Sizing", tone: "neutral" });
  await change(own.scope, own.ana, id, {
    kind: "label",
    labelId: saved.outcome === "saved" ? saved.id : "",
    on: true,
  });
  const strays = () =>
    db.asOwner(
      `SELECT 1 FROM conversation_labels l JOIN conversations c ON c.id = l.conversation_id WHERE c.id = $1
         AND (l.status, l.last_message_at, l.answer_by, l.waiting_since)
           IS DISTINCT FROM (c.status, c.last_message_at, c.answer_by, c.waiting_since)`,
      [id],
    );
  expect(await strays()).toEqual([]);
  await change(own.scope, own.ana, id, close);
  expect(await strays()).toEqual([]);
  await write(own, minute, personId);
  expect(await strays()).toEqual([]);
});
