import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app, chooseStaff } from "#tests/support/admin.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

const ana = "Ana Torres";
const ben = "Ben Whitaker";

async function signIn(name: string, size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await chooseStaff(world, page, name);
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet/app`);
  return page;
}

const write = (as: string, text: string) =>
  world.control("POST", "/control/instagram/messages", { as, text });
const row = (page: Page, name: RegExp) =>
  app(page).getByRole("navigation", { name: "Conversations" }).getByRole("link", { name });
const button = (page: Page, name: string) => app(page).getByRole("button", { name, exact: true });
const field = (page: Page) => app(page).getByRole("textbox", { name: "Message" });
const inLog = (page: Page, text: string) => app(page).getByRole("log").getByText(text, { exact: true });
/** What is said of colleagues in the open thread. */
const said = (page: Page, words: string) =>
  app(page).locator(".thread-presence").getByText(words, { exact: true });

test("colleagues see in the thread and in the list who looks and who writes, until they leave", async () => {
  await write("maya", "does the lamp come in green?");
  await write("tom", "it came broken");
  const [bens, anas] = [await signIn(ben), await signIn(ana)];
  const requests: string[] = [];
  anas.on("request", (request) => requests.push(request.url()));
  await row(anas, /come in green/).click();
  await field(anas).waitFor();
  await row(bens, /come in green.*Ana T\. is looking/).waitFor();
  await picture(bens, "presence-row");

  await row(bens, /come in green/).click();
  await said(anas, "Ben W. is looking at this conversation too").waitFor();
  await said(bens, "Ana T. is looking at this conversation too").waitFor();
  await picture(anas, "presence-looking");
  const before = requests.length;
  await field(bens).pressSequentially("Yes, it comes in green", { delay: 20 });
  await said(anas, "Ben W. is writing a reply…").waitFor();
  await picture(anas, "presence-writing");
  await row(anas, /Ben W\. is writing/).waitFor();
  // Presence comes by the stream, and nothing is read for it.
  expect(requests.slice(before).filter((url) => !url.endsWith("/app/presence"))).toEqual([]);

  const phone = await signIn(ana, sizes.phone);
  await row(phone, /come in green.*Ben W\. is (writing|looking)/).waitFor();
  await picture(phone, "presence-row-phone");
  await row(phone, /come in green/).click();
  await said(phone, "Ben W. is looking at this conversation too").waitFor();
  await picture(phone, "presence-looking-phone");
  await phone.context().close();

  await row(bens, /it came broken/).click();
  await said(anas, "Ben W. is looking at this conversation too").waitFor({ state: "detached" });
  await row(anas, /it came broken.*Ben W\. is looking/).waitFor();
  await bens.close();
  await row(anas, /it came broken.*Ben W\./).waitFor({ state: "detached" });
});

test("a colleague who comes is announced once, and once more when they begin to write", async () => {
  const [anas, bens] = [await signIn(ana), await signIn(ben)];
  await row(anas, /come in green/).click();
  const announced = app(anas).locator("[aria-live=polite].inbox-hidden");
  await row(bens, /come in green/).click();
  await announced.getByText("Ben W. is looking at this conversation too").waitFor();
  await field(bens).pressSequentially("And in blue, if you like", { delay: 20 });
  await announced.getByText("Ben W. is writing a reply…").waitFor();
});

test("whoever writes is warned when a colleague has answered meanwhile, reads that, and may still send theirs", async () => {
  await write("lucia", "when does the shop open?");
  const [bens, anas] = [await signIn(ben), await signIn(ana)];
  for (const page of [anas, bens]) await row(page, /when does the shop open/).click();
  await field(bens).fill("We open at nine, and on Saturdays at ten");
  await field(anas).fill("At nine");
  await button(anas, "Send").click();

  const warning = app(bens).getByText(/^Ana T\. answered .*, after you began to write$/);
  await warning.waitFor();
  await picture(bens, "presence-answered");
  expect(await findings(bens)).toEqual([]);
  await button(bens, "Send").click();
  // The button leads to the warning, and nothing is sent.
  expect(await field(bens).inputValue()).toBe("We open at nine, and on Saturdays at ten");
  await app(bens).getByRole("link", { name: "Show the answer" }).click();
  await app(bens).locator("article[aria-current]").getByText("At nine", { exact: true }).waitFor();
  await bens.setViewportSize(sizes.phone);
  await warning.scrollIntoViewIfNeeded();
  await picture(bens, "presence-answered-phone");
  await bens.setViewportSize(sizes.desktop);
  await button(bens, "Send later").click();
  await app(bens).getByRole("menuitem", { name: "In an hour" }).click();
  await button(bens, "Schedule anyway").waitFor();
  await button(bens, "Send").click();
  await button(bens, "Send anyway").click();
  await warning.waitFor({ state: "detached" });
  await inLog(anas, "We open at nine, and on Saturdays at ten").waitFor();

  // Whoever has read the answer is not warned of it again.
  await field(anas).fill("See you then");
  await button(anas, "Send").click();
  await row(bens, /See you then/).waitFor();
});

test("a page that was told nothing of a colleague's answer has its reply held back and keeps every word of it", async () => {
  await write("yuki", "do you ship to Japan?");
  const [bens, anas] = [await signIn(ben), await signIn(ana)];
  await row(bens, /do you ship to Japan/).click();
  await field(bens).fill("Yes, within a week");
  // From here on nothing reaches Ben's page by itself.
  await bens.context().route(/\/app\/live/, (route) => route.abort());
  await bens
    .context()
    .route(/_data=routes/, (route) =>
      route.request().method() === "GET" ? route.abort() : route.fallback(),
    );
  await world.kill("web");
  await world.start("web");
  await row(anas, /do you ship to Japan/).click();
  await field(anas).fill("We do");
  await button(anas, "Send").click();
  await inLog(anas, "We do").waitFor();
  await bens.context().unroute(/_data=routes/);
  await button(bens, "Send").click();
  await app(bens)
    .getByText(/^Ana T\. answered .*, after you began to write$/)
    .waitFor();
  expect(await field(bens).inputValue()).toBe("Yes, within a week");
  await picture(bens, "presence-held");
  await button(bens, "Send anyway").click();
  await inLog(anas, "Yes, within a week").waitFor();
});
