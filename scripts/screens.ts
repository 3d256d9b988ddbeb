/**
 * Takes the pictures of docs/screens.md from a running demo (`npm run demo -- --fresh` in another terminal), at the
 * widths that people have: a desktop, a tablet, a phone. `SANDBOX_PORT` as for the demo, `CHROMIUM_PATH` as for the tests.
 */
import { mkdirSync } from "node:fs";
import { chromium, type FrameLocator, type Page } from "playwright-core";
import { browserOptions, sizes, userAgent } from "#scripts/chromium.ts";

const sandbox = `http://localhost:${process.env["SANDBOX_PORT"] || 4000}`;
const folder = "docs/screens";

interface Screen {
  name: string;
  path: string;
  /** What is done on the page before the picture. */
  before?: (app: FrameLocator, page: Page) => Promise<void>;
}

const openThread = async (app: FrameLocator) => {
  await app.getByRole("link", { name: /maya/i }).first().click();
  await app.getByRole("log").waitFor();
};

const openOffers = async (app: FrameLocator) => {
  await openThread(app);
  await app.getByRole("button", { name: "Make an offer" }).click();
  await app.getByRole("menuitem", { name: /Draft order/ }).click();
  // On a phone the dialog itself has no height: what stands in it has.
  await app.getByRole("dialog").getByRole("button").first().waitFor();
};

const screens: Screen[] = [
  { name: "inbox", path: "/app" },
  { name: "thread", path: "/app", before: openThread },
  {
    name: "commands",
    path: "/app",
    before: async (app, page) => {
      await openThread(app);
      await page.keyboard.press("Control+k");
      await app.getByRole("combobox").last().waitFor();
    },
  },
  {
    name: "search",
    path: "/app",
    before: async (app) => {
      await app.getByRole("textbox", { name: "Search" }).fill("order");
      await app.locator("mark").first().waitFor();
    },
  },
  { name: "offer", path: "/app", before: openOffers },
  { name: "contacts", path: "/app/contacts" },
  {
    name: "contact",
    path: "/app/contacts?q=maya",
    before: async (app) => {
      await app.getByRole("link", { name: /maya/i }).first().click();
      await app.getByText("Conversations", { exact: true }).waitFor();
    },
  },
  { name: "contact-details", path: "/app/settings/contacts" },
  { name: "connections", path: "/app/settings/connections" },
  { name: "saved-reply", path: "/app/settings/replies/new" },
  { name: "team", path: "/app/settings/team" },
  { name: "role", path: "/app/settings/roles/new" },
  { name: "notifications", path: "/app/settings/notifications" },
  { name: "teams-and-labels", path: "/app/settings/work" },
  { name: "privacy-requests", path: "/app/privacy" },
  { name: "privacy-register", path: "/app/privacy/register" },
  { name: "privacy-retention", path: "/app/privacy/retention" },
  { name: "privacy-audit", path: "/app/privacy/audit" },
];

async function take(page: Page, { name, path, before }: Screen, width: number): Promise<void> {
  await page.goto(`${sandbox}/admin/couplet-demo/apps/couplet${path}`);
  const app = page.frameLocator("iframe");
  await app.locator("main h1").first().waitFor({ state: "attached" });
  await page.waitForTimeout(1_000);
  await before?.(app, page);
  await page.waitForTimeout(700);
  await page.screenshot({ path: `${folder}/${name}-${width}.png` });
  // An open page keeps a stream, and a browser has six connections to a server that speaks HTTP/1.1.
  await page.close();
  process.stdout.write(`${folder}/${name}-${width}.png\n`);
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch(browserOptions);
  try {
    for (const viewport of Object.values(sizes)) {
      const context = await browser.newContext({ userAgent, viewport, locale: "en-GB" });
      context.setDefaultTimeout(15_000);
      for (const screen of screens) await take(await context.newPage(), screen, viewport.width);
      await context.close();
    }
  } finally {
    await browser.close();
  }
}

await main();
