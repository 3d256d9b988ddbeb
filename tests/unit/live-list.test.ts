import fc from "fast-check";
import { expect, test } from "vitest";
import type { ConversationRow, InboxPage } from "#app/modules/conversations/conversations.ts";
import {
  comparePlaces,
  inboxOrders,
  placeOf,
  readPlace,
  writePlace,
} from "#app/modules/conversations/queue/inbox-order.ts";
import { afterChange, openList, type LiveList } from "#app/modules/conversations/views/live-list.ts";
import { rowsShown } from "#app/modules/conversations/views/shown-list.ts";

const start = Date.UTC(2026, 10, 25, 9);
const iso = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** A thread as far as a list needs it. */
function row(n: number, minutes: number, over: Partial<ConversationRow> = {}): ConversationRow {
  return {
    id: idOf(n),
    accountId: "a",
    contact: { id: `c${n}`, handle: null, name: null, corrected: false, pictureUrl: null, fallbackName: "" },
    preview: null,
    lastMessageAt: iso(minutes),
    unreadCount: 0,
    waitingSince: null,
    answerBy: null,
    lapsesAt: null,
    stake: null,
    scheduledAt: null,
    work: {
      status: "open",
      snoozedUntil: null,
      assigneeId: null,
      teamId: null,
      priority: null,
      labelIds: [],
      lastCustomerMessageAt: null,
    },
    window: { state: "closed", reason: "never_wrote" },
    sendState: null,
    ...over,
  };
}

function page(rows: ConversationRow[], over: Partial<InboxPage> = {}): InboxPage {
  return { readAt: iso(0), rows, previous: null, next: null, ...over };
}

/** The lists here have every row that is not of a closed account. */
const belongs = ({ window }: ConversationRow) =>
  window.state !== "closed" || window.reason !== "account_disconnected";

function told(list: LiveList, rows: ConversationRow[], gone: string[] = [], at = iso(1)): LiveList {
  return afterChange(list, {
    kind: "told",
    changes: { at, rows, gone, threads: [] },
  });
}

const shownIds = (list: LiveList) => rowsShown(list.shown).map(({ id }) => id);
const newest = (rows: ConversationRow[], over: Partial<InboxPage> = {}) =>
  openList(page(rows, over), { order: "newest", belongs, openId: null }, []);
const endAt = (last: ConversationRow) => writePlace(placeOf("newest", last));

test("at the top a new message takes its thread to the top at once", () => {
  const list = told(newest([row(1, 3), row(2, 2), row(3, 1)]), [row(3, 9), row(4, 8)]);
  expect(shownIds(list)).toEqual([3, 4, 1, 2].map(idOf));
  expect(list.shown.risen.size).toBe(0);
});

test("further down nothing moves: words change in place, what rose is counted, and comes up at the top", () => {
  const open = afterChange(newest([row(1, 3), row(2, 2), row(3, 1)]), { kind: "hold", held: true });
  const read = told(open, [row(3, 9, { unreadCount: 1 }), row(4, 8)]);
  expect(shownIds(read)).toEqual([1, 2, 3].map(idOf));
  expect(rowsShown(read.shown)[2]?.unreadCount).toBe(1);
  expect(read.shown.risen.size).toBe(2);
  const again = told(read, [row(3, 10)]);
  expect(again.shown.risen.size).toBe(2);
  const back = afterChange(again, { kind: "hold", held: false });
  expect(shownIds(back)).toEqual([3, 4, 1, 2].map(idOf));
  expect(back.shown.risen.size).toBe(0);
});

test("what is gone, or belongs here no longer, leaves at once, further down too", () => {
  const held = afterChange(newest([row(1, 3), row(2, 2), row(3, 1)]), { kind: "hold", held: true });
  const left = told(held, [], [idOf(2)]);
  expect(shownIds(left)).toEqual([1, 3].map(idOf));
  const closed = afterChange(left, {
    kind: "told",
    changes: {
      at: iso(1),
      rows: [row(3, 1, { window: { state: "closed", reason: "account_disconnected" } })],
      gone: [],
      threads: [],
    },
  });
  expect(shownIds(closed)).toEqual([1].map(idOf));
});

