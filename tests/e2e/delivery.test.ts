import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app } from "#tests/support/admin.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

const message = (page: Page, text: string): Locator =>
  app(page).getByRole("log").getByRole("article").filter({ hasText: text });

const fault = (...next: unknown[]) => world.control("POST", "/control/faults", { target: "meta.send", next });
const act = (what: string, given: unknown) => world.control("POST", `/control/instagram/${what}`, given);
const setMeta = (settings: unknown) => world.control("POST", "/control/meta/settings", settings);

/** How often the customer got these words. */
async function arrived(text: string): Promise<number> {
  const sent = await world.control<{ text?: string }[]>("GET", "/control/instagram/sent");
  return sent.filter((one) => one.text === text).length;
}

async function openThread(text: string, size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet/app`);
  await app(page)
    .getByRole("link", { name: new RegExp(text) })
    .click();
  return page;
}

async function answer(page: Page, text: string): Promise<void> {
  await app(page).getByLabel("Message", { exact: true }).fill(text);
  await page.keyboard.press("Control+Enter");
}

// promise R4-14
test("a reply says where it stands, from on its way to seen; what Instagram refused says why, and goes out once when tried again", async () => {
  await act("messages", { as: "maya", text: "is the vase still there?" });
  const page = await openThread("is the vase still there");
  await fault({ kind: "delay", ms: 3_000 });
  await answer(page, "yes, two of them");
  await message(page, "yes, two of them")
    .getByText(/Queued|Sending/)
    .waitFor();
  await picture(page, "delivery-sending");
  await message(page, "yes, two of them").getByText("Sent", { exact: true }).waitFor();
  await act("seen", { as: "maya" });
  await message(page, "yes, two of them").getByText("Seen").waitFor();

  await fault({ kind: "error", status: 400, code: 200, message: "Permissions error" });
  await answer(page, "shall I keep one for you?");
  const refused = message(page, "shall I keep one for you?");
  await refused.getByText(/^Not sent: /).waitFor();
  await picture(page, "delivery-refused");
  expect(await findings(page)).toEqual([]);
  expect(await arrived("shall I keep one for you?")).toBe(0);
  await refused.getByRole("button", { name: "Retry" }).press("Enter");
  await refused.getByText("Sent", { exact: true }).waitFor();
  expect(await arrived("shall I keep one for you?")).toBe(1);
});

test("when the connection is cut nobody says that a reply was sent before Instagram does, and the customer gets it once", async () => {
  await act("messages", { as: "tom", text: "do you repair bowls?" });
  const page = await openThread("do you repair bowls", sizes.phone);
  await setMeta({ echo: "never" });
  await fault({ kind: "cut", when: "after" });
  await answer(page, "we do, send us a picture");
  const reply = message(page, "we do, send us a picture");
  await reply.getByText("Maybe sent: waiting for Instagram to confirm").waitFor();
  await picture(page, "delivery-uncertain-phone");
  expect(await findings(page)).toEqual([]);
  await reply.getByText("Sent", { exact: true }).waitFor();
  expect(await arrived("we do, send us a picture")).toBe(1);
  await setMeta({ echo: "after" });
});

test("what somebody answers in the Instagram app stands in the thread as that, and nothing waits any more", async () => {
  await act("messages", { as: "lucia", text: "which glaze is that?" });
  const page = await openThread("which glaze is that");
  await act("shop-messages", { as: "lucia", text: "celadon, from the phone" });
  await message(page, "celadon, from the phone").getByText("Answered in the Instagram app").waitFor();
  await picture(page, "delivery-native");
});
