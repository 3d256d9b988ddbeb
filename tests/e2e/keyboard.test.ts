import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app } from "#tests/support/admin.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

async function openInbox(size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet/app`);
  await app(page)
    .getByRole("link", { name: /is the lamp back/ })
    .waitFor();
  return page;
}

test("somebody works through the inbox by keyboard alone: opens, answers, notes, assigns, closes, and goes elsewhere", async () => {
  await world.control("POST", "/control/instagram/messages", { as: "tom", text: "do you ship to Norway?" });
  await world.control("POST", "/control/instagram/messages", { as: "maya", text: "is the lamp back?" });
  const page = await openInbox();
  await app(page)
    .getByRole("link", { name: /ship to Norway/ })
    .waitFor();
  await app(page).getByRole("button", { name: "Commands" }).focus();

  await page.keyboard.press("j");
  const opened = (handle: string) => app(page).getByRole("heading", { level: 2, name: handle }).waitFor();
  await opened("@tom.bakes");
  await page.keyboard.press("j");
  await opened("@maya.home");
  await page.keyboard.press("k");
  await opened("@tom.bakes");

  await page.keyboard.press("r");
  await page.keyboard.type("Yes, since this morning: e r a k");
  await page.keyboard.press("Control+Enter");
  await app(page).getByRole("log").getByText("Yes, since this morning: e r a k").waitFor();

  await page.keyboard.press("Control+k");
  await app(page).getByRole("dialog", { name: "Commands" }).waitFor();
  await picture(page, "commands");
  expect(await findings(page)).toEqual([]);
  await page.keyboard.type("note");
  await page.keyboard.press("Enter");
  await app(page)
    .locator("textarea:focus")
    .and(app(page).getByRole("textbox", { name: "Note" }))
    .waitFor();
  await page.keyboard.type("asks every winter");
  await page.keyboard.press("Control+Enter");
  await app(page).getByText("asks every winter").waitFor();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("assign me");
  await page.keyboard.press("Enter");
  await app(page)
    .getByRole("button", { name: /Assigned to Ana/ })
    .waitFor();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("close conv");
  await app(page)
    .getByRole("option", { name: /Close conversation/ })
    .waitFor();
  expect(await app(page).getByRole("option").count()).toBe(1);
  await page.keyboard.press("Enter");
  await app(page).getByRole("button", { name: "Reopen conversation" }).waitFor();
  expect(await app(page).getByRole("dialog", { name: "Commands" }).count()).toBe(0);

  await page.keyboard.press("Control+k");
  await page.keyboard.type("go settings team");
  await page.keyboard.press("Enter");
  await app(page).getByRole("heading", { name: "Settings" }).waitFor();
  await page.keyboard.press("?");
  await app(page).getByRole("dialog", { name: "Commands" }).waitFor();
  await page.keyboard.type("nothing of the kind");
  await app(page).getByText("No command has these words.").waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => app(page).getByRole("dialog", { name: "Commands" }).count()).toBe(0);
});

test("whoever speaks to their computer switches single keys off, and letters do nothing any more", async () => {
  const page = await openInbox();
  await app(page).getByRole("button", { name: "Commands" }).click();
  await app(page)
    .getByText(/Single keys are commands/)
    .click();
  await page.keyboard.press("Escape");
  await expect.poll(() => app(page).getByRole("dialog", { name: "Commands" }).count()).toBe(0);
  await page.keyboard.press("j");
  await page.keyboard.press("?");
  await page.keyboard.press("Control+k");
  await app(page).getByRole("dialog", { name: "Commands" }).waitFor();
  expect(await app(page).getByRole("log").count()).toBe(0);
});

test("at phone width the palette fits, and no button for it takes room", async () => {
  const page = await openInbox(sizes.phone);
  expect(await app(page).getByRole("button", { name: "Commands" }).count()).toBe(0);
  await app(page)
    .getByRole("textbox", { name: /Search/ })
    .focus();
  await page.keyboard.press("Control+k");
  await app(page).getByRole("option", { name: "Search conversations" }).waitFor();
  await picture(page, "commands-phone");
});
