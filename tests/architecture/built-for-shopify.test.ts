import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readRoutes } from "#tests/support/routes.ts";

/** What the app is made of, without its tests and neighbours. */
const sources = globSync("app/**/*.{ts,tsx}").map((file) => ({ file, text: readFileSync(file, "utf8") }));
const catalogues = globSync("app/locales/*/*.json").map((file) => ({
  file,
  text: readFileSync(file, "utf8"),
}));

const filesWith = (pattern: RegExp, among = sources) =>
  among.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

test("errors stay where they happened until they are read: no toast tells one (Built for Shopify 4.2.4)", () => {
  expect(filesWith(/isError/)).toEqual([]);
});

test("nothing pops up by the browser's own means (Built for Shopify 4.3.3)", () => {
  expect(filesWith(/\b(?:window\.)?(?:alert|confirm|prompt)\(/)).toEqual([]);
});

test("every entry of the navigation is a page, and none is called Home (Built for Shopify 4.1.4)", async () => {
  const shell = readFileSync("app/routes/app.tsx", "utf8");
  const menu = shell.slice(shell.indexOf("<NavMenu>"), shell.indexOf("</NavMenu>"));
  const addresses = [...menu.matchAll(/to="([^"]+)"/g)].map(([, address]) => address ?? "");
  expect(addresses.length).toBeGreaterThan(1);
  const routes = (await readRoutes()).map(({ id }) => id.replace("routes/", "").replaceAll(".", "/"));
  for (const address of addresses) {
    const page = address === "/app" ? "app/_inbox" : address.slice(1);
    expect(routes.includes(page) || routes.includes(`${page}/_index`), address).toBe(true);
  }
  for (const { file, text } of catalogues.filter(({ file }) => file.endsWith("shell.json"))) {
    const { nav } = JSON.parse(text) as { nav: Record<string, string> };
    expect(Object.values(nav), file).not.toContain("Home");
  }
});

test("texts are words: no emoji (Built for Shopify 4.1.4), and no promise of results (4.3.1)", () => {
  expect(filesWith(/\p{Extended_Pictographic}/u, catalogues)).toEqual([]);
  expect(filesWith(/guarantee|boost your sales|increase your (?:sales|revenue)/i, catalogues)).toEqual([]);
});

test("the app asks Shopify by GraphQL alone (App Store 2.2.4)", () => {
  expect(filesWith(/\/admin\/api\/[^"'`]*\.json/)).toEqual([]);
});
