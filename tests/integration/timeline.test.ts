import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addNote,
  changeThreads,
  deleteNote,
  readAsk,
  readThread,
  readThreadPart,
  receiveEvents,
} from "#app/modules/conversations/conversations.server.ts";
import type { TimelineItem } from "#app/modules/conversations/thread/timeline.ts";
import type { ThreadChange } from "#app/modules/conversations/work/work.ts";
import type { OrderSummary } from "#app/modules/orders/orders.ts";
import { hour, minute } from "#app/platform/clock.ts";
import { seedAccount } from "#tests/support/accounts.ts";
import { testDatabase } from "#tests/support/database.ts";
import { seedPerson } from "#tests/support/persons.ts";
import { seedStaff } from "#tests/support/staff.ts";
import { at, message } from "#tests/support/threads.ts";

const db = await testDatabase();
const { scope, asOwner } = db;
const account = await seedAccount(scope);
const now = new Date(at + 1_000 * hour);
const staffId = randomUUID();
await seedStaff(scope, staffId);
const iso = (time: number) => new Date(time).toISOString();
const euros = (amount: string) => ({ amount, currencyCode: "EUR" });

const order = {
  ...{ gid: "gid://shopify/Order/1001", name: "#1001", processedAt: iso(at + 3 * minute) },
  ...{ cancelledAt: null, total: euros("0.00"), placedTotal: euros("129.00"), refunded: euros("129.00") },
  ...{ financialStatus: null, fulfillmentStatus: null, deliveryStatus: null, estimatedDeliveryAt: null },
  ...{ tracking: [], items: [], fulfillments: [] },
  refunds: [{ gid: "gid://shopify/Refund/1", at: iso(at + 31 * minute), amount: euros("129.00") }],
} satisfies OrderSummary;

/** A thread with messages every two minutes, a note, changes at the same moments as messages, and an order. */
async function threadOfAll(messages: number) {
  const person = await seedPerson(scope, account, { messages: 1, orders: [order] });
  const events = Array.from({ length: messages - 1 }, (_, n) =>
    message(person.personId, { at: at + (n + 1) * 2 * minute, content: { text: `words ${n + 1}` } }),
  );
  const { conversationIds } = await receiveEvents(scope, account, events);
  const [row] = await asOwner<{ id: string; contact_id: string }>(
    "SELECT id, contact_id FROM conversations WHERE id = $1",
    [conversationIds[0]],
  );
  const id = row?.id ?? "";
  await addNote(scope, { conversationId: id, staffId, text: "is a regular" });
  await asOwner("UPDATE notes SET written_at = $2 WHERE conversation_id = $1", [id, iso(at + 5 * minute)]);
  await change(id, { kind: "priority", priority: "high" }, at + 6 * minute);
  await change(id, { kind: "assignment", assigneeId: staffId }, at + 6 * minute);
  await change(id, { kind: "status", status: "snoozed", until: null }, at + 16 * minute);
  return { id, ...person, contactId: row?.contact_id ?? "" };
}

async function change(conversationId: string, wanted: ThreadChange, time: number) {
  const { work } = (await readThread(scope, conversationId, { now }))!;
  return changeThreads(
    scope,
    { staffId, wanted: [{ conversationId, change: wanted, seen: work }] },
    new Date(time),
  );
}

async function part(id: string, search: Record<string, string> = {}, limit = 100) {
  const read = await readThreadPart(scope, id, {
    ask: readAsk(new URLSearchParams(search), "UTC"),
    limit,
    now,
  });
  if (!read) throw new Error("no such thread");
  return read;
}

/** What stands there, in a word each. */
const words = (items: TimelineItem[]) =>
  items.map((item) => {
    switch (item.kind) {
      case "message":
        return item.message.content?.text?.replace(/^canary.*/, "words 0");
      case "note":
        return `note: ${item.note.text}`;
      case "order":
        return `${item.moment.orderName} ${item.moment.kind} ${item.moment.amount?.amount}`;
      case "change":
        return `${item.change.kind}: ${item.change.after}`;
    }
  });

const thread = await threadOfAll(20);
const all = await part(thread.id);

// promise R1-3
test("messages, notes, orders, refunds and changes stand in one order of time", () => {
  expect(all).toMatchObject({ older: null, newer: null });
  const told = words(all.items);
  expect(told.slice(0, 4)).toEqual(["words 0", "words 1", "#1001 placed 129.00", "words 2"]);
  expect(told[4]).toBe("note: is a regular");
  expect(told.slice(5, 8).toSorted()).toEqual([`assignee: ${staffId}`, "priority: high", "words 3"]);
  expect(told).toContain("status: snoozed");
  expect(told.at(told.indexOf("#1001 refunded 129.00") - 1)).toBe("words 15");
  expect(all.items).toHaveLength(26);
  const times = all.items.map((item) => Date.parse(item.at));
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test("parts of any length join in both directions, wherever one begins, with nothing lost or doubled", async () => {
  const messages = all.items.filter(({ kind }) => kind === "message");
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 30 }), fc.constantFrom(...messages), async (limit, begin) => {
      const opened = await part(thread.id, { at: begin.id }, limit);
      expect(opened.anchorId).toBe(begin.id);
      let { older, newer, items } = opened;
      while (older !== null) {
        const before = await part(thread.id, { older }, limit);
        expect(before.items.at(-1)?.id).toBe(items[0]?.id);
        items = [...before.items, ...items.slice(1)];
        older = before.older;
      }
      while (newer !== null) {
        const after = await part(thread.id, { newer }, limit);
        expect(after.items[0]?.id).toBe(items.at(-1)?.id);
        items = [...items, ...after.items.slice(1)];
        newer = after.newer;
      }
      expect(items).toEqual(all.items);
    }),
    { numRuns: 15 },
  );
});

