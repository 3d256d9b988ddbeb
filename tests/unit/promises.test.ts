import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { titles } from "#scripts/promise-titles.ts";
import { faultsOf, marksOf, promisesFile, promisesPage, readMarks } from "#scripts/promises.ts";

test("the page of promises is up to date, and every mark names one: npm run docs:promises", async () => {
  const marks = await readMarks();
  expect(faultsOf(marks)).toEqual([]);
  expect(readFileSync(promisesFile, "utf8")).toBe(promisesPage(marks));
});

test("a mark is read with its promises and its test, a table's too; a wrong one is named", () => {
  // Put together here, so that these lines are no marks themselves.
  const mark = (ids: string) => `// ${"promise"} ${ids}\n`;
  const source = `${mark("R1-1, R1-2")}test("one", () => {});\n${mark("R9-1")}test.each([\n  [1],\n])("two %s", () => {});\n${mark("R1-3")}`;
  const marks = marksOf("a.test.ts", source);
  expect(marks.map(({ id, test }) => [id, test])).toEqual([
    ["R1-1", "one"],
    ["R1-2", "one"],
    ["R9-1", "two %s"],
    ["R1-3", ""],
  ]);
  expect(faultsOf(marks)).toEqual([
    "a.test.ts: promise R9-1 is unknown",
    "a.test.ts: promise R1-3 has no test below",
  ]);
  expect(Object.keys(titles)).toHaveLength(198);
});
