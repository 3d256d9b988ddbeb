import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app } from "#tests/support/admin.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

const hour = 3_600_000;
const now = Date.now();

const log = (page: Page): Locator => app(page).getByRole("log");

/** What somebody wrote over the last days, `hoursApart`; the newest an hour ago. */
async function writeHistory(as: string, count: number, hoursApart: number): Promise<void> {
  const items = Array.from({ length: count }, (_, n) => ({
    timestamp: now - hour - (count - 1 - n) * hoursApart * hour,
    message: { text: `message ${n + 1} of ${count}` },
  }));
  await world.control("POST", "/control/instagram/events", { as, items, together: true });
}

async function write(as: string, text: string): Promise<string> {
  const { mid } = await world.control<{ mid: string }>("POST", "/control/instagram/messages", { as, text });
  return mid;
}

async function openThread(name: RegExp, size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet/app`);
  await app(page).getByText("Live", { exact: true }).waitFor();
  await app(page).getByRole("link", { name }).first().click();
  await log(page).waitFor();
  return page;
}

/** Where an element stands on the screen. */
async function topOf(element: Locator): Promise<number> {
  const box = await element.boundingBox();
  return Math.round(box?.y ?? Number.NaN);
}

test("a long thread opens at its end, reads on by itself, and holds one's place while new messages come", async () => {
  await writeHistory("maya", 300, 2);
  const page = await openThread(/message 300 of 300/);
  await log(page).getByText("message 300 of 300", { exact: true }).waitFor();
  await picture(page, "long-thread");
  expect(await log(page).getByText("message 200 of 300", { exact: true }).count()).toBe(0);

  await log(page).focus();
  await expect
    .poll(
      async () => {
        await page.keyboard.press("PageUp");
        return log(page).getByText("message 120 of 300", { exact: true }).count();
      },
      { timeout: 60_000, interval: 150 },
    )
    .toBe(1);
  const read = log(page).getByText("message 120 of 300", { exact: true });
  await read.scrollIntoViewIfNeeded();
  const before = await topOf(read);
  await write("maya", "are you there?");
  await app(page).getByRole("button", { name: "1 new message" }).waitFor();
  expect(await topOf(read)).toBe(before);
  await picture(page, "reading-history");
  await app(page).getByRole("button", { name: "1 new message" }).click();
  await log(page).getByText("are you there?").waitFor();
  await picture(page, "back-at-the-end");
});

test("staff react to a message by keyboard, the customer sees it on the phone, and sees it go when it is taken back", async () => {
  await write("tom", "your lamp made my evening");
  const page = await openThread(/your lamp made my evening/);
  const theirs = log(page).locator("[data-message]", { hasText: "your lamp made my evening" });
  const phone = await (await newWindow(sizes.phone)).newPage();
  await phone.goto(`${world.sandboxUrl}/phone/tom`);

  await theirs.getByRole("button", { name: "React" }).focus();
  await page.keyboard.press("Enter");
  await app(page).getByRole("button", { name: "React with ❤️" }).waitFor();
  await picture(page, "reaction-choice");
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await theirs.getByRole("button", { name: "You reacted: ❤️", exact: true }).waitFor();
  await phone.locator(".reaction", { hasText: "❤️" }).waitFor();
  await picture(page, "reaction-sent");

  await theirs.getByRole("button", { name: "You reacted: ❤️", exact: true }).click();
  await phone.locator(".reaction").waitFor({ state: "detached" });
  expect(await theirs.getByRole("button", { name: /You reacted/ }).count()).toBe(0);
});
