import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { presenceWords, named } from "#app/modules/conversations/ui/presence/presence-words.ts";
import { draftIn } from "#app/modules/conversations/ui/composer/drafts/draft-store.ts";
import {
  knowAnswer,
  knownAnswer,
  noteWriting,
} from "#app/modules/conversations/ui/presence/known-answers.ts";
import { OwnPresence } from "#app/modules/conversations/ui/presence/own-presence.ts";
import { lastsMs, repeatMs, type Whereabouts } from "#app/modules/conversations/presence/presence.ts";
import { PresenceBoard, type Beat } from "#app/web/live/presence-board.ts";
import { makeTranslator } from "#app/language/translator.ts";
import presence from "#app/locales/en/presence.json" with { type: "json" };

const start = 1_000_000;
const beat = (over: Partial<Beat> = {}): Beat => ({
  kind: "presence",
  staffId: "ana",
  page: "page-1",
  conversationId: "lamp",
  writing: false,
  until: start + lastsMs,
  ...over,
});
const gone = (until: number) => beat({ conversationId: null, until });

test("a colleague stands in a thread until nothing is heard of their page for as long as presence lasts", () => {
  const board = new PresenceBoard();
  expect(board.hear(beat(), start)).toEqual(["lamp"]);
  expect(board.tell()).toEqual({ all: true, threads: { lamp: [{ staffId: "ana", writing: false }] } });
  expect(board.hear(beat({ until: start + repeatMs + lastsMs }), start + repeatMs)).toEqual([]);
  expect(board.forget(start + lastsMs)).toEqual([]);
  expect(board.next).toBe(start + repeatMs + lastsMs);
  expect(board.forget(start + repeatMs + lastsMs)).toEqual(["lamp"]);
  expect(board.tell(["lamp"])).toEqual({ all: false, threads: { lamp: [] } });
  expect(board.next).toBeNull();
});

test("going to another thread is news of both, and writing is news of one", () => {
  const board = new PresenceBoard();
  board.hear(beat(), start);
  expect(board.hear(beat({ conversationId: "table", until: start + lastsMs + 1 }), start)).toEqual([
    "lamp",
    "table",
  ]);
  const writing = beat({ conversationId: "table", writing: true, until: start + lastsMs + 2 });
  expect(board.hear(writing, start)).toEqual(["table"]);
  expect(board.tell().threads).toEqual({ table: [{ staffId: "ana", writing: true }] });
});

test("what comes late or again changes nothing: a page that left does not come back", () => {
  const board = new PresenceBoard();
  const orders = [
    [beat(), gone(start + lastsMs + 5)],
    [gone(start + lastsMs + 5), beat()],
    [beat(), gone(start + lastsMs + 5), beat(), beat()],
  ];
  for (const heard of orders) {
    for (const one of heard) board.hear(one, start);
    expect(board.tell(["lamp"]).threads).toEqual({ lamp: [] });
  }
  expect(board.hear(beat({ page: "stale", until: start - 1 }), start)).toEqual([]);
});

test("two pages of one person are one person, and one of them is enough", () => {
  const board = new PresenceBoard();
  board.hear(beat(), start);
  board.hear(beat({ page: "page-2", writing: true }), start);
  board.hear(beat({ staffId: "ben", page: "page-3" }), start);
  expect(board.tell().threads).toEqual({
    lamp: [
      { staffId: "ana", writing: true },
      { staffId: "ben", writing: false },
    ],
  });
  board.hear(gone(start + lastsMs + 1), start);
  expect(board.tell().threads["lamp"]).toHaveLength(2);
});

