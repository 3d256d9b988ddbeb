/**
 * Writes docs/promises.md: every promise of the product with the tests that hold it, or "open". A test names what it
 * holds on the lines above it: `// promise R4-29`.
 */
import { glob, readFile, writeFile } from "node:fs/promises";
import { groups, promises } from "./promise-titles.ts";

/** A mark in a test file. */
export interface Mark {
  id: string;
  file: string;
  test: string;
}

const markLine = /^\s*\/\/ promise (.+)$/;
const testLine = /^\s*(?:test|it)(?:\.\w+)*(?:\([^"'`]*\)|)?\(?\s*(["'`])(.+?)\1/;

/** The marks of a test file, each with the name of the test below it. */
export function marksIn(file: string, text: string): Mark[] {
  const marks: Mark[] = [];
  let waiting: string[] = [];
  const lines = text.split("\n");
  for (const [at, line] of lines.entries()) {
    const ids = markLine
      .exec(line)?.[1]
      ?.split(/[,\s]+/)
      .filter(Boolean);
    if (ids) waiting.push(...ids);
    else if (waiting.length > 0) {
      const name = testLine.exec(
        lines
          .slice(at, at + 30)
          .join("\n")
          .replace(/^test\.each\([\s\S]*?\n\]\)\(/, "test("),
      )?.[2];
      marks.push(...waiting.map((id) => ({ id, file, test: name ?? "" })));
      waiting = [];
    }
  }
  return marks;
}

/** The page, as it has to be. */
export async function promisesPage(): Promise<string> {
  const marks: Mark[] = [];
  for await (const file of glob("tests/**/*.test.ts"))
    marks.push(...marksIn(file, await readFile(file, "utf8")));
  const held = new Set(marks.map(({ id }) => id));
  const unknown = [...held].filter((id) => !promises.has(id));
  if (unknown.length > 0) throw new Error(`tests name promises that do not exist: ${unknown.join(", ")}`);
  const kept = [...promises.keys()].filter((id) => held.has(id)).length;
  const sections = Object.entries(groups).map(([group, title]) => section(group, title, marks));
  return `# Promises

Written by \`npm run docs:promises\` from the marks in the tests. ${kept} of ${promises.size} are held by a test; the others are open.
${sections.join("")}`;
}

function section(group: string, title: string, marks: Mark[]): string {
  const ids = [...promises.keys()].filter((id) => id.startsWith(`${group}-`));
  const lines = ids.map((id) => {
    const tests = marks
      .filter((mark) => mark.id === id)
      .map(({ file, test }) => `${file.replace("tests/", "")}: ${test}`)
      .toSorted();
    return `| ${id} | ${promises.get(id)} | ${tests.length > 0 ? tests.join("<br>") : "open"} |`;
  });
  return `
## ${group} ${title}

| | promise | held by |
|---|---|---|
${lines.join("\n")}
`;
}

if (import.meta.main) await writeFile("docs/promises.md", await promisesPage());
