import fc from "fast-check";
import { expect, test } from "vitest";
import { joinVersions, type Version } from "#app/modules/conversations/fold/versions.ts";

const edit = fc.record({
  number: fc.integer({ min: 1, max: 8 }),
  at: fc.nat(3),
  text: fc.constantFrom("a", "b", "long"),
});
const original = fc.record({
  number: fc.constant(0),
  at: fc.constant(null),
  text: fc.constantFrom("a", "b", "longer"),
});
const versions: fc.Arbitrary<Version[]> = fc.array(fc.oneof({ weight: 5, arbitrary: edit }, original), {
  maxLength: 12,
});

const joined = (batches: Version[][]) => batches.reduce(joinVersions, []);

test("versions join the same in every order, repeated or in one go", () => {
  fc.assert(
    fc.property(versions, fc.infiniteStream(fc.nat()), (all, order) => {
      const shuffled = all
        .map((version) => ({ version, place: order.next().value as number }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ version }) => [version]);
      expect(joined(shuffled)).toEqual(joined([all]));
      expect(joined([...shuffled, all, ...shuffled])).toEqual(joined([all]));
    }),
    { numRuns: 500 },
  );
});

test("the original stays beside the five newest edits, in order", () => {
  fc.assert(
    fc.property(versions, (all) => {
      const kept = joined([all]).map(({ number }) => number);
      const numbers = [...new Set(all.map(({ number }) => number))].sort((a, b) => a - b);
      expect(kept).toEqual([
        ...numbers.filter((number) => number === 0),
        ...numbers.filter((number) => number > 0).slice(-5),
      ]);
    }),
    { numRuns: 300 },
  );
});

test("what is known already gives back the very same list", () => {
  const known = joined([
    [{ number: 0, text: "is it", at: null }],
    [{ number: 1, text: "is it back?", at: 7 }],
  ]);
  expect(joinVersions(known, [{ number: 1, text: "is it back?", at: 7 }])).toBe(known);
  expect(joinVersions(known, [{ number: 1, text: "is it back!", at: 6 }])).toBe(known);
});
