import fc from "fast-check";
import { expect, test } from "vitest";
import {
  judgeMissing,
  lookAgainAfterMs,
  type HeldMessage,
} from "#app/modules/conversations/compare/judge-missing.ts";
import { hour, minute, second } from "#app/platform/clock.ts";

const start = Date.UTC(2026, 10, 1);
const readAt = start + 10 * hour;

const message = (id: string, minutes: number, rest: Partial<HeldMessage> = {}): HeldMessage => ({
  id,
  kind: "text",
  sentAt: start + minutes * minute,
  listed: true,
  missingSince: null,
  ...rest,
});

const nothing = { missing: [], unsent: [], back: [] };
const gone = (rest: Partial<HeldMessage> = {}) => message("gone", 5, { listed: false, ...rest });
const between = (one: HeldMessage) => [message("older", 0), one, message("newer", 10)];
const judge = (held: HeldMessage[], strangers: number[] = []) => judgeMissing(held, { readAt, strangers });

test("a message that stands between two that are listed is missing, and unsent when it is missing again later", () => {
  expect(judge(between(gone()))).toEqual({ ...nothing, missing: ["gone"] });
  const soon = gone({ missingSince: readAt - lookAgainAfterMs + second });
  expect(judge(between(soon))).toEqual(nothing);
  const later = gone({ missingSince: readAt - lookAgainAfterMs });
  expect(judge(between(later))).toEqual({ ...nothing, unsent: ["gone"] });
});

test("a message that is listed again is missing no more", () => {
  expect(judge(between(message("gone", 5, { missingSince: start })))).toEqual({ ...nothing, back: ["gone"] });
});

const long = { missingSince: start };

test.each<[string, HeldMessage[], number[]?]>([
  ["it is older than what is listed", [gone(long), message("a", 6), message("b", 7)]],
  ["it is the newest", [message("a", 1), message("b", 2), gone(long)]],
  ["nothing is listed under an id that we know", [gone(long)]],
  [
    "it was sent lately",
    between(gone({ ...long, sentAt: readAt - minute })).toSpliced(2, 1, message("newer", 600)),
  ],
  ["its kind may be left out", between(gone({ ...long, kind: "postback" }))],
  ["something that we do not know was sent then", between(gone(long)), [start + 5 * minute + second]],
  [
    "the list lacks more than it has",
    [message("a", 0), gone(long), gone({ ...long, id: "b" }), gone({ ...long, id: "c" }), message("z", 10)],
  ],
])("nothing is concluded when %s", (_why, held, strangers) => {
  expect(judge(held, strangers)).toEqual(nothing);
});

const anyMessage = fc.record({
  kind: fc.constantFrom<HeldMessage["kind"]>("text", "media", "share", "story_mention", "unsupported"),
  sentAt: fc.integer({ min: start, max: readAt }),
  listed: fc.boolean(),
  missingSince: fc.option(fc.integer({ min: start, max: readAt })),
});
const thread = fc
  .array(anyMessage, { maxLength: 30 })
  .map((messages) => messages.map((one, at): HeldMessage => ({ id: String(at), ...one })));

test("whatever the thread, only what was missing before and has a listed neighbour on both sides is unsent, and nothing listed ever", () => {
  fc.assert(
    fc.property(thread, fc.array(fc.integer({ min: start, max: readAt })), (held, strangers) => {
      const { missing, unsent, back } = judgeMissing(held, { readAt, strangers });
      const listed = held.filter((one) => one.listed);
      for (const one of held.filter(({ id }) => unsent.includes(id) || missing.includes(id))) {
        expect(one.listed).toBe(false);
        expect(listed.some(({ sentAt }) => sentAt < one.sentAt)).toBe(true);
        expect(listed.some(({ sentAt }) => sentAt > one.sentAt)).toBe(true);
        expect(one.missingSince === null).toBe(missing.includes(one.id));
      }
      expect(unsent.length + missing.length).toBeLessThanOrEqual(listed.length);
      expect(new Set([...missing, ...unsent, ...back]).size).toBe(
        missing.length + unsent.length + back.length,
      );
    }),
  );
});

test("a list that has everything proves nothing gone, in whatever order it is held", () => {
  fc.assert(
    fc.property(thread, (held) => {
      const all = held.map((one) => ({ ...one, listed: true }));
      expect(judge(all)).toMatchObject({ missing: [], unsent: [] });
    }),
  );
});
