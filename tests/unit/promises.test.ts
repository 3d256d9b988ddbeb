import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { promiseTitles } from "#scripts/promise-titles.ts";
import { marksOf, promisesFile, promisesPage, readMarks } from "#scripts/promises.ts";

test("the page of promises is up to date: npm run docs:promises", async () => {
  expect(readFileSync(promisesFile, "utf8")).toBe(await promisesPage());
});

test("every mark names a promise that was made", async () => {
  const marks = await readMarks();
  expect(marks.length).toBeGreaterThan(0);
  expect(marks.filter(({ id }) => !Object.hasOwn(promiseTitles, id))).toEqual([]);
});

test("each of the 198 promises has a title of its own group, of eight words at most", () => {
  const ids = Object.keys(promiseTitles);
  const each = { R1: 37, R2: 44, R3: 46, R4: 53, R5: 18 };
  const expected = Object.entries(each).flatMap(([group, n]) =>
    Array.from({ length: n }, (_, at) => `${group}-${at + 1}`),
  );
  expect(ids).toEqual(expected);
  for (const [id, title] of Object.entries(promiseTitles))
    expect(title.split(" ").length, id).toBeLessThanOrEqual(8);
});

test("one line may name several promises; a mark above nothing is an error", () => {
  const mark = "// promise";
  const source = `${mark} R1-1, R1-2\n${mark} R1-3\ntest.each([1])("it holds", () => {});\n`;
  expect(marksOf("a.test.ts", source).map(({ id, test: name }) => [id, name])).toEqual([
    ["R1-1", "it holds"],
    ["R1-2", "it holds"],
    ["R1-3", "it holds"],
  ]);
  expect(() => marksOf("a.test.ts", `${mark} R1-1\nconst x = 1;\n`)).toThrow("a.test.ts");
});
