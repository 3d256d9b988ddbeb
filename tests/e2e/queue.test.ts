import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app } from "#tests/support/admin.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

const minute = 60_000;
const hour = 60 * minute;

const rows = (page: Page) =>
  app(page).getByRole("navigation", { name: "Conversations" }).getByRole("link", { name: /@/ });
const row = (page: Page, name: RegExp) =>
  app(page).getByRole("navigation", { name: "Conversations" }).getByRole("link", { name });

async function write(as: string, text: string, agoMs = 0): Promise<void> {
  await world.control("POST", "/control/instagram/messages", { as, text, at: Date.now() - agoMs });
}

async function openInbox(address = "/app", size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet${address}`);
  await rows(page).first().waitFor();
  return page;
}

/** Whose conversations stand in the list, from the top. */
async function order(page: Page): Promise<string[]> {
  const texts = await rows(page).allInnerTexts();
  return texts.map((text) => /@([a-z]+)/.exec(text)?.[1] ?? "?");
}

async function orderBy(page: Page, name: string): Promise<void> {
  await app(page)
    .getByRole("button", { name: /^(Order: |Runs out|Newest|Waiting|Unread first)/ })
    .click();
  await app(page).getByRole("menuitem", { name }).click();
}

await write("tom", "just looking, thank you", 2 * hour);
await write("lucia", "is the blue one back?", 23 * hour + 20 * minute);
await write("yuki", "hello from Kyoto", 60 * hour);
await write("maya", "where is #1001? maya.lindqvist@example.com", 20 * hour);

test("what runs out first stands first, every row says why it stands there, and the strip tells how many run out today", async () => {
  const page = await openInbox();
  await expect.poll(() => order(page)).toEqual(["lucia", "maya", "tom", "yuki"]);
  await row(page, /lucia.*\d+ min left/).waitFor();
  await row(page, /tom.*\d+ h left/).waitFor();
  await row(page, /yuki.*Human agent/).waitFor();
  await app(page)
    .getByText(/\d+ threads? los\w+ \w+ window before \d\d:\d\d/)
    .waitFor();
  await picture(page, "queue");
  expect(await findings(page)).toEqual([]);

  // Whose order is at stake comes before whoever asks about nothing.
  await row(page, /maya/).click();
  await app(page)
    .getByRole("button", { name: /^Confirm Maya/ })
    .first()
    .click();
  await row(page, /maya.*(Open order|Recent order|Customer)/).waitFor();
  await picture(page, "queue-at-stake");
});

test("plain orders are there too, at addresses of their own", async () => {
  const page = await openInbox();
  await orderBy(page, "Newest first");
  await expect.poll(() => order(page)).toEqual(["tom", "maya", "lucia", "yuki"]);
  await orderBy(page, "Waiting longest");
  await expect.poll(() => order(page)).toEqual(["yuki", "lucia", "maya", "tom"]);
  await row(page, /yuki/).click();
  await app(page).getByRole("log").waitFor();
  await orderBy(page, "Unread first");
  await expect.poll(async () => (await order(page)).at(-1)).not.toBe("tom");
  await picture(page, "queue-unread-first");
  const search = await app(page)
    .locator("html")
    .evaluate(() => location.search);
  const other = await openInbox(`/app${search}`, sizes.phone);
  expect(await order(other)).toEqual(await order(page));
});

test("a day after the last message only a person's own answer goes out, after a week none, and the composer says until when and why", async () => {
  const page = await openInbox();
  await row(page, /yuki/).click();
  await app(page)
    .getByText(/^Human agent reply possible until/)
    .waitFor();
  await app(page).getByLabel("Message", { exact: true }).fill("Hello to Kyoto!");
  await app(page).getByRole("button", { name: "Send", exact: true }).click();
  // Instagram takes it this late only with the tag for a person's own answer.
  const phone = await (await newWindow(sizes.phone)).newPage();
  await phone.goto(`${world.sandboxUrl}/phone/yuki`);
  await phone.getByText("Hello to Kyoto!").waitFor({ timeout: 30_000 });
  await picture(page, "window-human-agent");

  await world.query(
    "UPDATE conversations SET last_customer_message_at = now() - interval '8 days' WHERE last_customer_message_at < now() - interval '2 days'",
  );
  await page.reload();
  await app(page)
    .getByText(/^Closed since .*: the customer must write first/)
    .waitFor();
  expect(await app(page).getByRole("button", { name: "Send", exact: true }).isDisabled()).toBe(true);
  await picture(page, "window-closed");
  expect(await findings(page)).toEqual([]);
  await write("yuki", "are you there?");
  await app(page)
    .getByText(/^You can reply freely until/)
    .waitFor();
});

test("spam leaves the lists and comes back by undo; what is snoozed until a time comes back then", async () => {
  const page = await openInbox();
  await row(page, /tom/).click();
  await app(page).getByRole("button", { name: "More actions" }).click();
  await app(page)
    .getByRole("menuitem", { name: /^Mark as spam/ })
    .click();
  await app(page)
    .getByText(/marked as spam/i)
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await app(page).getByRole("button", { name: "Close conversation" }).waitFor();

  await app(page).getByRole("button", { name: "Snooze", exact: true }).click();
  await app(page)
    .getByRole("menuitem", { name: /^In \d hours?/ })
    .click();
  await app(page)
    .getByText(/^Snoozed until/)
    .first()
    .waitFor();
  await row(page, /maya/).click();
  await row(page, /tom/).waitFor({ state: "detached" });
  await world.query(
    "UPDATE conversations SET snoozed_until = now() - interval '1 second' WHERE snoozed_until > now()",
  );
  await row(page, /tom/).waitFor({ timeout: 60_000 });
  await picture(page, "snooze-came-back");
});
