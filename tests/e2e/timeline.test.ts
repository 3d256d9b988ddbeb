import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext, type Locator, type Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app, chooseStaff } from "#tests/support/admin.ts";
import { launchOptions, newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

const hour = 3_600_000;
const now = Date.now();
const ana = "Ana Torres";
const ben = "Ben Whitaker";

const log = (page: Page): Locator => app(page).getByRole("log");
const panel = (page: Page): Locator => app(page).getByRole("complementary", { name: "Customer and orders" });
const button = (page: Page, name: string) => app(page).getByRole("button", { name, exact: true });
const item = (page: Page, name: string) => app(page).getByRole("menuitem", { name });

/** What somebody wrote over the last days, `hoursApart`; the newest an hour ago. */
async function writeHistory(as: string, count: number, hoursApart: number): Promise<void> {
  const items = Array.from({ length: count }, (_, n) => ({
    timestamp: now - hour - (count - 1 - n) * hoursApart * hour,
    message: { text: `message ${n + 1} of ${count}` },
  }));
  await world.control("POST", "/control/instagram/events", { as, items, together: true });
}

const write = (as: string, text: string) =>
  world.control("POST", "/control/instagram/messages", { as, text });

interface OpenOptions {
  size?: { width: number; height: number };
  window?: Promise<BrowserContext>;
}

/** A browser as people have it, whose framed pages may keep something; the windows of tests are stricter. */
async function browserThatKeeps(): Promise<BrowserContext> {
  const profile = await mkdtemp(join(tmpdir(), "couplet-keeps-"));
  await mkdir(join(profile, "Default"));
  const preferences = { profile: { block_third_party_cookies: false, cookie_controls_mode: 0 } };
  await writeFile(join(profile, "Default", "Preferences"), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions, locale: "en-GB" });
  afterAll(async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  });
  return context;
}

