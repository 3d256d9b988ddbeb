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
  await app(page).getByLabel("Search all conversations").waitFor();
  return page;
}

const write = (as: string, text: string) =>
  world.control<{ mid: string; igsid: string }>("POST", "/control/instagram/messages", { as, text });

test("staff search the whole history by words, mistyped too, and open the message in its place", async () => {
  await write("tom", "nothing about lamps here");
  await write("maya", "is the porcelain teapot back in stock?");
  for (let n = 1; n <= 70; n += 1) await write("maya", `and another thing, number ${n}`);
  await expect.poll(() => world.query("SELECT 1 FROM messages"), { timeout: 30_000 }).toHaveLength(72);

  const page = await openInbox();
  const field = app(page).getByLabel("Search all conversations");
  await field.fill("porcel");
  const hit = app(page).getByRole("link", { name: /porcelain teapot/ });
  await app(page).getByText("1 conversation", { exact: true }).waitFor();
  expect(await hit.locator("mark").textContent()).toBe("porcelain");
  expect(await findings(page)).toEqual([]);
  await picture(page, "search-found");
  await hit.click();
  const message = app(page).locator("[data-message][aria-current]");
  await message.getByText("is the porcelain teapot back in stock?").waitFor();
  expect(await message.evaluate((element) => element.getBoundingClientRect().top > 0)).toBe(true);
  await picture(page, "search-opened");
  await app(page).getByRole("button", { name: "Show newest messages" }).click();
  await app(page).getByText("number 70", { exact: false }).last().waitFor();

  await field.fill("porcelan teapot");
  await app(page).getByText("Words that differ by one letter are among them.").waitFor();
  await field.fill("nobodysaidthis");
  await app(page).getByText("Nothing was found.").waitFor();
  await picture(page, "search-nothing");
  await page.keyboard.press("Escape");
  await app(page).getByRole("navigation", { name: "Conversations" }).waitFor();
});

test("on a phone the thread leads back to what was found, and unsent words are found no more", async () => {
  const { mid, igsid } = await write("tom", "my secret gooseberry recipe");
  const phone = await openInbox(sizes.phone);
  await app(phone).getByLabel("Search all conversations").fill("gooseberry");
  // The list beside shows the same words.
  const results = app(phone).getByRole("navigation", { name: "Search results" });
  const hit = results.getByRole("link", { name: /gooseberry recipe/ });
  await hit.click();
  await app(phone).locator("[data-message][aria-current]").waitFor();
  await picture(phone, "search-opened-phone");
  await app(phone).getByRole("link", { name: "Back to the inbox" }).click();
  await hit.waitFor();
  await picture(phone, "search-found-phone");
  await world.control("POST", "/control/instagram/events", {
    items: [
      {
        sender: { id: igsid },
        timestamp: Date.now(),
        message: { mid, is_deleted: true },
      },
    ],
  });
  await expect
    .poll(() => world.query("SELECT 1 FROM messages WHERE unsent_at IS NOT NULL"), { timeout: 15_000 })
    .toHaveLength(1);
  await app(phone).getByLabel("Search all conversations").fill("gooseberry recipe");
  await app(phone).getByText("Nothing was found.").waitFor();
});
