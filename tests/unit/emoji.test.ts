import fc from "fast-check";
import { expect, test } from "vitest";
import { findEmoji } from "#app/modules/conversations/ui/composer/emoji/emoji.ts";
import { moveInRows } from "#app/modules/conversations/ui/composer/emoji/move-in-rows.ts";
import { readEmoji } from "#app/modules/conversations/ui/composer/emoji/read-emoji.ts";

const found = async (language: string, typed: string) =>
  findEmoji(await readEmoji(language), typed).map(({ sign }) => sign);

test.each([
  ["en", "grinning face", "😀"],
  ["en", "BIRTHDAY cake", "🎂"],
  ["en", "red_heart", "❤️"],
  ["de", "schneeflocke", "❄️"],
  ["es", "corazon rojo", "❤️"],
  ["fr", "gateau d’anniversaire", "🎂"],
  ["uk", "сніжинка", "❄️"],
  ["en-XA", "snowflake", "❄️"],
])("what is called exactly so comes first, in %s: %s", async (language, typed, sign) => {
  expect((await found(language, typed))[0]).toBe(sign);
});

test("any of its words finds an emoji, and nothing that lacks one of them is found", async () => {
  expect(await found("de", "torte")).toContain("🎂");
  expect(await found("en", "cake birthday")).toContain("🎂");
  expect(await found("en", "birthday xyzzy")).toEqual([]);
  expect(await found("en", " ")).toEqual([]);
});

test("every language has the same emoji, none that phones do not know, and no parts of emoji", async () => {
  const signs = async (language: string) => (await readEmoji(language)).map(({ sign }) => sign);
  const english = await signs("en");
  for (const language of ["de", "es", "fr", "uk"]) expect(await signs(language)).toEqual(english);
  expect(new Set(english).size).toBe(english.length);
  expect(english).not.toContain("🫩");
  expect(english).not.toContain("🏻");
});

const rows = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 9 });
const key = fc.constantFrom("next", "previous", "ArrowDown", "ArrowUp", "Home", "End");

test("keys never lead out of the rows but at the top", () => {
  fc.assert(
    fc.property(rows, fc.array(key, { maxLength: 40 }), (lengths, keys) => {
      let cell = { row: 0, column: 0 };
      for (const pressed of keys) {
        const next = moveInRows(lengths, cell, pressed);
        if (next === "above") expect([pressed, cell.row]).toEqual(["ArrowUp", 0]);
        else if (next) cell = next;
        expect(cell.column).toBeLessThan(lengths[cell.row] ?? 0);
      }
    }),
  );
});

test("what leads on leads back, over all cells", () => {
  fc.assert(
    fc.property(rows, (lengths) => {
      const cells = lengths.flatMap((length, row) =>
        Array.from({ length }, (_, column) => ({ row, column })),
      );
      for (const [at, cell] of cells.entries()) {
        expect(moveInRows(lengths, cell, "next")).toEqual(cells[at + 1] ?? null);
        expect(moveInRows(lengths, cell, "previous")).toEqual(cells[at - 1] ?? null);
      }
    }),
  );
});

test("other keys do nothing there", () => {
  expect(moveInRows([8, 3], { row: 0, column: 0 }, "a")).toBeNull();
});
