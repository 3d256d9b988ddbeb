import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app } from "#tests/support/admin.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

const log = (page: Page): Locator => app(page).getByRole("log");
const viewer = (page: Page): Locator => app(page).getByRole("dialog", { name: "Pictures and videos" });

async function write(as: string, given: Record<string, unknown>): Promise<string> {
  const { mid } = await world.control<{ mid: string }>("POST", "/control/instagram/messages", {
    as,
    ...given,
  });
  return mid;
}

async function openThread(name: RegExp, size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet/app`);
  await app(page).getByRole("link", { name }).first().click();
  await log(page).waitFor();
  return page;
}

/** Whether a picture has been loaded and drawn. */
const isDrawn = (image: Locator) =>
  image.evaluate((element) => element instanceof HTMLImageElement && element.naturalWidth > 0);

/** An address at which Instagram has nothing any more. */
const expired = () => `${world.sandboxUrl}/cdn/photos/expired?minted=1&signature=none`;

// promise R4-8
test("a story that somebody answers or mentions the store in is shown while it lives, and its place says so once it has expired", async () => {
  await write("maya", { text: "where is that vase from?", story: true });
  await write("maya", { attachments: ["story_mention"] });
  await write("maya", { text: "and this one?", story: { id: "1789", url: expired() } });
  const page = await openThread(/and this one/);
  const answered = log(page).getByRole("article").filter({ hasText: "where is that vase from?" });
  await answered.getByText("Answered your story").waitFor();
  await answered.scrollIntoViewIfNeeded();
  await expect.poll(() => isDrawn(answered.getByRole("img", { name: "Story" }))).toBe(true);
  const mentioned = log(page).getByRole("article").filter({ hasText: "Mentioned you in a story" });
  await expect.poll(() => isDrawn(mentioned.getByRole("img", { name: "Story" }))).toBe(true);
  const late = log(page).getByRole("article").filter({ hasText: "and this one?" });
  await late.getByText("The story has expired").waitFor();
  await app(page)
    .getByText(/You can reply freely until/)
    .waitFor();
  await picture(page, "kinds-stories");
  expect(await findings(page)).toEqual([]);
});

test("shared posts and reels, tapped buttons and ads each say what they are; an edited message keeps how it read before", async () => {
  await write("tom", { attachments: [{ type: "share" }] });
  await write("tom", { attachments: [{ type: "ig_reel" }] });
  await world.control("POST", "/control/instagram/postback", { as: "tom", title: "Opening hours" });
  await write("tom", {
    text: "is this the one from the ad?",
    referral: {
      source: "ADS",
      type: "OPEN_THREAD",
      ad_id: "42",
      ads_context_data: { ad_title: "Autumn lamps" },
    },
  });
  const mid = await write("tom", { text: "I ment the green one" });
  const page = await openThread(/the green one/);
  await world.control("POST", "/control/instagram/edit", { mid, text: "I meant the green one" });
  await log(page).getByText("I meant the green one").waitFor();
  await log(page)
    .getByRole("link", { name: /New in store/ })
    .waitFor();
  await log(page)
    .getByRole("link", { name: /Behind the scenes/ })
    .waitFor();
  await log(page).getByText("Tapped: Opening hours").waitFor();
  await log(page).getByText("Came from an ad: Autumn lamps").waitFor();
  await log(page)
    .getByRole("button", { name: /Edited/ })
    .press("Enter");
  await app(page)
    .getByRole("region", { name: "Earlier versions" })
    .getByText("I ment the green one")
    .waitFor();
  await picture(page, "kinds-shared");
  expect(await findings(page)).toEqual([]);
});

test("pictures open large, are turned by the arrows, and close where one was; what is taken back meanwhile goes", async () => {
  await write("lucia", { text: "look at these", attachments: ["image", "image"] });
  await write("lucia", { attachments: ["audio"] });
  await write("lucia", { attachments: ["video"] });
  const last = await write("lucia", { attachments: ["image"] });
  const page = await openThread(/lucia/i);
  const pictures = log(page).getByRole("link", { name: "Picture" });
  await expect.poll(() => pictures.count(), { timeout: 30_000 }).toBe(3);
  await log(page).getByLabel("Voice message").waitFor();
  await pictures.first().focus();
  await page.keyboard.press("Enter");
  await viewer(page).getByText("1 of 4").waitFor();
  await expect.poll(() => isDrawn(viewer(page).getByRole("img", { name: "Picture" }))).toBe(true);
  await picture(page, "viewer");
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("ArrowRight");
  await viewer(page).getByText("2 of 4").waitFor();
  await page.keyboard.press("ArrowRight");
  await viewer(page).getByLabel("Video").waitFor();
  await picture(page, "viewer-video");
  await viewer(page).getByRole("button", { name: "Next" }).press("Enter");
  await viewer(page).getByText("4 of 4").waitFor();
  await world.control("POST", "/control/instagram/unsend", { mid: last });
  await viewer(page).waitFor({ state: "detached" });
  await log(page).getByText("Message unsent").waitFor();
  expect(await pictures.count()).toBe(2);

  await pictures.nth(1).focus();
  await page.keyboard.press("Enter");
  await viewer(page).waitFor();
  await page.keyboard.press("e");
  await page.keyboard.press("Escape");
  await viewer(page).waitFor({ state: "detached" });
  expect(await pictures.nth(1).evaluate((element) => element === document.activeElement)).toBe(true);
  // A letter meant nothing while it was open.
  await app(page).getByRole("button", { name: "Close conversation" }).waitFor();
});

test("on a phone a picture fills the screen, and nothing scrolls sideways", async () => {
  const page = await openThread(/lucia/i, sizes.phone);
  await log(page).getByRole("link", { name: "Picture" }).first().click();
  await viewer(page).getByText(/1 of/).waitFor();
  await picture(page, "viewer-phone");
  expect(await findings(page)).toEqual([]);
  const frame = page.frames().find((one) => one.url().includes("/app/conversations/"));
  expect(
    await frame?.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0);
  await viewer(page).getByRole("button", { name: "Close" }).click();
  await viewer(page).waitFor({ state: "detached" });
});

test("one goes to a day, to the beginning and to the end of a long conversation, and the address of a day can be shared", async () => {
  const [now, day] = [Date.now(), 86_400_000];
  const items = Array.from({ length: 300 }, (_, n) => ({
    timestamp: now - (300 - n) * day,
    message: { text: `day ${300 - n}` },
  }));
  await world.control("POST", "/control/instagram/events", { as: "yuki", items, together: true });
  const page = await openThread(/day 1\b/);
  await log(page).getByText("day 1", { exact: true }).waitFor();
  await log(page).focus();
  await page.keyboard.press("d");
  const date = new Date(now - 200 * day).toISOString().slice(0, 10);
  await app(page).getByRole("textbox", { name: "Date" }).fill(date);
  await picture(page, "go-to-date");
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("Enter");
  const there = log(page)
    .getByText(/^day (200|199)$/)
    .first();
  await there.waitFor();
  await expect.poll(() => log(page).locator('article[aria-current="location"]').count()).toBe(1);
  await picture(page, "went-to-date");

  await app(page).getByRole("button", { name: "Go to a date" }).click();
  await app(page).getByRole("button", { name: "Go to the beginning" }).click();
  await log(page).getByText("day 300", { exact: true }).waitFor();
  await app(page).getByRole("button", { name: "Show newest messages" }).click();
  await log(page).getByText("day 1", { exact: true }).waitFor();
});
