import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app } from "#tests/support/admin.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);
await world.control("POST", "/control/instagram/messages", { as: "maya", text: "it is my birthday today!" });

const field = (page: Page): Locator => app(page).locator("form.composer textarea").first();

interface Visit {
  page: Page;
  /** The hosts that the page asked for anything. */
  hosts: Set<string>;
}

async function openThread(language: string, size = sizes.desktop): Promise<Visit> {
  const page = await (await newWindow(size)).newPage();
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).hostname));
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet/app?locale=${language}`);
  await app(page)
    .getByRole("link", { name: /it is my birthday today/ })
    .click();
  // A draft of the test before is kept.
  await field(page).fill("");
  return { page, hosts };
}

const focusedName = (page: Page) =>
  app(page)
    .locator(":focus")
    .evaluate((element) => element.getAttribute("aria-label") ?? element.textContent);

test("staff find an emoji by its name, by keys alone, and it goes where the caret is; those used last come first", async () => {
  const { page, hosts } = await openThread("en");
  const dialog = app(page).getByRole("dialog", { name: "Insert emoji" });
  const button = app(page).getByRole("button", { name: "Insert emoji" });
  await field(page).fill("Happy birthday, Maya");
  await field(page).press("Home");
  for (let at = 0; at < "Happy birthday".length; at++) await field(page).press("ArrowRight");
  await button.focus();
  await page.keyboard.press("Enter");
  await dialog.getByRole("grid", { name: "Smileys and emotion" }).waitFor();
  await picture(page, "emoji");
  expect(await findings(page)).toEqual([]);
  await page.keyboard.type("birthday cake");
  await dialog.getByText("1 emoji", { exact: true }).waitFor({ state: "attached" });
  await picture(page, "emoji-found");
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.keyboard.type("!");
  expect(await field(page).inputValue()).toBe("Happy birthday🎂!, Maya");

  await button.click();
  await dialog.getByRole("grid", { name: "Recently used" }).waitFor();
  await page.keyboard.press("ArrowDown");
  expect(await focusedName(page)).toBe("birthday cake");
  await page.keyboard.press("ArrowDown");
  expect(await focusedName(page)).toBe("grinning face");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await picture(page, "emoji-keys");
  const chosen = await focusedName(page);
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  expect(await focusedName(page)).toBe("");
  await dialog.getByRole("button", { name: "Food and drink" }).click();
  expect(await focusedName(page)).toBe("grapes");
  await picture(page, "emoji-group");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(await focusedName(page)).toBe("Insert emoji");
  expect(chosen).not.toBe("");

  await button.click();
  await page.keyboard.type("xyzzy");
  await dialog.getByText("No emoji matches. Try another word.").waitFor();
  await picture(page, "emoji-none");
  expect(await findings(page)).toEqual([]);
  expect([...hosts].filter((host) => !/^(localhost|127\.0\.0\.1|cdn\.shopify\.com)$/.test(host))).toEqual([]);
});

test("a name begun with a colon is completed as it is typed; other colons are left alone", async () => {
  const { page } = await openThread("en");
  const option = app(page).getByRole("option");
  await field(page).fill("");
  await field(page).pressSequentially("See you at 10:30 :tad");
  await option.filter({ hasText: "party popper" }).waitFor();
  await picture(page, "emoji-colon");
  await page.keyboard.press("Enter");
  expect(await field(page).inputValue()).toBe("See you at 10:30 🎉");
  await page.keyboard.type(" :sm");
  await option.first().waitFor();
  await page.keyboard.press("ArrowDown");
  await app(page).getByRole("option", { selected: true }).waitFor();
  await picture(page, "emoji-colon-arrow");
  await page.keyboard.press("Escape");
  await option.first().waitFor({ state: "detached" });
  await page.keyboard.type("oke");
  expect(await option.count()).toBe(0);
  expect(await field(page).inputValue()).toBe("See you at 10:30 🎉 :smoke");

  const phone = await openThread("uk", sizes.phone);
  await field(phone.page).fill("");
  await field(phone.page).pressSequentially("Дякую :серц");
  await app(phone.page).getByRole("option").first().waitFor();
  await picture(phone.page, "emoji-colon-phone");
  await app(phone.page).getByRole("option").first().click();
  expect(await field(phone.page).inputValue()).toMatch(/^Дякую \p{Extended_Pictographic}/u);
  await field(phone.page).pressSequentially(" :серц");
  await app(phone.page).getByRole("option").first().waitFor();
  expect(await findings(phone.page)).toEqual([]);
});

test.each([
  ["de", "geburtstag", "🎂"],
  ["es", "cumpleaños", "🎂"],
  ["fr", "anniversaire", "🎂"],
  ["uk", "день народження", "🎂"],
  ["pseudo", "birthday", "🎂"],
])("emoji are found in the language of the page, %s, on a phone too", async (language, word, sign) => {
  const { page } = await openThread(language, sizes.phone);
  // Of what opens something the last: its name is in a language of which only this is known here.
  await app(page).locator("form.composer .composer__tools button[aria-expanded]").last().click();
  const dialog = app(page).locator(".emoji");
  await dialog.getByRole("gridcell").first().waitFor();
  await picture(page, `emoji-${language}-phone`);
  await page.keyboard.type(word);
  const found = dialog.getByRole("gridcell").filter({ hasText: sign });
  await found.waitFor();
  await picture(page, `emoji-${language}-found-phone`);
  expect(await findings(page)).toEqual([]);
  await found.click();
  await dialog.waitFor({ state: "detached" });
  expect(await field(page).inputValue()).toBe(sign);
  await page.context().close();
});

test("a page that cannot have the emoji says so", async () => {
  const { page } = await openThread("en");
  await page.route(/assets\/compact-/, (route) => route.abort());
  await app(page).getByRole("button", { name: "Insert emoji" }).click();
  await app(page).getByText("Emoji could not be loaded. Reload the page to try again.").waitFor();
  await picture(page, "emoji-failed");
  expect(await findings(page)).toEqual([]);
});
