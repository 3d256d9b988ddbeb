import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

// promise R5-10
test("every measure of SECURITY.md names the tests that hold it, and they are there", () => {
  const rows = readFileSync("SECURITY.md", "utf8")
    .split("\n")
    .filter((line) => /^\| (?!promise|-)/.test(line));
  expect(rows.length).toBeGreaterThan(9);
  for (const row of rows) {
    const tests = [...row.matchAll(/`(tests\/[^`]+)`/g)].map(([, file]) => file ?? "");
    expect(tests, row).not.toEqual([]);
    for (const file of tests) {
      expect(existsSync(file), file).toBe(true);
      expect(readFileSync(file, "utf8"), file).toMatch(/^test[.(]/m);
    }
  }
});
