import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app } from "#tests/support/admin.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

const field = (page: Page): Locator => app(page).locator(".composer textarea");
const button = (page: Page, name: string | RegExp): Locator =>
  app(page).getByRole("button", typeof name === "string" ? { name, exact: true } : { name });
const bubble = (page: Page, text: string): Locator =>
  app(page).getByRole("article").filter({ hasText: text });

async function openThread(text: RegExp, size = sizes.desktop, locale = "en"): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet/app?locale=${locale}`);
  await app(page).getByRole("link", { name: text }).click();
  await field(page).waitFor();
  return page;
}

async function reopen(page: Page, text: RegExp): Promise<void> {
  await page.reload();
  await app(page).getByRole("link", { name: text }).click();
  await field(page).waitFor();
}

const write = (as: string, text: string) =>
  world.control("POST", "/control/instagram/messages", { as, text });
const fail = (next: unknown[]) => world.control("POST", "/control/faults", { target: "llm.chat", next });

/** The texts that the language model was told. */
async function told(): Promise<string[]> {
  const calls = await world.control<
    { target: string; request: { body: { messages: { content: string }[] } } }[]
  >("GET", "/control/calls");
  return calls
    .filter(({ target }) => target === "llm.chat")
    .map(({ request }) => request.body.messages[1]?.content ?? "");
}

test("staff read a message in their language and answer in the customer's, and see both before it is sent", async () => {
  await write("lucia", "hola");
  await write("lucia", "¿dónde está mi lámpara?");
  const page = await openThread(/dónde está mi lámpara/);
  const message = bubble(page, "¿dónde está mi lámpara?");
  await message.hover();
  await picture(page, "translate-offered");
  await message.getByRole("button", { name: "Translate", exact: true }).click();
  await message.getByText("«es→en» ¿dónde está mi lámpara?").waitFor();
  await message.getByText("From Spanish").waitFor();
  await picture(page, "translated-message");
  expect(await findings(page)).toEqual([]);
  expect(await told()).toEqual(["¿dónde está mi lámpara?"]);

  await field(page).fill("It is on its way");
  await button(page, "Translate to Spanish").click();
  await expect.poll(() => field(page).inputValue()).toBe("«en→es» It is on its way");
  await app(page).getByText("Translated to Spanish. What you wrote:").waitFor();
  await app(page).locator(".composer").getByText("It is on its way", { exact: true }).waitFor();
  await picture(page, "translated-draft");
  expect(await findings(page)).toEqual([]);
  await button(page, "Use my text again").click();
  expect(await field(page).inputValue()).toBe("It is on its way");
  await button(page, "Translate to Spanish").click();
  await expect.poll(() => field(page).inputValue()).toBe("«en→es» It is on its way");
  await button(page, "Send").click();
  await app(page).getByText("Translated to Spanish. What you wrote:").waitFor({ state: "detached" });
  await bubble(page, "«en→es» It is on its way").getByText("Sent").waitFor();
});

test("the whole conversation is translated as it comes into sight, and no other, until somebody stops it", async () => {
  await write("maya", "ich suche eine Lampe");
  const page = await openThread(/ich suche eine Lampe/);
  await page.keyboard.press("Control+k");
  await app(page).getByRole("combobox", { name: "Find a command" }).fill("translate");
  await page.keyboard.press("Enter");
  await bubble(page, "ich suche eine Lampe").getByText("«de→en» ich suche eine Lampe").waitFor();
  await write("maya", "und wo ist mein Paket?");
  await app(page).getByText("«de→en» und wo ist mein Paket?").waitFor();
  await write("tom", "bonjour, une question");
  await app(page)
    .getByRole("link", { name: /bonjour, une question/ })
    .click();
  await bubble(page, "bonjour, une question").waitFor();
  await app(page)
    .getByRole("link", { name: /und wo ist mein Paket/ })
    .click();
  await app(page).getByText("«de→en» und wo ist mein Paket?").waitFor();
  await picture(page, "translated-thread");
  expect(await findings(page)).toEqual([]);
  await button(page, "Stop translating the conversation").first().click();
  await write("maya", "danke, noch eine Frage");
  const last = bubble(page, "danke, noch eine Frage");
  await last.waitFor();
  await last.hover();
  await last.getByRole("button", { name: "Translate", exact: true }).waitFor();
  for (const untold of ["danke, noch eine Frage", "bonjour, une question"])
    expect(await told()).not.toContain(untold);
});

test("a model that fails is said where it failed, on a phone and in another language, and trying again helps", async () => {
  await write("tom", "when do you open?");
  const page = await openThread(/when do you open/, sizes.phone, "de");
  const message = bubble(page, "when do you open?");
  await fail([{ kind: "error", status: 500 }]);
  await message.getByRole("button", { name: "Übersetzen", exact: true }).click();
  await message.getByText("Das Sprachmodell ist ausgelastet. Versuchen Sie es gleich noch einmal.").waitFor();
  await picture(page, "translate-failed-phone");
  await message.getByRole("button", { name: "Erneut versuchen" }).click();
  await message.getByText("«en→de» when do you open?").waitFor();
  await fail([{ kind: "error", status: 500 }]);
  await field(page).fill("Um neun");
  await button(page, /^Übersetzen: Englisch/).click();
  await app(page).locator(".composer").getByText("Das Sprachmodell ist ausgelastet.").waitFor();
  expect(await field(page).inputValue()).toBe("Um neun");
  expect(await findings(page)).toEqual([]);
  const frame = page.frames().find((one) => one.url().includes("/app/conversations/"));
  expect(
    await frame?.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0);
});

test("of a restricted person, and where there is no language model, nothing offers to translate", async () => {
  const page = await openThread(/hola|It is on its way/);
  await button(page, /^Translate to/).waitFor();
  await world.query("UPDATE contacts SET restricted_at = now()");
  await reopen(page, /It is on its way/);
  await app(page)
    .getByText(/^Restricted since/)
    .first()
    .waitFor();
  expect(await button(page, /^Translate/).count()).toBe(0);
  await world.query("UPDATE contacts SET restricted_at = NULL");
  await reopen(page, /It is on its way/);
  await button(page, /^Translate to/).waitFor();
  Reflect.deleteProperty(world.environment.product, "LLM_URL");
  await world.kill("web");
  await world.start("web");
  await reopen(page, /It is on its way/);
  await bubble(page, "¿dónde está mi lámpara?").hover();
  expect(await button(page, /^Translate/).count()).toBe(0);
});
