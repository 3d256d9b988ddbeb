import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { MessageEvent } from "#app/modules/channels/events.ts";
import {
  markSeenByStaff,
  readAsk,
  readThread,
  readThreadPart,
  receiveEvents,
} from "#app/modules/conversations/conversations.server.ts";
import { hour, second } from "#app/platform/clock.ts";
import { seedAccount } from "#tests/support/accounts.ts";
import { testDatabase } from "#tests/support/database.ts";
import { at, message, messagesIn, newPerson } from "#tests/support/threads.ts";

const db = await testDatabase();
const { scope } = db;
const account = await seedAccount(scope);
const now = new Date(at + 1_000 * hour);

/** A thread in which somebody wrote "words 0", "words 1", … at these times. */
async function threadOf(times: number[], over: (n: number) => Partial<MessageEvent> = () => ({})) {
  const personId = newPerson();
  const events = times.map((time, n) =>
    message(personId, { at: time, ...over(n), content: { text: `words ${n}`, ...over(n).content } }),
  );
  const { conversationIds } = await receiveEvents(scope, account, events);
  return { id: conversationIds[0] ?? "", personId };
}

/** A part of a thread, asked for as an address does. */
async function part(id: string, search: Record<string, string>, limit = 100, timezone = "UTC") {
  const ask = readAsk(new URLSearchParams(search), timezone);
  const read = await readThreadPart(scope, id, { ask, limit, now });
  if (!read) throw new Error("no such thread");
  return read;
}

// Three at a time in the same moment.
const thirty = await threadOf(Array.from({ length: 30 }, (_, n) => at + Math.floor(n / 3) * second));
const all = await part(thirty.id, {});

test("a thread is read in both directions, each message once, wherever one begins and however long a page is", async () => {
  expect(all).toMatchObject({ older: null, newer: null });
  expect(all.items).toHaveLength(30);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 40 }), fc.nat(29), async (limit, begin) => {
      const opened = await part(thirty.id, { at: all.items[begin]?.id ?? "" }, limit);
      expect(opened.anchorId).toBe(all.items[begin]?.id);
      let { older, newer, items } = opened;
      while (older !== null) {
        const before = await part(thirty.id, { older }, limit);
        // The place that is asked for is part of the answer.
        expect(before.items.at(-1)?.id).toBe(items[0]?.id);
        items = [...before.items, ...items.slice(1)];
        older = before.older;
      }
      while (newer !== null) {
        const after = await part(thirty.id, { newer }, limit);
        expect(after.items[0]?.id).toBe(items.at(-1)?.id);
        items = [...items, ...after.items.slice(1)];
        newer = after.newer;
      }
      expect(items).toEqual(all.items);
    }),
    { numRuns: 15 },
  );
});

test("what stands between two places is read again whole", async () => {
  const middle = await part(thirty.id, { at: all.items[15]?.id ?? "" }, 10);
  const again = await part(thirty.id, { from: middle.older ?? "", to: middle.newer ?? "" });
  expect(again).toMatchObject({ items: middle.items, older: middle.older, newer: middle.newer });
  const toTheEnd = await part(thirty.id, { from: middle.older ?? "" });
  expect(toTheEnd.items.at(-1)).toEqual(all.items.at(-1));
  expect(toTheEnd.newer).toBeNull();
});

test("a day leads to the first message from its midnight on, in the shop's zone; a later one to the last", async () => {
  // 23:30 in Berlin, where it is summer, then 00:30 and 12:00 of the next day.
  const times = ["2026-06-01T21:30Z", "2026-06-01T22:30Z", "2026-06-02T10:00Z"].map((iso) => Date.parse(iso));
  const { id } = await threadOf(times);
  const anchor = async (date: string) => {
    const page = await part(id, { date }, 100, "Europe/Berlin");
    return messagesIn(page).find((each) => each.id === page.anchorId)?.content?.text;
  };
  expect(await anchor("2026-05-01")).toBe("words 0");
  expect(await anchor("2026-06-02")).toBe("words 1");
  expect(await anchor("2026-07-01")).toBe("words 2");
  expect(await part(id, { date: "2026-02-30" })).toMatchObject({ anchorId: null, items: { length: 3 } });
});

test("a message that is not in the thread opens its end", async () => {
  const other = await threadOf([at]);
  const [theirs] = (await part(other.id, {})).items;
  for (const id of [randomUUID(), theirs?.id ?? "", "nonsense"]) {
    const opened = await part(thirty.id, { at: id }, 4);
    expect(opened.anchorId).toBeNull();
    expect(opened.items).toEqual(all.items.slice(-4));
  }
});

test("a quote reaches back across pages and leads to what is quoted", async () => {
  const { id } = await threadOf([at, at + 1, at + 2], (n) =>
    n === 0 ? { mid: "quoted" } : { content: { ...(n === 2 && { replyToMid: "quoted" }) } },
  );
  const whole = messagesIn(await part(id, {}));
  const [newest] = messagesIn(await part(id, {}, 1));
  expect(newest?.quoted).toEqual({ id: whole[0]?.id, kind: "text", text: "words 0" });
});

test("an edited message comes with how it read before, and an unsent one without", async () => {
  const { id, personId } = await threadOf([at, at + 1], (n) => ({ mid: `edited-${n}` }));
  const edit = { kind: "edit", personId, standby: false } as const;
  await receiveEvents(scope, account, [
    { ...edit, mid: "edited-0", number: 1, text: "better words", at: at + 10 },
    { ...edit, mid: "edited-0", number: 2, text: "best words", at: at + 20 },
    { ...edit, mid: "edited-1", number: 1, text: "a secret", at: at + 10 },
    { kind: "unsend", mid: "edited-1", personId, at: at + 30, standby: false },
  ]);
  const [edited, unsent] = messagesIn(await part(id, {}));
  expect(edited?.content?.text).toBe("best words");
  expect(edited?.earlier).toEqual([
    { text: "words 0", at: new Date(at).toISOString() },
    { text: "better words", at: new Date(at + 10).toISOString() },
  ]);
  expect(unsent).toMatchObject({ unsent: true, content: null, earlier: [] });
});

test("the first unread message is the oldest that nobody of the store has seen", async () => {
  const { id, personId } = await threadOf([at, at + 1, at + 2]);
  const unread = async () => (await readThread(scope, id, { now }))?.firstUnread;
  const [first] = (await part(id, {})).items;
  expect(await unread()).toMatchObject({ id: first?.id, count: 3 });
  await markSeenByStaff(scope, id, now);
  expect(await unread()).toBeNull();
  const next = message(personId, { at: now.getTime() + second });
  const { arrived } = await receiveEvents(scope, account, [next]);
  expect(await unread()).toMatchObject({ id: arrived[0]?.messageId, count: 1 });
});

test("another shop reads no part of it", async () => {
  expect(await readThreadPart(db.otherScope, thirty.id, { now })).toBeNull();
  expect(await readThreadPart(db.scope, "nonsense", { now })).toBeNull();
});
