import { AxeBuilder } from "@axe-core/playwright";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

/** The app inside the admin. */
const app = (page: Page): FrameLocator => page.frameLocator("iframe");
const field = (page: Page): Locator => app(page).getByLabel("Message", { exact: true });
const option = (page: Page, name: RegExp): Locator => app(page).getByRole("option", { name });
const send = (page: Page): Locator => app(page).getByRole("button", { name: "Send", exact: true });

async function openAdmin(path: string, size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet${path}`);
  return page;
}

async function openThread(text: RegExp, size = sizes.desktop): Promise<Page> {
  const page = await openAdmin("/app", size);
  await app(page).getByRole("link", { name: text }).click();
  await field(page).waitFor();
  return page;
}

const write = (as: string, text: string) =>
  world.control("POST", "/control/instagram/messages", { as, text });

async function sentTexts(): Promise<(string | undefined)[]> {
  const sent = await world.control<{ text?: string }[]>("GET", "/control/instagram/sent");
  return sent.map(({ text }) => text);
}

/** What axe finds in the app's own frame (the admin around it is the sandbox's). */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include("iframe").analyze();
  return violations
    .flatMap((violation) => violation.nodes.map((node) => ({ id: violation.id, target: node.target.flat() })))
    .filter(({ target }) => target.length > 1)
    .map(({ id, target }) => `${id}: ${target.join(" ")}`);
}

async function addReply(title: string, shortcut: string, body: string): Promise<void> {
  const page = await openAdmin("/app/settings/replies/new");
  await app(page).getByLabel("Title").fill(title);
  await app(page).getByLabel("Shortcut").fill(shortcut);
  await app(page).getByLabel("Text", { exact: true }).fill(body);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await app(page).getByRole("heading", { name: title }).waitFor();
  await page.close();
}

test("staff put a saved reply into an answer with / and the keyboard, filled for this customer; what cannot be filled holds it back until decided", async () => {
  await addReply("Where is it?", "where", "Hi {{customer.first_name}}, {{order.name}} is {{order.status}}.");
  await addReply("Thanks", "thanks", "Thank you, @{{contact.name|friend}}!");
  await write("tom", "when do you open?");
  await write("maya", "where is my lamp? #1001");

  const mayas = await openThread(/where is my lamp/);
  const panel = app(mayas).getByRole("complementary", { name: "Customer and orders" });
  await panel.getByRole("button", { name: /^Confirm/ }).click();
  await panel.getByRole("link", { name: /#1001/ }).waitFor();
  await field(mayas).click();
  await mayas.keyboard.type("/");
  await option(mayas, /^Where is it/).waitFor();
  await picture(mayas, "composer-replies");
  expect(await findings(mayas)).toEqual([]);
  await field(mayas).fill("");
  await mayas.keyboard.type("/");
  await option(mayas, /Thanks/).waitFor();
  await mayas.keyboard.press("ArrowDown");
  await app(mayas)
    .getByRole("option", { selected: true, name: /Where is it/ })
    .waitFor();
  await mayas.keyboard.press("Escape");
  await option(mayas, /Thanks/).waitFor({ state: "detached" });
  expect(await field(mayas).inputValue()).toBe("/");
  await field(mayas).fill("");
  await mayas.keyboard.type("/whe");
  await option(mayas, /Thanks/).waitFor({ state: "detached" });
  await mayas.keyboard.press("Enter");
  await app(mayas).getByText("this customer has several orders; choose one").waitFor();
  expect(await field(mayas).inputValue()).toMatch(/^Hi Maya, \{\{order.name}}/);
  await picture(mayas, "composer-choose-order");
  await app(mayas).getByRole("button", { name: "#1001", exact: true }).click();
  await expect.poll(() => field(mayas).inputValue()).toBe("Hi Maya, #1001 is on its way.");
  await picture(mayas, "composer-filled");
  await field(mayas).press("Control+Enter");
  await expect.poll(sentTexts).toContain("Hi Maya, #1001 is on its way.");
  const [used] = await world.query<{ use_count: number }>(
    "SELECT use_count FROM saved_replies WHERE shortcut = 'where'",
  );
  expect(used?.use_count).toBe(1);

  const toms = await openThread(/when do you open/, sizes.phone);
  await app(toms).getByRole("button", { name: "Saved replies" }).click();
  await option(toms, /Where is it/).waitFor();
  await picture(toms, "composer-replies-phone");
  await option(toms, /Where is it/).click();
  await app(toms).getByText("and Status of the order: this person is linked to no customer").waitFor();
  await picture(toms, "composer-unfilled-phone");
  expect(await findings(toms)).toEqual([]);
  await send(toms).click();
  expect(await field(toms).inputValue()).toContain("{{order.name}}");
  await app(toms)
    .getByRole("button", { name: /^Leave out \{\{customer.first_name}}/ })
    .click();
  await expect.poll(() => field(toms).inputValue()).toBe("Hi, is.");
  await field(toms).fill("Hi, at nine.");
  await send(toms).click();
  await expect.poll(sentTexts).toContain("Hi, at nine.");
  expect((await sentTexts()).some((text) => text?.includes("{{"))).toBe(false);
  const frame = toms.frames().find((one) => one.url().includes("/app/conversations/"));
  expect(
    await frame?.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0);
});