async function openThread(
  name: string,
  text: RegExp,
  { size = sizes.desktop, window = newWindow(size) }: OpenOptions = {},
): Promise<Page> {
  const page = await (await window).newPage();
  await chooseStaff(world, page, name);
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet/app`);
  await app(page).getByRole("link", { name: text }).first().click();
  await log(page).waitFor();
  return page;
}

async function addNote(page: Page, text: string): Promise<void> {
  await button(page, "Add a note").click();
  await app(page).getByRole("textbox", { name: "Note" }).fill(text);
  await button(page, "Add note").click();
}

/** Ticks or unticks a kind in the menu at the thread's head. */
async function tick(page: Page, kind: string): Promise<void> {
  await button(page, "Show in timeline").click();
  await app(page).getByText(kind, { exact: true }).last().click();
  await app(page).locator("body").press("Escape");
}

/** Where an element stands on the screen. */
async function topOf(element: Locator): Promise<number> {
  const box = await element.boundingBox();
  return Math.round(box?.y ?? Number.NaN);
}

test("one timeline tells of messages, notes, orders and changes; each kind can be folded", async () => {
  await writeHistory("maya", 3, 100);
  await write("maya", "where is my lamp? #1001");
  const anas = await openThread(ana, /where is my lamp/);
  await panel(anas)
    .getByRole("button", { name: /^Confirm/ })
    .click();
  await log(anas).getByRole("link", { name: "Order #1001 placed" }).waitFor();

  const bens = await openThread(ben, /where is my lamp/);
  await addNote(bens, "@Ana T. the courier called, it comes on Friday");
  const note = log(anas).getByRole("article").filter({ hasText: "Internal note" });
  await note.getByText("@Ana T. the courier called, it comes on Friday").waitFor();
  await button(bens, "Assign").click();
  await item(bens, "Ana T.").click();
  await log(anas)
    .getByRole("article")
    .filter({ hasText: "Assigned to Ana T." })
    .filter({ hasText: "Ben W." })
    .waitFor();
  await world.control("POST", "/control/shopify/orders", { name: "1001", refund: "part" });
  await log(anas).getByRole("link", { name: "Order #1001 refunded" }).waitFor();
  await picture(anas, "timeline");

  await tick(anas, "Notes");
  await note.waitFor({ state: "detached" });
  await tick(anas, "Orders");
  await log(anas)
    .getByRole("link", { name: /^Order/ })
    .first()
    .waitFor({ state: "detached" });
  await tick(anas, "Changes");
  await log(anas).getByText("Assigned to Ana T.").waitFor({ state: "detached" });
  await log(anas).getByText("where is my lamp? #1001").waitFor();
  await picture(anas, "timeline-folded");

  await button(anas, "Show in timeline").click();
  await picture(anas, "timeline-menu");
  for (const kind of ["Notes", "Orders", "Changes"])
    await app(anas).getByText(kind, { exact: true }).last().click();
  await note.waitFor();
  await log(anas).getByText("Assigned to Ana T.").waitFor();

  const phone = await openThread(ana, /where is my lamp/, { size: sizes.phone });
  await log(phone).getByText("Internal note").waitFor();
  await picture(phone, "timeline-phone");
  await button(phone, "Show in timeline").click();
  await picture(phone, "timeline-menu-phone");
});

test("what colleagues do and what one folds moves nothing from under the reader's eyes", async () => {
  await writeHistory("tom", 120, 3);
  const anas = await openThread(ana, /message 120 of 120/);
  const bens = await openThread(ben, /message 120 of 120/);
  for (let n = 0; n < 3; n += 1) await addNote(bens, `note ${n}`);
  for (const name of ["High", "Low", "Urgent"]) {
    await app(bens)
      .getByRole("button", { name: /^Priority: / })
      .click();
    await item(bens, name).click();
    await button(bens, `Priority: ${name}`).waitFor();
  }
  const changes = log(anas).getByRole("button", { name: "3 changes" });
  await changes.waitFor();
  expect(await log(anas).getByText("Priority set to High").count()).toBe(0);
  await picture(anas, "timeline-changes");
  await changes.click();
  await log(anas).getByText("Priority set to High").waitFor();
  await picture(anas, "timeline-changes-open");

  // Further up than what will be at the top of the log.
  await world.query(
    "UPDATE notes SET written_at = now() - interval '12 days' WHERE conversation_id IN (SELECT conversation_id FROM notes ORDER BY written_at DESC LIMIT 1)",
  );
  await anas.reload();
  await log(anas).getByText("message 120 of 120", { exact: true }).waitFor();
  await log(anas).focus();
  const read = log(anas).getByText("message 45 of 120", { exact: true });
  await expect
    .poll(
      async () => {
        await anas.keyboard.press("PageUp");
        return read.count();
      },
      { timeout: 60_000, interval: 150 },
    )
    .toBe(1);
  await read.scrollIntoViewIfNeeded();
  const before = await topOf(read);
  await tick(anas, "Notes");
  await expect.poll(() => topOf(read), { timeout: 5_000 }).toBe(before);
  await tick(anas, "Notes");
  await expect.poll(() => topOf(read), { timeout: 5_000 }).toBe(before);

  await addNote(bens, "one more");
  await button(bens, "Close conversation").click();
  await button(anas, "Reopen conversation").waitFor();
  expect(await topOf(read)).toBe(before);
  await button(anas, "Show newest messages").click();
  await log(anas).getByText("one more").waitFor();
  await log(anas).getByText("Conversation closed").waitFor();
});

test("what is folded stays folded for whoever folded it, and for nobody else in the same browser", async () => {
  await write("yuki", "do you wrap gifts?");
  const window = browserThatKeeps();
  const bens = await openThread(ben, /do you wrap gifts/, { window });
  await addNote(bens, "she asks every year");
  await log(bens).getByText("Internal note").waitFor();
  await tick(bens, "Notes");
  await log(bens).getByText("Internal note").waitFor({ state: "detached" });
  await bens.reload();
  await log(bens).getByText("do you wrap gifts?").waitFor();
  await log(bens).getByText("Internal note").waitFor({ state: "detached" });
  const anas = await openThread(ana, /do you wrap gifts/, { window });
  await log(anas).getByText("Internal note").waitFor();
});