test("nobody takes another's page away: what a page says counts for whoever is signed in there", () => {
  const board = new PresenceBoard();
  board.hear(beat(), start);
  board.hear({ ...gone(start + lastsMs + 9), staffId: "mallory" }, start);
  expect(board.tell().threads["lamp"]).toEqual([{ staffId: "ana", writing: false }]);
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function ownPresence(send = (_: Whereabouts): Promise<unknown> => Promise.resolve()) {
  const said: Whereabouts[] = [];
  const own = new OwnPresence((whereabouts) => {
    said.push(whereabouts);
    return send(whereabouts);
  });
  return { own, said };
}

test("an open thread is said within a second, and then three times a minute", async () => {
  const { own, said } = ownPresence();
  own.look("lamp");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(said).toEqual([{ conversationId: "lamp", writing: false }]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said).toHaveLength(4);
});

test("of threads that are looked through quickly only the last is said, of one left at once nothing", async () => {
  const { own, said } = ownPresence();
  for (const id of ["one", "two", "three"]) {
    own.look(id);
    await vi.advanceTimersByTimeAsync(100);
    own.look(null);
  }
  own.look("lamp");
  await vi.advanceTimersByTimeAsync(1_000);
  own.look(null);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(said.map(({ conversationId }) => conversationId)).toEqual(["lamp", null]);
});

test("ten minutes of typing say that somebody writes once, and then as often as that somebody looks", async () => {
  const { own, said } = ownPresence();
  own.look("lamp");
  for (let n = 0; n < 6_000; n += 1) {
    own.typed();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(said.length).toBeLessThanOrEqual(32);
  expect(said.every(({ writing }) => writing)).toBe(true);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(said.at(-1)).toEqual({ conversationId: "lamp", writing: false });
});

test("who sent their reply does not write any more, and a page that nobody sees types nothing", async () => {
  const { own, said } = ownPresence();
  own.look("lamp");
  own.typed();
  await vi.advanceTimersByTimeAsync(1_000);
  own.stopped();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(said.map(({ writing }) => writing)).toEqual([true, false]);
  own.look(null);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said).toHaveLength(3);
});

test("one request at a time, so that none overtakes another; one that fails is said again", async () => {
  const answers: (() => void)[] = [];
  const { own, said } = ownPresence(
    () => new Promise((_, reject) => answers.push(() => reject(new Error("offline")))),
  );
  own.look("lamp");
  await vi.advanceTimersByTimeAsync(1_000);
  own.look("table");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(said.map(({ conversationId }) => conversationId)).toEqual(["lamp"]);
  answers[0]?.();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(said.map(({ conversationId }) => conversationId)).toEqual(["lamp", "table"]);
  answers[1]?.();
  await vi.advanceTimersByTimeAsync(repeatMs + 1_000);
  expect(said).toHaveLength(3);
});

test("those who write and those who look are named in one sentence each, whoever is new without a name", () => {
  const t = makeTranslator("en", { presence }).getFixedT("en", "presence");
  const staff = ["Ana", "Ben", "Cy"].map((name) => ({ id: name.toLowerCase(), name }));
  const present = ["ana", "ben", "cy", "new"].map((staffId) => ({ staffId, writing: staffId === "cy" }));
  expect(presenceWords(t, "en", named(present, staff))).toEqual([
    "Cy is writing a reply…",
    "Ana, Ben, and a colleague are looking at this conversation too",
  ]);
});

test("what writers knew when they began is known until their reply is gone, also while it may come back", () => {
  const draft = draftIn("lamp");
  const type = (text: string) => draft.type({ text, used: [], clientToken: null });
  noteWriting("lamp", 10);
  expect(knownAnswer("lamp")).toBe(0);
  type("back on");
  noteWriting("lamp", 10);
  type("back on Friday");
  noteWriting("lamp", 20);
  expect(knownAnswer("lamp")).toBe(10);

  draft.handOver();
  noteWriting("lamp", 20);
  type("back on Friday");
  noteWriting("lamp", 20);
  expect(knownAnswer("lamp")).toBe(10);
  knowAnswer("lamp", 20);
  expect(knownAnswer("lamp")).toBe(20);

  draft.handOver();
  draft.settle();
  noteWriting("lamp", 30);
  type("anything else?");
  noteWriting("lamp", 30);
  expect(knownAnswer("lamp")).toBe(30);
});