test("a change beyond the pages that were read waits for its page", () => {
  const rows = [row(1, 9), row(2, 8)];
  const list = newest(rows, { next: endAt(row(2, 8)) });
  expect(shownIds(told(list, [row(5, 3)]))).toEqual([1, 2].map(idOf));
  const more = afterChange(told(list, [row(5, 3)]), {
    kind: "page",
    side: "next",
    from: endAt(row(2, 8)),
    page: page([row(3, 5), row(5, 3)]),
  });
  expect(shownIds(more)).toEqual([1, 2, 3, 5].map(idOf));
});

test("a page that was asked for from an end that is gone changes nothing", () => {
  const list = newest([row(1, 9)], { next: endAt(row(1, 9)) });
  const late = afterChange(list, {
    kind: "page",
    side: "next",
    from: endAt(row(7, 7)),
    page: page([row(3, 5)]),
  });
  expect(late).toBe(list);
});

test("what was told while a page was read is newer than the page", () => {
  const list = told(newest([row(1, 9), row(2, 8)]), [row(2, 10, { unreadCount: 2 })], [], iso(2));
  const fresh = afterChange(list, { kind: "fresh", page: page([row(1, 9), row(2, 8)], { readAt: iso(1) }) });
  expect(shownIds(fresh)).toEqual([2, 1].map(idOf));
  const later = afterChange(list, {
    kind: "fresh",
    page: page([row(1, 11), row(2, 10)], { readAt: iso(3) }),
  });
  expect(rowsShown(later.shown)[0]?.unreadCount).toBe(0);
});

test("what was told before a list was there to hear it is in it, and what it was read with is not told again", () => {
  const changes = { at: iso(2), rows: [row(2, 10)], gone: [], threads: [] };
  const rules = { order: "newest", belongs, openId: null } as const;
  expect(shownIds(openList(page([row(1, 9), row(2, 8)]), rules, [changes]))).toEqual([2, 1].map(idOf));
  const readLater = page([row(1, 11)], { readAt: iso(3) });
  expect(shownIds(openList(readLater, rules, [changes]))).toEqual([idOf(1)]);
});

test("a thread that left what a list has before the list was read is not in it, though it is open", () => {
  const isOpen = (each: ConversationRow) => each.work.status === "open";
  const rules = { order: "newest", belongs: isOpen, openId: idOf(1) } as const;
  const { work } = row(1, 9);
  const before = { at: iso(0), rows: [row(1, 9), row(2, 8)], gone: [], threads: [] };
  const after = {
    at: iso(0.01),
    rows: [row(1, 9, { work: { ...work, status: "blocked" } })],
    gone: [],
    threads: [],
  };
  expect(shownIds(openList(page([row(2, 8)]), rules, [before, after]))).toEqual([idOf(2)]);
});

test("the open thread stays in the list that has it, though the list was read again without it", () => {
  const rules = { order: "newest", belongs: ({ unreadCount }: ConversationRow) => unreadCount > 0 } as const;
  const rows = [row(1, 9, { unreadCount: 1 }), row(2, 8, { unreadCount: 1 }), row(3, 7, { unreadCount: 1 })];
  const list = openList(page(rows), { ...rules, openId: idOf(2) }, []);
  const without = page([rows[0], rows[2]].filter((each) => each !== undefined));
  const again = afterChange(list, { kind: "fresh", page: without });
  expect(shownIds(again)).toEqual([1, 2, 3].map(idOf));
  const left = afterChange(again, { kind: "rules", rules: { ...rules, openId: null } });
  expect(shownIds(afterChange(left, { kind: "fresh", page: without }))).toEqual([1, 3].map(idOf));
});

test("a thread that stayed because it was open goes from the list when another is opened", () => {
  const rules = { order: "newest", belongs: ({ unreadCount }: ConversationRow) => unreadCount > 0 } as const;
  const unread = [row(1, 9, { unreadCount: 1 }), row(2, 8, { unreadCount: 1 })];
  const list = openList(page(unread), { ...rules, openId: idOf(1) }, []);
  const read = told(list, [row(1, 9)]);
  expect(shownIds(read)).toEqual([1, 2].map(idOf));
  const next = afterChange(read, { kind: "rules", rules: { ...rules, openId: idOf(2) } });
  expect(shownIds(next)).toEqual([idOf(2)]);
});

