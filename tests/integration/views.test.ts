import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  deleteView,
  listInbox,
  listViews,
  mentionsOf,
  moveView,
  saveView,
} from "#app/modules/conversations/conversations.server.ts";
import { comparePlaces, inboxOrders, placeOf } from "#app/modules/conversations/queue/inbox-order.ts";
import { builtInViews } from "#app/modules/conversations/views/built-in-views.ts";
import { countViews } from "#app/modules/conversations/views/count-views.server.ts";
import type { SavedView } from "#app/modules/conversations/views/saved-views.ts";
import { matches, type ViewFilter } from "#app/modules/conversations/views/view-filter.ts";
import { hour } from "#app/platform/clock.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import { shutOutStatuses } from "#app/modules/conversations/work/work.ts";
import { seedStaff, staffAs } from "#tests/support/staff.ts";
import { testDatabase } from "#tests/support/database.ts";
import { seedRandomThreads, seedViewWorld, someFilter } from "#tests/support/view-threads.ts";

const db = await testDatabase();
const { scope, otherScope } = db;
const world = await seedViewWorld(db, scope);
await seedRandomThreads(db, scope, world, 80);
const otherWorld = await seedViewWorld(db, otherScope);
await seedRandomThreads(db, otherScope, otherWorld, 20);

const now = new Date();
const [ana = "", ben = ""] = world.staff;

/** Every thread of the shop, as its list shows it: of whom is shut out, one has to ask. */
const lists = [{}, ...shutOutStatuses.map((status) => ({ status }))];
const everything = (
  await Promise.all(lists.map((filter) => listInbox(scope, { now, filter, limit: 100 })))
).flatMap(({ rows }) => rows);

const mentions = await mentionsOf(scope, world.staff);

/** What a list with this filter has, found by looking at every row. */
const expected = (filter: ViewFilter, staffId = ana, until: string | null = null) =>
  everything.filter((row) => matches(filter, row, { staffId, until, mentions: mentions.get(staffId) ?? [] }));

const until = new Date(now.getTime() + 4 * hour).toISOString();
const looking = { staffId: ana, until };

type Options = Omit<Parameters<typeof listInbox>[1], "now">;

/** The threads of a list, from its beginning to its end, or read back from its end. */
async function walk(options: Options, towards: "next" | "previous"): Promise<string[]> {
  const pages = await walkPages(options);
  if (towards === "next") return pages.flatMap(({ ids }) => ids);
  const last = pages.at(-1);
  const ids = [...(last?.ids ?? [])];
  for (let before = last?.previous ?? null; before !== null;) {
    const page: Awaited<ReturnType<typeof listInbox>> = await listInbox(scope, { ...options, now, before });
    ids.unshift(...page.rows.map(({ id }) => id));
    before = page.previous;
  }
  return ids;
}

async function walkPages(options: Options) {
  const pages: { ids: string[]; previous: string | null }[] = [];
  for (let after: string | null = ""; after !== null;) {
    const page: Awaited<ReturnType<typeof listInbox>> = await listInbox(scope, { ...options, now, after });
    pages.push({ ids: page.rows.map(({ id }) => id), previous: page.previous });
    after = page.next;
  }
  return pages;
}

test("of any filter and order, pages in both directions have each thread once, in order, and no other", async () => {
  await fc.assert(
    fc.asyncProperty(
      someFilter(world),
      fc.constantFrom(...inboxOrders),
      fc.integer({ min: 5, max: 40 }),
      async (filter, order, limit) => {
        const rows = expected(filter, ana, until).sort((one, other) =>
          comparePlaces(order, placeOf(order, one), placeOf(order, other)),
        );
        const ids = rows.map(({ id }) => id);
        const options = { filter, order, looking, limit };
        expect(await walk(options, "next")).toEqual(ids);
        expect(await walk(options, "previous")).toEqual(ids);
      },
    ),
    { numRuns: 50 },
  );
}, 60_000);

test("each view counts what it has for whoever looks, and no more than 99+ needs", async () => {
  const mine: SavedView = {
    id: randomUUID(),
    name: "Mine with a label",
    shared: true,
    filter: { assignee: "me", labels: { match: "any", ids: world.labels } },
    order: "newest",
  };
  expect(await saveView(scope, member(ana), mine)).toMatchObject({ outcome: "saved" });
  const counts = await countViews(scope, [ana, ben], { now, timezone: "Europe/Berlin" });
  for (const staffId of [ana, ben]) {
    for (const { id, filter } of [...builtInViews.filter((view) => view.id !== "today"), mine])
      expect([id, counts.get(staffId)?.[id]]).toEqual([id, expected(filter, staffId).length]);
  }
  expect(counts.get(ana)?.["mine"]).not.toBe(counts.get(ben)?.["mine"]);
  expect(await deleteView(scope, member(ana), mine.id)).toMatchObject({ outcome: "deleted" });
});

test("a view of today and the forecast count what runs out until then", async () => {
  const midnight = new Date(now.getTime() + 5 * hour);
  const clock = { now, timezone: "UTC" };
  await db.asOwner(
    "UPDATE conversations SET lapses_at = $2, answer_by = $2 WHERE shop_id = $1 AND answer_by IS NOT NULL",
    [otherScope.shopId, midnight],
  );
  const { rows: waiting } = await listInbox(otherScope, { filter: { waiting: true }, now });
  const [staffId = ""] = otherWorld.staff;
  const counts = (await countViews(otherScope, [staffId], clock)).get(staffId);
  const ends = [nextAt("00:00"), Math.min(nextAt("09:00"), nextAt("18:00"))];
  expect([counts?.["today"], counts?.["forecast"]]).toEqual(
    ends.map((end) => (midnight.getTime() <= end ? waiting.length : 0)),
  );
});

