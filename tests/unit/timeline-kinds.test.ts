import fc from "fast-check";
import { expect, test } from "vitest";
import { momentsOf } from "#app/modules/orders/order-moments.server.ts";
import type { OrderSummary } from "#app/modules/orders/orders.ts";
import type { ThreadMessage } from "#app/modules/conversations/conversations.ts";
import { isWithin, mergeEntries, stretchesOf } from "#app/modules/conversations/thread/stretch.ts";
import {
  foldableKinds,
  type FoldableKind,
  type TimelineItem,
} from "#app/modules/conversations/thread/timeline.ts";
import { entriesIn, logRows, type LogRow } from "#app/modules/conversations/ui/thread/log-rows.ts";
import { trimmed } from "#app/modules/conversations/ui/thread/timeline-window.ts";

const start = Date.UTC(2026, 8, 21, 10);
const hour = 3_600_000;

/** An entry with a number; few moments, so that many are equal. */
const entry = fc
  .tuple(fc.integer({ min: 1, max: 999 }), fc.nat(6))
  .map(([n, hours]) => ({ id: idOf(n), at: new Date(start + hours * hour) }));
const entries = fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 60 });

function idOf(n: number): string {
  return `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
}

/** A stretch of a thread, read of several kinds as the database reads each. */
function read(kinds: { id: string; at: Date }[][], stretch: ReturnType<typeof stretchesOf>[number]) {
  const ranges = kinds.map((kind) => mergeEntries([kind.filter((each) => isWithin(each, stretch))], stretch));
  return mergeEntries(ranges, stretch);
}

test("whatever kind things are of and in whatever order kinds are read, the timeline is the same", () => {
  fc.assert(
    fc.property(entries, fc.infiniteStream(fc.nat(3)), (all, kindOf) => {
      const kinds: (typeof all)[] = [[], [], [], []];
      for (const each of all) kinds[kindOf.next().value ?? 0]?.push(each);
      const [whole] = stretchesOf({ part: "newest" }, null, 100);
      const expected = read([all], whole!);
      expect(read(kinds, whole!)).toEqual(expected);
      expect(read(kinds.toReversed(), whole!)).toEqual(expected);
    }),
  );
});

test("pages of any length join without loss or doubles, in both directions, whatever lies between messages", () => {
  fc.assert(
    fc.property(entries, fc.integer({ min: 2, max: 9 }), (all, size) => {
      const kinds = [0, 1, 2].map((kind) => all.filter(({ id }) => Number(id.slice(-3)) % 3 === kind));
      const sorted = mergeEntries([all], {
        ...stretchesOf({ part: "newest" }, null, 100)[0]!,
        counted: "from_oldest",
      });
      const place = ({ id, at }: { id: string; at: Date }) => ({ id, at: at.toISOString() });
      const down = [...read(kinds, stretchesOf({ part: "newest" }, null, size)[0]!)];
      let page = down.slice(0, size);
      let more = down.length > size;
      let joined = page;
      while (more) {
        const next = read(kinds, stretchesOf({ part: "older", place: place(page.at(-1)!) }, null, size)[0]!);
        more = next.length > size;
        page = next.slice(0, size);
        joined = [...joined, ...page.slice(1)];
      }
      expect(joined.toReversed()).toEqual(sorted);
      if (sorted[0] === undefined) return;
      joined = [sorted[0]];
      for (more = true; more;) {
        const next = read(
          kinds,
          stretchesOf({ part: "newer", place: place(joined.at(-1)!) }, null, size)[0]!,
        );
        more = next.length > size;
        joined = [...joined, ...next.slice(1, size)];
      }
      expect(joined).toEqual(sorted);
    }),
  );
});

/** A thread of these kinds, an hour apart: m(essage), n(ote), o(rder), c(hange). */
function threadOf(kinds: string): TimelineItem[] {
  const names = { m: "message", n: "note", o: "order", c: "change" } as const;
  return [...kinds].map((letter, n) => {
    const kind = names[letter as keyof typeof names];
    return { kind, id: idOf(n + 1), at: new Date(start + n * hour).toISOString(), [kind]: {} } as never;
  });
}

const dayOf = (iso: string) => Math.floor(Date.parse(iso) / (24 * hour));
const whole = (items: TimelineItem[]) => ({ items, older: null, newer: null });

function rowsOf(items: TimelineItem[], over: { folded?: FoldableKind[]; opened?: string[] } = {}): LogRow[] {
  const [folded, opened] = [new Set(over.folded), new Set(over.opened)];
  return logRows({
    window: whole(items),
    pending: [],
    scheduled: [],
    firstUnreadId: null,
    dayOf,
    folded,
    opened,
  });
}

test("folding kinds leaves every message where it was, and gives each day in sight one heading", () => {
  const thread = fc.string({ unit: fc.constantFrom("m", "n", "o", "c"), maxLength: 80 }).map(threadOf);
  fc.assert(
    fc.property(thread, fc.subarray([...foldableKinds]), (items, folded) => {
      const rows = rowsOf(items, { folded, opened: items.map(({ id }) => id) });
      const shown = rows.flatMap((row) => (row.kind === "item" ? [row.item] : []));
      expect(shown).toEqual(items.filter(({ kind }) => kind === "message" || !folded.includes(kind)));
      let day: number | null = null;
      for (const row of rows) {
        if (row.kind === "day") {
          expect(dayOf(row.at)).not.toBe(day);
          day = dayOf(row.at);
        }
        if (row.kind === "item") expect(dayOf(row.item.at)).toBe(day);
      }
      expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    }),
  );
});

test("three changes that follow each other are one line, which opens; two are two lines", () => {
  const kindsIn = (rows: LogRow[]) => rows.flatMap(({ kind }) => (kind === "day" ? [] : [kind]));
  const items = threadOf("mccmccc");
  const rows = rowsOf(items);
  expect(kindsIn(rows)).toEqual(["item", "item", "item", "item", "changes"]);
  expect(rows.at(-1)).toMatchObject({ open: false, changes: { length: 3 }, position: 5 });
  // One that was opened stays open when another change joins it.
  const opened = rowsOf(threadOf("mccmcccc"), { opened: [items[4]?.id ?? ""] });
  expect(kindsIn(opened)).toEqual([...kindsIn(rows), "item", "item", "item", "item"]);
  expect(entriesIn(opened)).toBe(9);
  // What is folded between them parts nothing.
  expect(kindsIn(rowsOf(threadOf("cncnc"), { folded: ["note"] }))).toEqual(["changes"]);
});

test("a line of changes ends with the day, and is named alike when earlier ones are read", () => {
  const items = threadOf("c".repeat(20));
  const lines = rowsOf(items).filter(({ kind }) => kind === "changes");
  expect(lines.map((row) => row.kind === "changes" && row.changes.length)).toEqual([14, 6]);
  const later = rowsOf(items.slice(5)).filter(({ kind }) => kind === "changes");
  expect(later.map(({ key }) => key)).toEqual(lines.map(({ key }) => key));
});

test("a window is as long as its messages: what lies between them is not what is let go", () => {
  const many = whole(threadOf(`m${"c".repeat(900)}m`));
  expect(trimmed(many, 500)).toBe(many);
  const long = trimmed(whole(threadOf("mc".repeat(500))), 998);
  expect(long.items).toHaveLength(600);
  expect(long).toMatchObject({ newer: null, older: expect.any(String) });
});

test("an order tells what happened to it, as far as it was read, under the same names each time", () => {
  const euros = (amount: string) => ({ amount, currencyCode: "EUR" });
  const order = {
    ...{ gid: "gid://shopify/Order/1", name: "#1001", processedAt: "2026-09-21T10:00:00Z" },
    ...{ cancelledAt: "2026-09-24T10:00:00Z", total: euros("0.00"), refunded: euros("129.00") },
  } as OrderSummary;
  expect(momentsOf(order).map(({ kind, amount }) => [kind, amount?.amount ?? null])).toEqual([
    ["placed", "0.00"],
    ["cancelled", null],
  ]);
  const whole: OrderSummary = {
    ...order,
    placedTotal: euros("129.00"),
    fulfillments: [{ gid: "gid://shopify/Fulfillment/1", at: "2026-09-22T10:00:00Z" }],
    refunds: [
      { gid: "gid://shopify/Refund/1", at: "2026-09-23T10:00:00Z", amount: euros("29.00") },
      { gid: "gid://shopify/Refund/2", at: "2026-09-24T10:00:00Z", amount: euros("100.00") },
    ],
  };
  const moments = momentsOf(whole);
  expect(moments.map(({ kind, amount }) => [kind, amount?.amount ?? null])).toEqual([
    ["placed", "129.00"],
    ["fulfilled", null],
    ["refunded", "29.00"],
    ["refunded", "100.00"],
    ["cancelled", null],
  ]);
  expect(momentsOf(whole)).toEqual(moments);
  const ids = moments.map(({ id }) => id);
  expect(new Set(ids).size).toBe(5);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

test("a reply that the page was read with stands there once, while it is still on its way too", () => {
  const window = whole(threadOf("mm"));
  const reply = { clientToken: "token", text: "Yes, in blue", files: 0, cards: 0 };
  const stored = { ...window.items[1], message: { clientToken: "token" } } as TimelineItem;
  const parts = {
    ...{
      scheduled: [],
      firstUnreadId: null,
      dayOf,
      folded: new Set<FoldableKind>(),
      opened: new Set<string>(),
    },
    pending: [reply],
  };
  const pendingIn = (items: TimelineItem[], scheduled: ThreadMessage[] = []) =>
    logRows({ ...parts, scheduled, window: whole(items) }).filter(({ kind }) => kind === "pending");
  expect(pendingIn(window.items)).toHaveLength(1);
  expect(pendingIn([...window.items, stored])).toEqual([]);
  expect(pendingIn(window.items, [{ id: "later", clientToken: "token" } as ThreadMessage])).toEqual([]);
});
