import { readdirSync, readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { expect, test } from "vitest";

interface Source {
  file: string;
  text: string;
}

async function sources(pattern: string): Promise<Source[]> {
  const found: Source[] = [];
  for await (const file of glob(pattern)) found.push({ file, text: readFileSync(file, "utf8") });
  return found;
}

const app = (await Promise.all([sources("app/**/*.ts"), sources("app/**/*.tsx")])).flat();

/** Files that contain `word`, comments and strings aside as far as a line tells. */
function using(word: RegExp, files = app): string[] {
  return files
    .filter(({ text }) =>
      text.split("\n").some((line) => !/^\s*(\/\/|\*|\/\*)/.test(line) && word.test(line)),
    )
    .map(({ file }) => file);
}

test("only one file reads the environment", () => {
  expect(using(/\bprocess\.env\b/)).toEqual(["app/platform/env.server.ts"]);
});

test("nothing prints to the console", () => {
  expect(using(/\bconsole\./)).toEqual([]);
});

test("a scope is made in four places only", () => {
  const places = using(/\bshopScope\(/).filter((file) => file !== "app/platform/db/shop-scope.ts");
  const allowed = [
    /^app\/modules\/access\//,
    /^app\/modules\/channels\/.*\.system\.server\.ts$/,
    /^app\/jobs\/.*\.server\.ts$/,
  ];
  expect(places.filter((file) => !allowed.some((place) => place.test(file)))).toEqual([]);
});

test("a table is named only by the module that owns it", async () => {
  const owners = new Map<string, string>();
  for (const { file, text } of await sources("prisma/models/*.prisma")) {
    const module = /models\/(\w+)\.prisma$/.exec(file)?.[1] ?? "";
    for (const [, table] of text.matchAll(/@@map\("(\w+)"\)/g)) if (table) owners.set(table, module);
    for (const [, model] of text.matchAll(/^model (\w+)/gm)) {
      if (model) owners.set(`tx.${model[0]?.toLowerCase()}${model.slice(1)}`, module);
    }
  }
  const strangers = [...owners].flatMap(([name, module]) => {
    const word = name.startsWith("tx.")
      ? new RegExp(`\\b(tx|acrossShops\\(\\))\\.${name.slice(3)}\\b`)
      : new RegExp(`\\b(FROM|JOIN|INTO|UPDATE) "?${name}"?\\b`);
    return using(word)
      .filter((file) => file.startsWith("app/modules/") && !file.startsWith(`app/modules/${module}/`))
      .map((file) => `${file} names ${name} of ${module}`);
  });
  expect(strangers).toEqual([]);
});

/** Written before their shop is known, or kept after it is gone. */
const outliveTheirShop = /^model (Delivery|PrivacyRequest) /;

test("every table of a shop has the shop in its key", async () => {
  const models = (await sources("prisma/models/*.prisma")).flatMap(({ text }) =>
    text.split(/^(?=model )/m).slice(1),
  );
  const withoutShop = models.filter(
    (model) =>
      model.includes("shopId") &&
      !/@@id\(\[shopId,|^ +shopId +String +@id /m.test(model) &&
      !outliveTheirShop.test(model),
  );
  expect(withoutShop.map((model) => model.split(" ")[1])).toEqual([]);
});

/** Fetches from its own server, in the browser. */
const inTheBrowser = /^app\/(ui\/|modules\/[^/]+\/ui\/|routes\/.*\.tsx$)/;
const reachesOut =
  /(?:\b(?:globalThis|global|self)\.|(?<![\w./-]))fetch\b(?![-.])|\b(XMLHttpRequest|sendBeacon|WebSocket|EventSource)\b/;
const network =
  /^import (?!type ).*"(node:)?(https?|http2|net|tls|dgram|dns|undici|axios|got|node-fetch|nodemailer)"|\bimport\("(node:)?(https?|http2|net|tls|dgram)"/;

// promise R1-17
// promise R5-11
test("the product has one way out, and a page asks only its own server", () => {
  expect(using(reachesOut).filter((file) => !inTheBrowser.test(file))).toEqual([
    "app/platform/http/outbound.server.ts",
  ]);
  // The web process listens with it; media are fetched and devices reached with it, at addresses that were looked at first.
  expect(using(network).sort()).toEqual(["app/entry.web.ts", "app/platform/http/guarded-agent.server.ts"]);
  expect(using(/\bimport (?!type ).*guarded-agent\.server/)).toEqual([
    "app/platform/http/download.server.ts",
    "app/platform/http/outbound.server.ts",
  ]);
  expect(app.find(({ file }) => file === "app/entry.web.ts")?.text).toContain(
    'import { createServer } from "node:http"',
  );
  const elsewhere = using(/(?<![\w.])fetch\((?!["`]\/[^/])/).filter((file) => inTheBrowser.test(file));
  expect(elsewhere).toEqual([]);
});

/** What tells an address, a device or a browser. */
const ofVisitors = /remoteAddress|x-forwarded-for|x-real-ip|user-agent|userAgent|navigator\.platform/i;

// promise R2-14
// promise R1-14
// promise R4-13
test("of visitors no address, device or browser is kept: two files look at one, and neither stores nor logs it", async () => {
  const looking = app.filter(({ text }) => ofVisitors.test(text));
  // Whether who asks for the metrics is this machine; whether a crawler wants the whole page at once.
  expect(using(ofVisitors).toSorted()).toEqual(["app/entry.server.tsx", "app/web/health.server.ts"]);
  for (const { file, text } of looking.filter(({ file }) => using(ofVisitors).includes(file)))
    for (const line of text.split("\n").filter((each) => ofVisitors.test(each)))
      expect(line, file).toMatch(/^ *(if \(|const (forwarded|ready) =)/);
  const columns = (await sources("prisma/models/*.prisma")).flatMap(({ text }) =>
    [...text.matchAll(/^ {2}(\w+) /gm)].map(([, column]) => column ?? ""),
  );
  expect(columns.length).toBeGreaterThan(100);
  expect(columns.filter((column) => /^ip$|ipAddress|userAgent|device|browser/i.test(column))).toEqual([]);
});

// promise R1-17
test("there are four recipients outside, and none for payment", () => {
  expect(readdirSync("app/integrations").sort()).toEqual(["llm", "meta", "push", "shopify"]);
});
