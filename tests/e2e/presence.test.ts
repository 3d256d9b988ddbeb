import type { FrameLocator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

const app = (page: Page): FrameLocator => page.frameLocator("iframe");
const ana = "Ana Torres";
const ben = "Ben Whitaker";

async function signIn(name: string, size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo`);
  await page.getByLabel("Store and staff").click();
  await page.getByRole("button", { name }).click();
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet/app`);
  return page;
}

const write = (as: string, text: string) =>
  world.control("POST", "/control/instagram/messages", { as, text });
const row = (page: Page, name: RegExp) =>
  app(page).getByRole("navigation", { name: "Conversations" }).getByRole("link", { name });
const field = (page: Page) => app(page).getByRole("textbox", { name: "Message" });
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