test("what stands between two places is read again whole, whichever kinds stand at its ends", async () => {
  const place = (item: TimelineItem | undefined) => `${Date.parse(item?.at ?? "")}_${item?.id}`;
  for (const [from, to] of [
    [2, 4],
    [4, 7],
    [5, 25],
  ] as const) {
    const again = await part(thread.id, { from: place(all.items[from]), to: place(all.items[to]) });
    expect(again.items).toEqual(all.items.slice(from, to + 1));
  }
});

test("a thread in which only staff did something has its timeline too", async () => {
  const person = await seedPerson(scope, account, { messages: 1, linked: false });
  const [row] = await asOwner<{ id: string }>("SELECT id FROM conversations WHERE contact_id = $1", [
    person.contactId,
  ]);
  const id = row?.id ?? "";
  for (let n = 0; n < 12; n += 1)
    await change(id, { kind: "priority", priority: n % 2 ? "low" : "high" }, at + hour + n * minute);
  const newest = await part(id, {}, 5);
  expect(newest.items.map(({ kind }) => kind)).toEqual(Array(5).fill("change"));
  const before = await part(id, { older: newest.older ?? "" }, 100);
  expect(before.items).toHaveLength(9);
  expect(before).toMatchObject({ older: null, newer: newest.older });
});

test("orders of a customer who is only suggested, refused or undone stand in no timeline", async () => {
  const { id, contactId } = await threadOfAll(2);
  const orders = async () => (await part(id)).items.filter(({ kind }) => kind === "order").length;
  expect(await orders()).toBe(2);
  for (const state of ["suggested", "refused"]) {
    await asOwner("UPDATE links SET state = $2 WHERE contact_id = $1", [contactId, state]);
    expect(await orders()).toBe(0);
  }
  await asOwner("UPDATE links SET state = 'confirmed' WHERE contact_id = $1", [contactId]);
  await asOwner("DELETE FROM customer_snapshots WHERE contact_id = $1", [contactId]);
  expect(await orders()).toBe(0);
});

test("a note that is deleted is gone from the timeline, and one of another shop's was never there", async () => {
  const { id } = await threadOfAll(2);
  const note = async () => {
    const found = (await part(id)).items.find((item) => item.kind === "note");
    return found?.kind === "note" ? found.note : undefined;
  };
  const written = await note();
  expect(written).toMatchObject({ text: "is a regular", staffId, version: 1 });
  await deleteNote(scope, { staffId, mayChangeOthers: false }, { noteId: written?.id ?? "", version: 1 });
  expect(await note()).toBeUndefined();
  expect(await readThreadPart(db.otherScope, id, { now })).toBeNull();
});

test("a day leads to its first message, whatever else stands there", async () => {
  const page = await part(thread.id, { date: iso(at).slice(0, 10) });
  expect(page.anchorId).toBe(all.items.find(({ kind }) => kind === "message")?.id);
});

/** The nodes of a query's plan that touch tables. */
async function scansOf(table: string, time: string): Promise<string[]> {
  const rows = await asOwner<{ "QUERY PLAN": string }>(
    `EXPLAIN SELECT * FROM ${table} WHERE shop_id = '${scope.shopId}' AND conversation_id = '${thread.id}'
       AND (${time}, id) >= ('-infinity'::timestamptz, '00000000-0000-0000-0000-000000000000'::uuid)
       AND (${time}, id) <= ('2026-09-21T10:30Z'::timestamptz, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
     ORDER BY ${time} DESC, id DESC LIMIT 101`,
  );
  return rows.map((row) => row["QUERY PLAN"]);
}

test("each kind is one range of one index, in a thread of 10,000 messages, notes and changes", async () => {
  const series = `FROM conversations c, generate_series(1, 10000) AS n WHERE c.id = $1`;
  const time = `timestamptz '2026-09-01' + n * interval '1 minute'`;
  await asOwner(
    `INSERT INTO messages (shop_id, id, conversation_id, contact_id, direction, origin, kind, sent_at)
     SELECT c.shop_id, gen_random_uuid(), c.id, c.contact_id, 'in', 'customer', 'text', ${time} ${series}`,
    [thread.id],
  );
  await asOwner(
    `INSERT INTO notes (shop_id, id, conversation_id, contact_id, staff_id, body_sealed, written_at)
     SELECT c.shop_id, gen_random_uuid(), c.id, c.contact_id, $2, 'x', ${time} ${series}`,
    [thread.id, staffId],
  );
  await asOwner(
    `INSERT INTO conversation_events (shop_id, id, conversation_id, kind, before, after, cause, at)
     SELECT c.shop_id, gen_random_uuid(), c.id, 'priority', NULL, 'low', 'by_hand', ${time} ${series}`,
    [thread.id],
  );
  await asOwner("ANALYZE");
  for (const [table, time] of [
    ["messages", "sent_at"],
    ["notes", "written_at"],
    ["conversation_events", "at"],
  ] as const) {
    const plan = (await scansOf(table, time)).join("\n");
    expect(plan).toMatch(/Index Scan/);
    expect(plan).not.toMatch(/Sort|Seq Scan|Bitmap/);
  }
});
