/** Writes docs/promises.md from the marks `// promise R4-29` above tests: npm run docs:promises. */
import { readFileSync, writeFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { groups, titles } from "./promise-titles.ts";

export const promisesFile = "docs/promises.md";

interface Mark {
  id: string;
  file: string;
  test: string;
}

/** The marks of one test file, in its order; a mark may name several promises. */
export function marksOf(file: string, source: string): Mark[] {
  return [...source.matchAll(/^ *\/\/ promise (R[^\n]*)\n/gm)].flatMap((found) => {
    const test = nameAfter(source.slice(found.index));
    return (found[1] ?? "").split(",").map((id) => ({ id: id.trim(), file, test }));
  });
}

/** The name of the first test in a source; a table's comes after its rows. */
function nameAfter(source: string): string {
  const plain = /^ *test\(\s*(["`])(.*?)\1,/m.exec(source);
  const table = /^ *test\.each\([^]*?\)\(\s*(["`])(.*?)\1,/m.exec(source);
  return (plain && (!table || plain.index < table.index) ? plain : table)?.[2] ?? "";
}

/** Every mark in the tests, in the order of the files' names. */
export async function readMarks(): Promise<Mark[]> {
  const files: string[] = [];
  for await (const file of glob("tests/**/*.test.ts")) files.push(file);
  return files.sort().flatMap((file) => marksOf(file, readFileSync(file, "utf8")));
}

/** What is wrong with marks: an unknown promise, or none of a test below. */
export function faultsOf(marks: Mark[]): string[] {
  return marks
    .filter(({ id, test }) => !Object.hasOwn(titles, id) || test === "")
    .map(
      ({ id, file, test }) => `${file}: promise ${id} ${test === "" ? "has no test below" : "is unknown"}`,
    );
}

/** The page. */
export function promisesPage(marks: Mark[]): string {
  const ids = Object.keys(titles);
  const held = (of: string[]) => of.filter((id) => marks.some((mark) => mark.id === id)).length;
  const inGroup = (group: string) => ids.filter((id) => id.startsWith(`${group}-`));
  return [
    "# Promises",
    "",
    "Written by `npm run docs:promises` from the marks `// promise R4-29` above tests; do not edit.",
    "",
    `Held by a test: ${held(ids)} of ${ids.length}.`,
    "",
    ...Object.entries(groups).flatMap(([group, words]) => [
      `## ${group} ${words} (${held(inGroup(group))} of ${inGroup(group).length})`,
      "",
      ...inGroup(group).flatMap((id) => entryOf(id, marks)),
      "",
    ]),
  ].join("\n");
}

function entryOf(id: string, marks: Mark[]): string[] {
  const tests = marks.filter((mark) => mark.id === id);
  const lines = tests.map(({ file, test }) => `  - \`${file}\`: ${test.replaceAll(/([*_<|])/g, "\\$1")}`);
  return [`- **${id}** ${titles[id]}${tests.length === 0 ? ": open" : ""}`, ...lines];
}

if (import.meta.main) {
  const marks = await readMarks();
  const faults = faultsOf(marks);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  writeFileSync(promisesFile, promisesPage(marks));
}
