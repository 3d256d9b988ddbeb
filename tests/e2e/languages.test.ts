import type { Frame, Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app } from "#tests/support/admin.ts";
import { leftInEnglish } from "#tests/support/left-in-english.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);
// In German for the German pages, and in brackets, which mark what comes from a catalogue in the pseudo-locale.
await world.control("POST", "/control/instagram/messages", {
  as: "maya",
  text: "[Ist die Lampe aus #1001 wieder da? Meine Adresse: maya.lindqvist@example.com]",
});

interface Visit {
  page: Page;
  /** What the browser complained about, a page that is not what the server rendered among it. */
  complaints: string[];
}

/** Opens the app as a staff member whose admin is in this language. */
async function visit(language: string, path: string, size = sizes.desktop): Promise<Visit> {
  const page = await (await newWindow(size)).newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (line) => {
    if (line.type() === "error" && /React|hydrat/i.test(line.text())) complaints.push(line.text());
  });
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet${path}?locale=${language}`);
  return { page, complaints };
}

test("the language of the admin is that of the app, from the first byte and from page to page", async () => {
  const { page, complaints } = await visit("de", "/app/settings/team");
  await app(page).locator("html[lang=de][dir=ltr]").waitFor();
  await page.getByRole("link", { name: "Datenschutz" }).click();
  await app(page).getByRole("navigation", { name: "Datenschutz" }).waitFor();
  await app(page).locator("html[lang=de]").waitFor();
  await picture(page, "language-de-privacy");
  expect(complaints).toEqual([]);
});

/** The screens of the app, by the name of their picture. */
async function screens(): Promise<[name: string, path: string][]> {
  const [thread] = await vi.waitFor(
    async () => {
      const rows = await world.query<{ conversation_id: string }>(
        "SELECT conversation_id FROM messages GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
      );
      expect(rows).toHaveLength(1);
      return rows;
    },
    { timeout: 30_000 },
  );
  return [
    ["inbox", "/app"],
    ["thread", `/app/conversations/${thread?.conversation_id}`],
    ["connections", "/app/settings/connections"],
    ["replies", "/app/settings/replies"],
    ["reply", "/app/settings/replies/new"],
    ["deliveries", "/app/settings/deliveries"],
    ["team", "/app/settings/team"],
    ["work", "/app/settings/work"],
    ["notifications", "/app/settings/notifications"],
    ["privacy", "/app/privacy"],
    ["request", "/app/privacy/new"],
    ["register", "/app/privacy/register"],
    ["retention", "/app/privacy/retention"],
    ["audit", "/app/privacy/audit"],
    ["store", "/app/privacy/store"],
  ];
}

async function frameOf(page: Page): Promise<Frame> {
  await app(page).locator("main h1").first().waitFor({ state: "attached" });
  await page.waitForTimeout(500);
  const frame = page.frames().find((one) => one.url().includes(`:${world.ports.proxy}`));
  if (!frame) throw new Error("the app has no frame");
  return frame;
}

/** Not ours to translate: handles, names, brands, and the names of languages, which are the browser's. */
const data = [
  /^@/,
  /^(Couplet|Shopify|Instagram|Meta)\b/,
  /^(Ana T\.|Maya Lindqvist)( ·)?$/,
  /^(English|German|Spanish|French|Ukrainian)$/,
];

test("no text of any screen stands outside the catalogues", async () => {
  const left: Record<string, string[]> = {};
  for (const [name, path] of await screens()) {
    const { page, complaints } = await visit("pseudo", path);
    const english = await leftInEnglish(await frameOf(page), data);
    if (english.length > 0) left[name] = english;
    await picture(page, `language-pseudo-${name}`);
    expect.soft(complaints, name).toEqual([]);
    await page.context().close();
  }
  expect(left).toEqual({});
});

test("every screen is in German from the first byte", async () => {
  for (const [name, path] of await screens()) {
    const { page, complaints } = await visit("de", path);
    await app(page).locator("html[lang=de]").waitFor();
    const words = await (await frameOf(page)).evaluate(() => document.body.innerText);
    await picture(page, `language-de-${name}`);
    expect.soft(words, name).not.toMatch(/\b(the|and|of|with|are|your|nobody|nothing)\b/);
    expect.soft(complaints, name).toEqual([]);
    await page.context().close();
  }
});
