import fc from "fast-check";
import { expect, test } from "vitest";
import type { ThreadMessage } from "#app/modules/conversations/conversations.ts";
import {
  comparePlaces,
  placeOf,
  type FoldableKind,
  type TimelineItem,
  type TimelinePage,
} from "#app/modules/conversations/thread/timeline.ts";
import { dayAbove, itemFrom, logRows } from "#app/modules/conversations/ui/thread/log-rows.ts";
import {
  covers,
  joinPart,
  trimmed,
  type TimelineWindow,
} from "#app/modules/conversations/ui/thread/timeline-window.ts";

const start = Date.UTC(2026, 8, 21, 10);

function item(n: number, text = `words ${n}`): TimelineItem {
  const id = `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
  // Three at a time in the same moment.
  const at = new Date(start + Math.floor(n / 3) * 1_000).toISOString();
  return { kind: "message", id, at, message: { id, content: { text } } as ThreadMessage };
}

/** What the server answers of a thread, from one item to another. */
function part(thread: TimelineItem[], from: number, to: number): TimelinePage {
  const [first, last] = [thread[from], thread[to]];
  return {
    items: thread.slice(from, to + 1),
    older: from > 0 && first ? placeOf(first) : null,
    newer: to < thread.length - 1 && last ? placeOf(last) : null,
  };
}

/** Any part of a thread of so many items. */
const partOf = (count: number) =>
  fc
    .tuple(fc.nat(count - 1), fc.nat(count - 1))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as [number, number]);

const isPartOf = (thread: TimelineItem[], window: TimelineWindow) => {
  const first = thread.findIndex(({ id }) => id === window.items[0]?.id);
  expect(window).toEqual(part(thread, first, first + window.items.length - 1));
};

test("whatever parts are read in whatever order, what a page holds is a part of the thread without gaps", () => {
  const count = 40;
  const thread = Array.from({ length: count }, (_, n) => item(n));
  fc.assert(
    fc.property(partOf(count), fc.array(partOf(count), { maxLength: 8 }), (opened, reads) => {
      let window = part(thread, ...opened);
      for (const [from, to] of reads) {
        const before = window;
        window = joinPart(window, part(thread, from, to));
        isPartOf(thread, window);
        expect(covers(window, before)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test("a part that is read later is right about what is gone, what changed and what is new", () => {
  const thread = Array.from({ length: 12 }, (_, n) => item(n));
  const window = part(thread, 2, 11);
  const now = [...thread.slice(0, 5), item(6, "edited"), ...thread.slice(7), item(12), item(13)];
  const joined = joinPart(window, part(now, 4, now.length - 1));
  expect(joined.items.map(({ id }) => id)).toEqual(
    [...thread.slice(2, 4), ...now.slice(4)].map(({ id }) => id),
  );
  expect(joined.items[3]).toMatchObject({ message: { content: { text: "edited" } } });
  // What reads as before is not drawn again.
  expect(joined.items[4]).toBe(thread[7]);
});

test("a part that does not touch what the page holds changes nothing", () => {
  const thread = Array.from({ length: 30 }, (_, n) => item(n));
  const window = part(thread, 0, 5);
  expect(joinPart(window, part(thread, 20, 29))).toBe(window);
});

test("a long window lets go of what is furthest from where one reads, and knows that it is there", () => {
  const thread = Array.from({ length: 1_000 }, (_, n) => item(n));
  fc.assert(
    fc.property(partOf(1_000), fc.nat(999), (opened, at) => {
      const window = part(thread, ...opened);
      const lookedAt = Math.min(at, window.items.length - 1);
      const short = trimmed(window, lookedAt);
      isPartOf(thread, short);
      expect(short.items.length).toBeLessThanOrEqual(400);
      expect(short.items).toContain(window.items[lookedAt]);
    }),
    { numRuns: 100 },
  );
});

test("places are ordered by time, then by id, as numbers and not as text", () => {
  const id = "00000000-0000-7000-8000-000000000001";
  expect(comparePlaces(`999_${id}`, `1000_${id}`)).toBeLessThan(0);
  expect(comparePlaces(`1000_${id}`, `1000_${id.replace(/1$/, "2")}`)).toBeLessThan(0);
  expect(comparePlaces(`1000_${id}`, `1000_${id}`)).toBe(0);
});

test("each day has a heading, and the day of what is at the top is said only while its heading is further up", () => {
  const items = [item(0), item(1), item(2), item(3)];
  const dayOf = (iso: string) => (iso === items[3]?.at ? 2 : 1);
  const begun = {
    window: { items, older: null, newer: null },
    pending: [],
    scheduled: [],
    firstUnreadId: items[1]?.id ?? "",
    dayOf,
    folded: new Set<FoldableKind>(),
    opened: new Set<string>(),
  };
  const rows = logRows(begun);
  expect(rows.map(({ kind }) => kind)).toEqual(["day", "item", "unread", "item", "item", "day", "item"]);
  expect([0, 1, 2, 5, 6].map((index) => dayAbove(rows, index))).toEqual([
    null,
    items[0]?.at,
    items[1]?.at,
    null,
    items[3]?.at,
  ]);
  expect(itemFrom(rows, 5)).toBe(items[3]);
  // A part that begins within the thread: its first day may have begun earlier.
  const within = logRows({ ...begun, window: { items, older: placeOf(item(0)), newer: null } });
  expect(within.map(({ kind }) => kind)).toEqual(["item", "unread", "item", "item", "day", "item"]);
});
