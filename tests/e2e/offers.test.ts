import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app, chooseStaff } from "#tests/support/admin.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

const field = (page: Page): Locator => app(page).getByLabel("Message", { exact: true });
const button = (page: Page, name: string | RegExp): Locator =>
  app(page).getByRole("button", { name, exact: true });
const item = (page: Page, name: RegExp): Locator => app(page).getByRole("menuitem", { name });
/** Shopify is asked meanwhile. */
const patient = { timeout: 15_000 };
const hasFocus = (element: Locator) => element.evaluate((each) => each === document.activeElement);

const write = (as: string, text: string) =>
  world.control("POST", "/control/instagram/messages", { as, text });

async function openThread(as: string, text: RegExp, size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await chooseStaff(world, page, as);
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet/app`);
  await app(page).getByRole("link", { name: text }).click();
  await field(page).waitFor();
  return page;
}

const ana = "Ana Torres";
const ben = "Ben Whitaker";

test("the owner makes a discount where it is allowed when first needed, and its code and link stand in the reply", async () => {
  await write("maya", "could you do something about the price?");
  const page = await openThread(ana, /about the price/);
  await field(page).fill("Of course!");
  await button(page, "Make an offer").click();
  await picture(page, "offer-menu");
  await item(page, /Discount code/).click();
  await app(page).getByText("Couplet may not make discounts in this store yet").waitFor();
  expect(await button(page, "Make discount").isDisabled()).toBe(true);
  await picture(page, "offer-scope");
  expect(await findings(page)).toEqual([]);
  await button(page, "Allow in Shopify").click();
  await page.getByRole("button", { name: "Update access" }).click();
  await app(page).getByText("Couplet may not make discounts").waitFor({ state: "detached" });

  const value = app(page).getByLabel("Value");
  await value.fill("150");
  await button(page, "Make discount").click();
  await app(page).getByText("Enter a whole number from 1 to 100.").waitFor();
  await value.fill("15");
  await picture(page, "offer-discount");
  expect(await findings(page)).toEqual([]);
  await value.press("Enter");
  await expect
    .poll(() => field(page).inputValue(), patient)
    .toMatch(/^Of course!\n−15%: \S+\nhttps:\/\/couplet-demo\.myshopify\.com\/discount\/\S+/);
  expect(await hasFocus(field(page))).toBe(true);
  await page.getByText("Discount inserted").waitFor();
  await button(page, "Send").click();

  const phone = await (await newWindow(sizes.phone)).newPage();
  await phone.goto(`${world.sandboxUrl}/phone/maya`);
  await phone.getByText(/−15%: \S+/).waitFor();
  const panel = app(page).getByRole("complementary", { name: "Customer and orders" });
  await panel.getByText(/^15% off with \S+/).waitFor();
  await panel
    .getByText(/Ana T\./)
    .first()
    .waitFor();
  await picture(page, "offer-made");
  await panel.getByRole("button", { name: /^Insert into reply: 15% off/ }).click();
  await expect.poll(() => field(page).inputValue(), patient).toMatch(/^−15%: \S+\nhttps/);
  expect(await hasFocus(field(page))).toBe(true);
});

test("anybody of the staff makes a draft order of several products, and the customer gets its link; discounts are for owners and admins", async () => {
  await write("tom", "I take a shirt and two dishes");
  const page = await openThread(ben, /a shirt and two dishes/);
  await button(page, "Make an offer").click();
  const discount = item(page, /Discount code/);
  await discount.getByText(/role|only owners/i).waitFor();
  expect(await discount.isDisabled()).toBe(true);
  await picture(page, "offer-menu-member");
  await item(page, /Draft order/).click();
  const search = app(page).getByRole("combobox", { name: "Search products" });
  await search.fill("linen shirt");
  await app(page).locator('[role="listbox"][aria-busy="false"]').waitFor();
  await app(page)
    .getByRole("option", { name: /^Linen Shirt,/ })
    .click();
  await search.fill("dish");
  await app(page).locator('[role="listbox"][aria-busy="false"]').waitFor();
  await app(page).getByRole("option", { name: /Sand/ }).click();
  await button(page, "Add 2 to order").click();
  const allow = button(page, "Allow in Shopify");
  await allow.click();
  await page.getByRole("button", { name: "Update access" }).click();
  await allow.waitFor({ state: "detached" });
  await app(page).getByLabel("Quantity of Serving Dish (Sand)").fill("2");
  await app(page)
    .getByText(/^Products: €/)
    .waitFor();
  await picture(page, "offer-draft-order");
  expect(await findings(page)).toEqual([]);
  await button(page, "Make draft order").click();
  await expect.poll(() => field(page).inputValue(), patient).toMatch(/^#D\d+, €[\d.]+\nhttps:/);
  expect(await hasFocus(field(page))).toBe(true);
  await button(page, "Send").click();
  await app(page)
    .getByRole("log")
    .getByRole("link", { name: /https:/ })
    .waitFor();
});

test("when Shopify's answer is lost nobody knows whether it was made, and trying again makes no second one; on a phone too", async () => {
  await write("lucia", "is there a code for me?");
  const page = await openThread(ana, /a code for me/, sizes.phone);
  await button(page, "Make an offer").click();
  await item(page, /Discount code/).click();
  await app(page).getByLabel("Value").fill("20");
  await page.route("**/offers", (route) => route.abort());
  await button(page, "Make discount").click();
  await app(page)
    .getByText(/it may have been made already/)
    .waitFor();
  expect(await app(page).getByLabel("Value").isDisabled()).toBe(true);
  await picture(page, "offer-unclear-phone");
  expect(await findings(page)).toEqual([]);
  await page.unroute("**/offers");
  await button(page, "Try again").click();
  await expect.poll(() => field(page).inputValue(), patient).toMatch(/^−20%: \S+/);
  const rows = await world.query<{ n: string }>(
    "SELECT count(*) AS n FROM offers o JOIN conversations c ON c.id = o.conversation_id WHERE o.made_at IS NOT NULL",
  );
  expect(Number(rows[0]?.n)).toBe(3);
  await picture(page, "offer-inserted-phone");
});
