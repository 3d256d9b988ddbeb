import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { app } from "#tests/support/admin.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();

async function openAdmin(path: string, size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet${path}`);
  return page;
}

/** Writes a saved reply on its page in Settings. */
async function addReply(page: Page, title: string, shortcut: string, body: string): Promise<void> {
  await app(page).getByRole("link", { name: "Add saved reply" }).click();
  await app(page).getByLabel("Title").fill(title);
  await app(page).getByLabel("Shortcut").fill(shortcut);
  await app(page).getByLabel("Text", { exact: true }).fill(body);
  await page.getByRole("button", { name: "Save", exact: true }).click();
}

test("a saved reply is written beside its preview, refused for what is wrong, searched for, deleted and brought back", async () => {
  const page = await openAdmin("/app/settings/replies");
  await app(page).getByText("No saved replies yet").waitFor();
  await picture(page, "replies-empty");
  await addReply(
    page,
    "Where is it?",
    "where",
    "Hi {{customer.frist_name}}, {{order.name}} is {{order.status}}.",
  );
  await app(page)
    .getByText("There is no variable {{customer.frist_name}}. Did you mean {{customer.first_name}}?")
    .waitFor();
  await picture(page, "reply-fault");
  const body = app(page).getByLabel("Text", { exact: true });
  await body.fill("Hi , {{order.name}} is {{order.status}}: {{order.tracking_url}}");
  await body.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(3, 3));
  await app(page).getByRole("button", { name: "Insert variable" }).click();
  await app(page)
    .getByRole("menuitem", { name: /^First name of the customer/ })
    .click();
  await app(page)
    .getByText(/^Hi Maya, #1001 is on its way: https:/)
    .waitFor();
  await picture(page, "reply-preview");
  expect(await findings(page)).toEqual([]);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await app(page).getByRole("heading", { name: "Where is it?" }).waitFor();

  await addReply(page, "Thanks", "where", "Thank you!");
  await app(page).getByText("Another saved reply has this shortcut").waitFor();
  await app(page).getByLabel("Shortcut").fill("thanks");
  await app(page).getByText("Only you", { exact: true }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await app(page).getByRole("heading", { name: "Thanks" }).waitFor();
  await picture(page, "replies");
  expect(await findings(page)).toEqual([]);

  await app(page).getByLabel("Search saved replies").fill("THÁNK");
  await expect.poll(() => app(page).getByRole("heading", { name: "Where is it?" }).count()).toBe(0);
  await app(page).getByRole("button", { name: "Delete Thanks" }).click();
  await app(page).getByRole("heading", { name: "Thanks" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo" }).click();
  await app(page).getByRole("heading", { name: "Thanks" }).waitFor();

  const phone = await openAdmin("/app/settings/replies", sizes.phone);
  await app(phone).getByRole("heading", { name: "Where is it?" }).waitFor();
  await picture(phone, "replies-phone");
  await app(phone).getByRole("heading", { name: "Where is it?" }).click();
  await app(phone)
    .getByText(/^Hi Maya, #1001/)
    .waitFor();
  await picture(phone, "reply-phone");
  const frame = phone.frames().find((one) => one.url().includes("/app/settings/replies/"));
  expect(
    await frame?.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0);
});
