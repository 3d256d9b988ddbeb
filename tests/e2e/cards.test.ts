import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app } from "#tests/support/admin.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

const field = (page: Page): Locator => app(page).getByLabel("Message", { exact: true });
const option = (page: Page, name: RegExp): Locator => app(page).getByRole("option", { name });
/** Types what product is looked for, and waits until the list answers that and nothing typed before. */
async function search(page: Page, words: string): Promise<void> {
  const typed = app(page).getByRole("combobox", { name: "Search products" });
  await typed.fill(words);
  await app(page).locator('[role="listbox"][aria-busy="false"]').waitFor();
}
const button = (page: Page, name: string | RegExp): Locator =>
  app(page).getByRole("button", { name, exact: true });
const cards = (page: Page): Locator =>
  app(page).getByRole("list", { name: "Cards as the customer will see them" }).getByRole("listitem");

const write = (as: string, text: string) =>
  world.control("POST", "/control/instagram/messages", { as, text });

async function openThread(text: RegExp, size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet/app`);
  await app(page).getByRole("link", { name: text }).click();
  await field(page).waitFor();
  return page;
}

/** The customer's own Instagram. */
async function phoneOf(person: string): Promise<Page> {
  const page = await (await newWindow(sizes.phone)).newPage();
  await page.goto(`${world.sandboxUrl}/phone/${person}`);
  return page;
}

const draftSaved = (page: Page) =>
  page.waitForResponse((answer) => answer.url().includes("/draft") && answer.ok());

async function sideways(page: Page): Promise<number | undefined> {
  const frame = page.frames().find((one) => one.url().includes("/app/conversations/"));
  return frame?.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test("staff find products by typing, see their stock, put their cards in order by keyboard, and the customer gets them as they looked", async () => {
  await write("maya", "which bowls do you have?");
  const page = await openThread(/which bowls do you have/);
  await field(page).fill("These two are lovely");
  await button(page, "Insert product").click();
  await search(page, "dish");
  await option(page, /Terracotta.*Sold out/).waitFor();
  await option(page, /Sand.*28 in stock/).waitFor();
  await picture(page, "products");
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await app(page).getByText("Chosen: Serving Dish (Sand)").waitFor();
  await search(page, "linen shirt");
  await option(page, /^Linen Shirt,/).click();
  await picture(page, "products-chosen");
  await page.keyboard.press("Control+Enter");

  await cards(page).filter({ hasText: "Linen Shirt" }).waitFor();
  expect(await cards(page).locator(".card__title").allTextContents()).toEqual([
    "Serving Dish",
    "Linen Shirt",
  ]);
  await picture(page, "cards");
  expect(await findings(page)).toEqual([]);
  await button(page, "Move Linen Shirt forward").press("Enter");
  expect(await cards(page).locator(".card__title").allTextContents()).toEqual([
    "Linen Shirt",
    "Serving Dish",
  ]);
  await expect
    .poll(() => app(page).locator(":focus").getAttribute("aria-label"))
    .toBe("Move Linen Shirt forward");
  const previewed = await cards(page).locator(".card").allInnerTexts();
  await button(page, "Send").click();

  const phone = await phoneOf("maya");
  await phone.getByText("These two are lovely").waitFor();
  await phone.getByText("Linen Shirt").waitFor();
  const told = (text: string) => text.split("\n").filter(Boolean);
  expect((await phone.locator(".card").allInnerTexts()).map(told)).toEqual(previewed.map(told));
  await picture(phone, "cards-customer");
  const sent = app(page).getByRole("log").getByRole("list", { name: "Cards" });
  await sent.getByRole("link", { name: "View product" }).first().waitFor();
  expect(await cards(page).count()).toBe(0);
  await picture(page, "cards-sent");
  expect(await findings(page)).toEqual([]);
});

test("quick replies are written under the text, and the one that the customer taps arrives as what they chose", async () => {
  await write("tom", "can I collect it?");
  const page = await openThread(/can I collect it/, sizes.phone);
  await button(page, "Quick replies").click();
  const next = app(page).getByLabel("Add a quick reply");
  await next.fill("Today");
  await next.press("Enter");
  await app(page).getByText("Quick replies go under a text. Write one first.").waitFor();
  expect(await button(page, "Send").isDisabled()).toBe(true);
  await next.fill("today");
  await next.press("Enter");
  await app(page).getByText("This quick reply is already there.").waitFor();
  await next.fill("Tomorrow, please, if I may");
  expect(await next.inputValue()).toBe("Tomorrow, please, if");
  await next.fill("Tomorrow");
  // The button's name would hang over it.
  await field(page).click();
  await field(page).fill("Of course! When?");
  await picture(page, "quick-replies-phone");
  expect(await findings(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
  await button(page, "Send").click();

  const phone = await phoneOf("tom");
  await phone.getByRole("button", { name: "Today" }).waitFor();
  await picture(phone, "quick-replies-customer");
  await phone.getByRole("button", { name: "Tomorrow" }).click();
  await app(page).getByText("Chose: Tomorrow").waitFor();
  await picture(page, "quick-replies-chosen-phone");
});

test("a draft keeps its cards and quick replies, also for another browser", async () => {
  await write("maya", "anything in blue?");
  const page = await openThread(/anything in blue/);
  const saved = draftSaved(page);
  await page.keyboard.press("i");
  await search(page, "dish");
  await option(page, /Ink blue/).click();
  await button(page, "Add card").click();
  await cards(page).filter({ hasText: "Ink blue" }).waitFor();
  await saved;
  const other = await openThread(/anything in blue/, sizes.phone);
  await cards(other).filter({ hasText: "Ink blue" }).waitFor();
  await picture(other, "cards-phone");
  expect(await findings(other)).toEqual([]);
  expect(await sideways(other)).toBe(0);
  await button(other, /^Remove Serving Dish/).click();
  await expect.poll(() => cards(other).count()).toBe(0);
  await expect.poll(() => field(other).evaluate((element) => element === document.activeElement)).toBe(true);
});

test("a product goes as a link into the text, and fills the variables of a saved reply", async () => {
  await write("tom", "do you sell shirts?");
  const page = await openThread(/do you sell shirts/);
  await field(page).fill("Yes:");
  await button(page, "Insert product").click();
  await search(page, "linen shirt");
  await option(page, /^Linen Shirt,/).click();
  await button(page, "Insert link").click();
  const link = "https://couplet-demo.myshopify.com/products/linen-shirt";
  await expect.poll(() => field(page).inputValue()).toBe(`Yes:\nLinen Shirt, €79.00\n${link}`);
  await field(page).fill("It is called {{product.title}} and costs {{product.price}}");
  await app(page).getByText("Product title and Product price: no product is chosen").waitFor();
  await button(page, "Choose product").click();
  await search(page, "dish");
  await option(page, /Sand.*28 in stock/).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect
    .poll(() => field(page).inputValue())
    .toMatch(/^It is called Serving Dish \(Sand\) and costs €/);
});

test("after 24 hours a card is not offered, and it says why; what was chosen before can go as a link", async () => {
  await write("maya", "still there?");
  const page = await openThread(/still there/);
  await page.keyboard.press("i");
  await option(page, /^Linen Shirt,/).click();
  const saved = draftSaved(page);
  await button(page, "Add card").click();
  await cards(page).filter({ hasText: "Linen Shirt" }).waitFor();
  await saved;
  await world.query("UPDATE conversations SET last_customer_message_at = now() - interval '30 hours'");
  await page.reload();
  await app(page)
    .getByText(/^Cards can be sent within 24 hours/)
    .waitFor();
  expect(await button(page, "Send").isDisabled()).toBe(true);
  await picture(page, "cards-too-late");
  expect(await findings(page)).toEqual([]);
  await button(page, "Use links instead").click();
  await expect.poll(() => field(page).inputValue()).toMatch(/^Linen Shirt, €79\.00\nhttps:/);
  expect(await button(page, "Send").isEnabled()).toBe(true);
  await button(page, "Insert product").click();
  await option(page, /^Linen Shirt,/).click();
  expect(await button(page, "Add card").isDisabled()).toBe(true);
  await picture(page, "products-too-late");
});