/** The next time that clocks in UTC show this. */
function nextAt(clock: string): number {
  const at = Date.parse(`${now.toISOString().slice(0, 10)}T${clock}:00Z`);
  return at > now.getTime() ? at : at + 24 * hour;
}

test("no list of a shop has a thread of another's, whatever ids its filter names", async () => {
  const theirs = new Set((await listInbox(otherScope, { now, limit: 100 })).rows.map(({ id }) => id));
  const filters: ViewFilter[] = [
    {},
    { labels: { match: "any", ids: otherWorld.labels } },
    { account: otherWorld.accounts[0] ?? "" },
    { team: otherWorld.teams[0] ?? "" },
    { assignee: otherWorld.staff[0] ?? "" },
  ];
  for (const filter of filters) {
    const { rows } = await listInbox(scope, { filter, looking, now, limit: 100 });
    expect(rows.filter(({ id }) => theirs.has(id))).toEqual([]);
    if (Object.keys(filter).length > 0) expect(rows).toEqual([]);
  }
});

const member = staffAs;

const view = (over: Partial<SavedView> = {}): SavedView => ({
  id: randomUUID(),
  name: `View ${randomUUID().slice(0, 8)}`,
  shared: false,
  filter: { status: "open", assignee: "me" },
  order: "queue",
  ...over,
});

const namesOf = async (staffId: string) => (await listViews(scope, staffId)).map(({ name }) => name);

test("a view is one's own or everybody's, keeps what it is saved with, and follows the order it is given", async () => {
  const own = view({ name: "  My   VIPs " });
  const shared = view({
    name: "Refunds",
    shared: true,
    filter: { priority: ["urgent"], until: "18:00" },
    order: "unread",
  });
  const second = view({ name: "Second", shared: true });
  for (const each of [own, shared, second]) await saveView(scope, member(ana), each);
  expect(await listViews(scope, ana)).toEqual([shared, second, { ...own, name: "My VIPs" }]);
  expect(await namesOf(ben)).toEqual(["Refunds", "Second"]);
  await moveView(scope, member(ana), second.id, "beginning");
  expect(await namesOf(ben)).toEqual(["Second", "Refunds"]);
  await saveView(scope, member(ana), { ...own, name: "Ours", shared: true });
  expect(await namesOf(ben)).toEqual(["Second", "Refunds", "Ours"]);
  for (const each of [own, shared, second]) await deleteView(scope, member(ana), each.id);
  expect(await namesOf(ana)).toEqual([]);
});

test("nobody touches another's own view, and only who may share changes what is everybody's", async () => {
  const own = view();
  const shared = view({ shared: true });
  for (const each of [own, shared]) await saveView(scope, member(ana), each);
  const others = member(ben, "member");
  for (const [id, outcome] of [
    [own.id, "not_found"],
    [shared.id, "not_permitted"],
  ] as const) {
    expect(await saveView(scope, others, view({ id }))).toEqual({ outcome });
    expect(await deleteView(scope, others, id)).toEqual({ outcome });
    expect(await moveView(scope, others, id, "end")).toEqual({ outcome });
  }
  expect(await saveView(scope, others, view({ shared: true }))).toEqual({ outcome: "not_permitted" });
  expect(await deleteView(scope, others, randomUUID())).toEqual({ outcome: "not_found" });
});

test("a view has a name that nobody who sees it has twice", async () => {
  const shared = view({ name: "Wholesale", shared: true });
  await saveView(scope, member(ana), shared);
  expect(await saveView(scope, member(ben), view({ name: "wholesale" }))).toEqual({ outcome: "name_taken" });
  expect(await saveView(scope, member(ana), { ...shared, name: "WHOLESALE" })).toMatchObject({
    outcome: "saved",
  });
  expect(await saveView(scope, member(ben), view({ name: " " }))).toEqual({ outcome: "no_name" });
  expect(await saveView(scope, member(ben), view({ name: "x".repeat(41) }))).toEqual({
    outcome: "name_too_long",
  });
  const mine = view({ name: "Later" });
  expect(await saveView(scope, member(ana), mine)).toMatchObject({ outcome: "saved" });
  expect(await saveView(scope, member(ben), view({ name: "Later" }))).toMatchObject({ outcome: "saved" });
});

test("there is an end to views: the twenty-first of one's own is refused", async () => {
  const id = randomUUID();
  await seedStaff(scope, id);
  for (let n = 0; n < 20; n += 1) await saveView(scope, member(id), view());
  expect(await saveView(scope, member(id), view())).toEqual({ outcome: "too_many" });
});

test("a label's threads are one range of its index, in the order of the list", async () => {
  const plan = await sqlInShop(scope, async (sql) => {
    await sql.query(
      "SELECT set_config('enable_seqscan', 'off', true), set_config('enable_sort', 'off', true)",
      [],
    );
    const { placesQuery, Values } = await import("#app/modules/conversations/views/view-query.server.ts");
    const values = new Values();
    const asked = { shopId: values.add(scope.shopId), staffId: () => "NULL", until: () => "NULL" };
    const filter: ViewFilter = { status: "open", labels: { match: "any", ids: world.labels.slice(0, 1) } };
    const text = placesQuery(
      filter,
      { order: "newest", part: 0, from: null, back: false },
      asked,
      values,
      31,
    );
    const rows = await sql.queryOnce<{ "QUERY PLAN": string }>(`EXPLAIN ${text ?? ""}`, values.list);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  });
  expect(plan).toContain("conversation_labels_newest");
  expect(plan).not.toContain("Sort");
});