test("read again from the beginning, the list keeps what lies beyond until that is read again too", () => {
  const list = newest([row(1, 9), row(2, 8), row(3, 7), row(4, 6)]);
  const first = page([row(5, 10), row(1, 9)], { next: endAt(row(1, 9)) });
  const fresh = afterChange(list, { kind: "fresh", page: first });
  expect(shownIds(fresh)).toEqual([5, 1, 2, 3, 4].map(idOf));
  const whole = afterChange(fresh, { kind: "fresh", page: page([row(5, 10), row(1, 9), row(3, 7)]) });
  expect(shownIds(whole)).toEqual([5, 1, 3].map(idOf));
});

test("what was asked for above is shown above, though somebody reads further down", () => {
  const begin = endAt(row(2, 8));
  const held = afterChange(newest([row(2, 8), row(3, 7)], { previous: begin }), { kind: "hold", held: true });
  const more = afterChange(held, { kind: "page", side: "previous", from: begin, page: page([row(1, 9)]) });
  expect(shownIds(more)).toEqual([1, 2, 3].map(idOf));
});

const orders = inboxOrders;
const minutes = fc.integer({ min: 0, max: 20 });
const someRow = fc
  .tuple(fc.integer({ min: 0, max: 30 }), minutes, fc.option(minutes), fc.option(minutes), fc.nat(2))
  .map(([n, last, waiting, by, unreadCount]) =>
    row(n, last, {
      unreadCount,
      waitingSince: waiting === null ? null : iso(waiting),
      answerBy: waiting === null || by === null ? null : iso(by),
    }),
  );

test("a place in any order reads back as it was written, and orders are total", () => {
  fc.assert(
    fc.property(fc.constantFrom(...orders), someRow, someRow, someRow, (order, one, two, three) => {
      const [a, b, c] = [one, two, three].map((each) => placeOf(order, each)) as [Place, Place, Place];
      expect(readPlace(order, writePlace(a))).toEqual(a);
      // `===`, since two zeroes below nothing add up to -0, which toBe tells from 0.
      expect(Math.sign(comparePlaces(order, a, b)) + Math.sign(comparePlaces(order, b, a)) === 0).toBe(true);
      if (comparePlaces(order, a, b) <= 0 && comparePlaces(order, b, c) <= 0)
        expect(comparePlaces(order, a, c)).toBeLessThanOrEqual(0);
    }),
  );
});

type Place = ReturnType<typeof placeOf>;

test("however it was told and held, a list that is back at its top is what a server would have read", () => {
  const step = fc.oneof(
    fc.record({ rows: fc.uniqueArray(someRow, { selector: ({ id }) => id, maxLength: 4 }) }),
    fc.record({ gone: fc.integer({ min: 0, max: 30 }) }),
    fc.record({ held: fc.boolean() }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...orders), fc.array(step, { maxLength: 30 }), (order, steps) => {
      const truth = new Map<string, ConversationRow>();
      let list = openList(page([]), { order, belongs, openId: null }, []);
      for (const each of steps) {
        if ("held" in each) list = afterChange(list, { kind: "hold", held: each.held });
        else if ("gone" in each) {
          truth.delete(idOf(each.gone));
          list = told(list, [], [idOf(each.gone)]);
        } else {
          for (const one of each.rows) truth.set(one.id, one);
          list = told(list, each.rows);
        }
        expect(new Set(shownIds(list)).size).toBe(shownIds(list).length);
        expect(
          shownIds(list).length + [...list.shown.risen].filter((id) => !shownIds(list).includes(id)).length,
        ).toBe(truth.size);
      }
      const expected = [...truth.values()].sort((one, other) =>
        comparePlaces(order, placeOf(order, one), placeOf(order, other)),
      );
      expect(rowsShown(afterChange(list, { kind: "hold", held: false }).shown)).toEqual(expected);
    }),
  );
});
