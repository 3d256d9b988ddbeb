import { expect, test } from "vitest";
import { minute, second } from "#app/platform/clock.ts";
import {
  foldMessage,
  unknownMessage,
  type MessageRecord,
} from "#app/modules/conversations/fold/fold-message.ts";
import {
  matchEchoes,
  type UnclaimedEcho,
  type WaitingMessage,
} from "#app/modules/conversations/fold/match-echoes.ts";
import { nameMessage, unnameMessage } from "#app/modules/conversations/outbox/name-message.ts";

const at = Date.UTC(2026, 8, 21, 10);
const waiting = (id: string, startedAt: number, over: Partial<WaitingMessage> = {}): WaitingMessage => ({
  id,
  contactId: "maya",
  content: { text: "ok" },
  part: 0,
  startedAt: [startedAt],
  ...over,
});
const echo = (mid: string, echoAt: number, over: Partial<UnclaimedEcho> = {}): UnclaimedEcho => ({
  mid,
  contactId: "maya",
  content: { text: "ok" },
  at: echoAt,
  ...over,
});
const match = (echoes: UnclaimedEcho[], messages: WaitingMessage[]) =>
  Object.fromEntries(matchEchoes(echoes, messages));

test("an echo belongs to the message with its words, to its person", () => {
  const messages = [
    waiting("a", at),
    waiting("b", at, { content: { text: "yes" } }),
    waiting("c", at, { contactId: "tom" }),
  ];
  expect(match([echo("m", at + second, { content: { text: "yes" } })], messages)).toEqual({ m: "b" });
  expect(match([echo("m", at + second, { contactId: "tom" })], messages)).toEqual({ m: "c" });
  expect(match([echo("m", at + second, { content: { text: "Yes" } })], messages)).toEqual({});
});

test.each([
  ["two minutes before the try, as a slow clock shows it", -2 * minute, true],
  ["earlier than any clock explains", -2 * minute - 1, false],
  ["ten minutes after the try began", 10 * minute, true],
  ["later than any try lasts", 10 * minute + 1, false],
])("an echo %s", (_name, late, ours) => {
  expect(match([echo("m", at + late)], [waiting("a", at)])).toEqual(ours ? { m: "a" } : {});
});

test("of equal messages the one whose try is nearest gets the echo, each at most one", () => {
  const messages = [waiting("first", at), waiting("second", at + 30 * second)];
  expect(match([echo("m", at + 30 * second + 400)], messages)).toEqual({ m: "second" });
  expect(match([echo("n", at + 30 * second + 400), echo("m", at + 400)], messages)).toEqual({
    m: "first",
    n: "second",
  });
  expect(match([echo("m", at), echo("n", at), echo("o", at)], messages)).toEqual({ m: "first", n: "second" });
});

test("equal parts of one reply take their echoes in the order of sending", () => {
  const messages = [waiting("z", at, { part: 0 }), waiting("a", at, { part: 1 })];
  expect(match([echo("n", at + 2), echo("m", at + 1)], messages)).toEqual({ m: "z", n: "a" });
});

test("a message that was tried twice is found by either try", () => {
  const messages = [waiting("a", at, { startedAt: [at, at + 60 * minute] })];
  expect(match([echo("m", at + 60 * minute + second)], messages)).toEqual({ m: "a" });
  expect(match([echo("m", at + 30 * minute)], messages)).toEqual({});
});

const edit = { kind: "edit", personId: "maya", at, standby: false } as const;
const ours: MessageRecord = {
  ...unknownMessage,
  direction: "out",
  origin: "staff",
  kind: "text",
  content: { text: "ok" },
  sentAt: at,
  state: "uncertain",
};

test("a named message is sent, and has what was noted under its name", () => {
  const noted: MessageRecord = {
    ...ours,
    origin: "native",
    content: { mid: "m", text: "ok" },
    sentAt: at + 9,
    reaction: "❤️",
    reactionAt: at + 10,
    state: "sent",
  };
  expect(nameMessage(ours, null, "m")).toEqual({ ...ours, content: { mid: "m", text: "ok" }, state: "sent" });
  expect(nameMessage(ours, noted, "m")).toEqual({ ...noted, origin: "staff" });
});

test("words edited in the Instagram app beat what we sent, and an unsend beats both", () => {
  const noted: MessageRecord = {
    ...unknownMessage,
    content: { mid: "m", text: "edited" },
    editNumber: 1,
    editedAt: at,
  };
  expect(nameMessage(ours, noted, "m")).toMatchObject({
    content: { mid: "m", text: "edited" },
    sentAt: at,
    versions: [
      { number: 0, text: "ok" },
      { number: 1, text: "edited" },
    ],
  });
  const unsent: MessageRecord = { ...unknownMessage, unsentAt: at + 1 };
  expect(nameMessage(ours, unsent, "m")).toMatchObject({ content: null, unsentAt: at + 1, origin: "staff" });
});

test("a message that lost its name is uncertain, with its own words and nothing of the other's", () => {
  const named = nameMessage({ ...ours, reaction: "❤️", reactionAt: at }, null, "m");
  expect(unnameMessage(named, at)).toEqual(ours);
  const edited = foldMessage(named, { ...edit, mid: "m", text: "edited", number: 1 });
  expect(edited.content?.text).toBe("edited");
  expect(unnameMessage(edited, at)).toEqual(ours);
});
