import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { promises } from "#scripts/promise-titles.ts";
import { marksIn, promisesPage } from "#scripts/promises.ts";

test("docs/promises.md says which tests hold which promise today", async () => {
  expect(promises.size).toBe(198);
  expect(await readFile("docs/promises.md", "utf8"), "run npm run docs:promises").toBe(await promisesPage());
});

test("a mark belongs to the test below it, and several may", () => {
  // Written so that this file does not bear these marks itself.
  const mark = "// promise";
  const text = `${mark} R4-29
${mark} R1-25, R1-28
test("it holds", () => {});
test("another", () => {});
${mark} R1-1
test.each([
  ["a", 1],
])("a table of %s holds", () => {});`;
  expect(marksIn("a.test.ts", text)).toEqual([
    { id: "R4-29", file: "a.test.ts", test: "it holds" },
    { id: "R1-25", file: "a.test.ts", test: "it holds" },
    { id: "R1-28", file: "a.test.ts", test: "it holds" },
    { id: "R1-1", file: "a.test.ts", test: "a table of %s holds" },
  ]);
});
