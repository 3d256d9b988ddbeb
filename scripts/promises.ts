/** Writes docs/promises.md from the marks `// promise R4-29` above the tests (several: `// promise R4-29, R4-30`). */
import { readFileSync, writeFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { promiseTitles } from "./promise-titles.ts";

export const promisesFile = "docs/promises.md";

/** A promise's id above a test, and the test it stands above. */
export interface Mark {
  id: string;
  file: string;
  test: string;
}

const groups = {
  R1: "Conversations and sales",
  R2: "Pages, planning, insights",
  R3: "The assistant",
  R4: "The CRM",
  R5: "The bridge",
};

/** Every mark in the tests, in the order of files and lines. @throws when a mark stands above no test */
export async function readMarks(): Promise<Mark[]> {
  const files: string[] = [];
  for await (const file of glob("tests/**/*.test.ts")) files.push(file);
  return files.sort().flatMap((file) => marksOf(file, readFileSync(file, "utf8")));
}

/** The marks of one test file. @throws when a mark stands above no test */
export function marksOf(file: string, source: string): Mark[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const marks: Mark[] = [];
  const visit = (node: ts.Node): void => {
    const test = ts.isExpressionStatement(node) ? nameOfTest(node.expression) : undefined;
    const comment = source.slice(node.getFullStart(), node.getStart());
    if (test) for (const id of idsIn(comment)) marks.push({ id, file, test });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  if (marks.length < idsIn(source).length) throw new Error(`${file}: a promise's mark stands above no test`);
  return marks;
}

function idsIn(comment: string): string[] {
  return [...comment.matchAll(/^\s*\/\/ promise (.+)$/gm)].flatMap(([, ids = ""]) =>
    ids.split(",").map((id) => id.trim()),
  );
}

/** What `test("…")` and `test.each([…])("…")` are called; undefined for any other call. */
function nameOfTest(call: ts.Expression): string | undefined {
  if (!ts.isCallExpression(call) || !/^test\b/.test(call.getText())) return undefined;
  const [name] = call.arguments;
  return name && ts.isStringLiteralLike(name) ? name.text : undefined;
}

/** The page. */
export async function promisesPage(): Promise<string> {
  const marks = await readMarks();
  const ids = Object.keys(promiseTitles);
  const holds = (id: string) => marks.some((mark) => mark.id === id);
  const held = ids.filter((id) => holds(id)).length;
  const sections = Object.entries(groups).flatMap(([group, name]) => {
    const own = ids.filter((id) => id.startsWith(`${group}-`));
    const holding = own.filter((id) => holds(id)).length;
    return [
      `## ${group} ${name}: ${holding} of ${own.length}`,
      "",
      ...own.map((id) =>
        entry(
          id,
          marks.filter((mark) => mark.id === id),
        ),
      ),
      "",
    ];
  });
  return [
    "# Promises",
    "",
    "Written by `npm run docs:promises` from the marks in the tests: do not edit. A promise is held when a test",
    "that would notice its breach carries its mark; a title is short for it. An open one may be built in part.",
    "",
    `**${held} of ${ids.length} are held by a test, ${ids.length - held} are open.**`,
    "",
    ...sections,
  ].join("\n");
}

function entry(id: string, marks: Mark[]): string {
  const title = `- **${id}** ${promiseTitles[id]}`;
  if (marks.length === 0) return `${title}: open`;
  return [title, ...marks.map(({ file, test }) => `  - ${test} (\`${file}\`)`)].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(promisesFile, await promisesPage());
  process.stdout.write(`${promisesFile} is written.\n`);
}
