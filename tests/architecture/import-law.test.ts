import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { afterEach, expect, test } from "vitest";

const configuration = createRequire(import.meta.url)("../../.dependency-cruiser.cjs") as {
  forbidden: { name: string }[];
  options: Record<string, unknown>;
};

const planted: string[] = [];

afterEach(() => {
  for (const file of planted.splice(0)) rmSync(file, { force: true });
});

/** Writes a file that breaks a rule, for the length of a test. */
function plant(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  planted.push(file);
}

async function brokenRules(paths: string[]): Promise<string[]> {
  const { forbidden, options } = configuration;
  const result = await cruise(
    paths,
    { ...options, ruleSet: { forbidden } as never, validate: true },
    undefined,
    { tsConfig: extractTSConfig("tsconfig.json") },
  );
  return (result.output as ICruiseResult).summary.violations.map((violation) => violation.rule.name);
}

test("no line of the product or the sandbox breaks the import law", async () => {
  expect(await brokenRules(["app", "sandbox"])).toEqual([]);
});

test.each([
  [
    "module-order-contacts",
    "app/modules/contacts/planted.server.ts",
    "#app/modules/conversations/conversations.server.ts",
  ],
  ["by-the-door", "app/modules/conversations/planted.server.ts", "#app/modules/webhooks/accept.server.ts"],
  ["routes-by-the-door", "app/jobs/planted.server.ts", "#app/modules/webhooks/accept.server.ts"],
  ["platform-knows-nothing", "app/platform/planted.ts", "#app/modules/webhooks/webhooks.ts"],
  ["language-stands-on-platform", "app/language/planted.ts", "#app/ui/times.ts"],
  ["modules-do-not-look-up", "app/modules/webhooks/planted.server.ts", "#app/jobs/catalog.ts"],
  ["modules-free-of-remix", "app/modules/webhooks/planted.server.ts", "@remix-run/node"],
  ["ui-stays-in-the-browser", "app/ui/planted.ts", "#app/platform/log.server.ts"],
  ["product-does-not-know-the-sandbox", "app/web/planted.server.ts", "#sandbox/context.ts"],
  ["sandbox-shares-no-code", "sandbox/planted.ts", "#app/platform/clock.ts"],
  [
    "across-shops-only-in-system-files",
    "app/modules/webhooks/planted.server.ts",
    "#app/platform/db/across-shops.system.server.ts",
  ],
])("the rule %s still bites", async (rule, file, target) => {
  plant(file, `import * as anything from "${target}";\nexport const kept = anything;\n`);
  expect(await brokenRules([file])).toContain(rule);
});
