import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app, chooseStaff } from "#tests/support/admin.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

const address = (path: string) => `${world.sandboxUrl}/admin/couplet-demo/apps/couplet${path}`;

/** Signs in to the admin as somebody of the store's staff, and opens the app there. */
async function signIn(name: string, path = "/app", size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await chooseStaff(world, page, name);
  await page.goto(address(path));
  await app(page).getByRole("navigation", { name: "Views" }).waitFor();
  return page;
}

const ana = "Ana Torres";
const ben = "Ben Whitaker";

const writes = (as: string, text: string) =>
  world.control("POST", "/control/instagram/messages", { as, text });

const tab = (page: Page, name: string | RegExp) =>
  app(page).getByRole("navigation", { name: "Views" }).getByRole("link", { name });
const row = (page: Page, text: RegExp) =>
  app(page).getByRole("navigation", { name: "Conversations" }).getByRole("link", { name: text });

/** The address of the app as the admin shows it. */
const here = (page: Page) =>
  app(page)
    .locator("html")
    .evaluate(() => location.search);

await writes("maya", "where is my lamp?");
await writes("tom", "do you ship to Norway?");

/** Two of the staff, each with the inbox open. */
async function both(): Promise<{ anas: Page; bens: Page }> {
  const [bens, anas] = [await signIn(ben), await signIn(ana)];
  for (const page of [bens, anas]) await row(page, /do you ship to Norway/).waitFor();
  return { anas, bens };
}

test("staff narrow the inbox, save that as a view for everybody, and a colleague finds it, counted, at its address", async () => {
  const { anas, bens } = await both();
  await app(anas).getByRole("button", { name: "Filter" }).click();
  await app(anas).getByLabel("Reply window").selectOption({ label: "Waits for an answer" });
  await app(anas).getByLabel("Assigned to", { exact: true }).selectOption({ label: "Nobody" });
  await app(anas).getByLabel("Unread").check();
  await picture(anas, "views-filter");
  await anas.keyboard.press("Escape");
  await app(anas).getByRole("button", { name: "Remove Unread" }).click();
  await app(anas).getByRole("button", { name: "Order: Runs out first" }).click();
  await app(anas).getByRole("menuitem", { name: "Waiting longest" }).click();
  await row(anas, /where is my lamp/).waitFor();
  await picture(anas, "views-filtered");
  expect(await findings(anas)).toEqual([]);

  await app(anas).getByRole("button", { name: "Save view" }).click();
  await app(anas).getByLabel("Name").fill("To hand out");
  await app(anas).getByLabel("Everybody in the store has this view").check();
  await picture(anas, "views-save");
  await app(anas).getByRole("dialog").getByRole("button", { name: "Save view" }).click();
  await app(anas).getByRole("button", { name: "To hand out 2" }).waitFor();
  await expect.poll(() => here(anas), { timeout: 10_000 }).toMatch(/^\?view=[0-9a-f-]{36}$/);
  const shared = await here(anas);

  await app(bens).getByRole("button", { name: "More" }).click();
  await picture(bens, "views-more");
  await app(bens).getByRole("menuitem", { name: "To hand out 2" }).click();
  await row(bens, /where is my lamp/).waitFor();
  await expect.poll(() => here(bens), { timeout: 10_000 }).toBe(shared);
  await writes("lucia", "is the red one back?");
  await app(bens).getByRole("button", { name: "To hand out 3" }).waitFor();
  await row(bens, /is the red one back/).waitFor();

  await app(anas).getByRole("button", { name: "Actions for this view" }).click();
  await app(anas).getByRole("menuitem", { name: "Delete view…" }).click();
  await app(anas).getByRole("dialog").getByRole("button", { name: "Delete view" }).click();
  await app(bens).getByText("That view was deleted, or is somebody else’s.").waitFor();
});

test("a list has what belongs to its view, as it happens; a note that mentions somebody is marked until they read it", async () => {
  const { anas, bens } = await both();
  await tab(anas, /Yours/).click();
  await app(anas).getByText("Nothing is assigned to you.").waitFor();
  await picture(anas, "views-empty");
  await writes("maya", "hello?");
  await tab(anas, "All open 3").waitFor();
  expect(await row(anas, /hello\?/).count()).toBe(0);

  await row(bens, /do you ship to Norway/).click();
  await app(bens).getByRole("button", { name: "Add a note" }).click();
  await app(bens).getByRole("textbox", { name: "Note" }).fill("@Ana T. do we?");
  await app(bens).getByRole("button", { name: "Add note" }).click();
  await app(anas).getByRole("button", { name: "More" }).click();
  await app(anas).getByRole("menuitem", { name: "Mentions you 1" }).click();
  await row(anas, /A note mentions you/).waitFor();
  await picture(anas, "views-mentioned");
  await row(anas, /do you ship to Norway/).click();
  await app(anas).getByRole("log").getByText("@Ana T. do we?").waitFor();
  // It stays while it is open, though nothing mentions her any more.
  await app(anas).getByRole("button", { name: "Mentions you", exact: true }).waitFor();
  await row(anas, /do you ship to Norway/).waitFor();
});

test("on a phone the views, the order and the filter are at hand, and nothing scrolls sideways", async () => {
  const page = await signIn(ana, "/app?view=unread", sizes.phone);
  await app(page)
    .getByRole("button", { name: /^Unread/ })
    .waitFor();
  await picture(page, "views-phone");
  await app(page).getByRole("button", { name: "Filter" }).click();
  await app(page).getByLabel("Urgent").check();
  await app(page).getByText("No conversation matches these filters.").waitFor();
  await picture(page, "views-phone-filter");
  await page.keyboard.press("Escape");
  await picture(page, "views-phone-filtered");
  expect(await findings(page)).toEqual([]);
  const over = await app(page)
    .locator("html")
    .evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(over).toBe(0);
});
