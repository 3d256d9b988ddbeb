import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { expect, test } from "vitest";
import { catalogueOf, type Texts } from "#app/language/catalogues.server.ts";

/** The project's own rules, without those that need the types of the whole program. */
const eslint = new ESLint({ overrideConfig: tseslint.configs.disableTypeChecked as never });

/** Lines of a planted component that the linter takes for text outside of the catalogues. */
async function found(...lines: string[]): Promise<number[]> {
  const code = `export const planted = (t: (key: string) => string, busy: boolean, tone: "critical" | "info") => (\n${lines.join("\n")}\n);\n`;
  const [result] = await eslint.lintText(code, { filePath: "app/ui/page-error.tsx" });
  return (result?.messages ?? []).flatMap(({ ruleId, line }) =>
    ruleId === "i18next/no-literal-string" ? [line - 1] : [],
  );
}

test("a text in a component that does not come from a catalogue is found wherever it stands", async () => {
  expect(await found("<p>Reply</p>")).toEqual([1]);
  expect(
    await found(
      "<img",
      'alt="A story"',
      'title={busy ? "Wait" : "Send now"}',
      'aria-label={`Of ${t("a")}`}',
      "/>",
    ),
  ).toEqual([2, 3, 3, 4]);
  expect(await found('[{ content: "Save", url: "/app/settings" }]')).toEqual([1]);
});

test("a key, an address or one of a few known words is no text", async () => {
  expect(
    await found('<a href="/app/Some page" className="row row--open">', '{t("list.empty")}', "</a>"),
  ).toEqual([]);
  expect(await found('tone === "critical" ? `row-${tone}` : t("One. Two")')).toEqual([]);
});

/**
 * Every string that a source file writes, as a pattern: what is filled into it may be anything. One with nothing of
 * a key's own in it (`${a}.${b}`) would fit every key.
 */
function patternsOf(source: string): RegExp[] {
  const plain = [...source.matchAll(/"([\w.:-]+)"/g)].map(([, text]) => text ?? "");
  const filled = [...source.matchAll(/`((?:[\w.:-]|\$\{[^}`]*\})+)`/g)].map(([, text]) => text ?? "");
  return [...plain, ...filled.filter((text) => /\w/.test(text.replaceAll(/\$\{[^}]*\}/g, "")))].map(
    (text) => new RegExp(`^${text.replaceAll(".", "\\.").replaceAll(/\$\{[^}]*\}/g, ".+")}$`),
  );
}

function keysOf(texts: Texts, path = ""): string[] {
  const keys = Object.entries(texts).flatMap(([key, text]) =>
    typeof text === "string" ? [`${path}${key}`] : keysOf(text, `${path}${key}.`),
  );
  const counted = keys.filter((key) => key.endsWith("_one")).map((key) => key.replace(/_one$/, ""));
  return [...keys.filter((key) => !counted.includes(key.replace(/_(one|other)$/, ""))), ...counted];
}

test("every text of the catalogues is used somewhere", async () => {
  const sources: string[] = [];
  for await (const file of glob("app/**/*.{ts,tsx}")) sources.push(readFileSync(file, "utf8"));
  const { polaris: _, ...own } = catalogueOf("en");
  const unused = Object.entries(own).flatMap(([namespace, texts]) => {
    const patterns = sources
      .filter((text) => text.includes(`"${namespace}"`) || text.includes(`${namespace}:`))
      .flatMap(patternsOf);
    const used = (key: string) => patterns.some((each) => each.test(key) || each.test(`${namespace}:${key}`));
    return keysOf(texts)
      .filter((key) => !used(key))
      .map((key) => `${namespace}:${key}`);
  });
  expect(unused).toEqual([]);
});
