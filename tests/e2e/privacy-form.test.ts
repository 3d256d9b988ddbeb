import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app } from "#tests/support/admin.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

async function open(path: string, size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet${path}`);
  return page;
}

async function publicPage(path: string, size = sizes.phone): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await page.goto(`${world.webUrl}${path}`);
  return page;
}

async function writes(as: string, text: string): Promise<void> {
  await world.control("POST", "/control/instagram/messages", { as, text });
}

const personsLeft = () => world.query("SELECT 1 FROM contacts");

// promise R1-6
// promise R1-34
// promise R5-14
// promise R3-38
test("the public pages need no login, no script and no cookie, and lead to each other", async () => {
  const page = await publicPage("/privacy");
  await page.getByRole("heading", { name: "Privacy", exact: true }).waitFor();
  await picture(page, "policy-phone");
  await page.getByRole("link", { name: "ask here" }).click();
  await page.getByRole("heading", { name: "Have your data erased, or get a copy" }).waitFor();
  await page.getByText("The GDPR, the CCPA and other laws").waitFor();
  await picture(page, "deletion-phone");
  const wide = await publicPage("/privacy/deletion", sizes.desktop);
  await picture(wide, "deletion");
  expect(await page.locator("script").count()).toBe(0);
  expect(await page.context().cookies()).toEqual([]);
});

// promise R1-32
// promise R1-32
test("a form that was filled in wrongly says what is wrong beside the field, and keeps what was typed", async () => {
  const page = await publicPage("/privacy/deletion");
  await page.getByLabel("How does the store know you?").fill("two words <b>");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("alert").getByText("That is not an Instagram name").waitFor();
  expect(await page.getByLabel("How does the store know you?").inputValue()).toBe("two words <b>");
  await picture(page, "deletion-mistake-phone");
});

// promise R3-40
// promise R2-25
test("a person asks for erasure on the public page, proves who they are by a message, and follows the code", async () => {
  await writes("tom", "is the lamp back?");
  await writes("maya", "and I stay");
  await expect.poll(personsLeft, { timeout: 20_000 }).toHaveLength(2);
  const page = await publicPage("/privacy/deletion");
  await page.getByLabel("How does the store know you?").fill("@tom.bakes");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("heading", { name: "One more step" }).waitFor();
  await picture(page, "claim-phone");
  const words = await page.locator("code").innerText();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(await personsLeft()).toHaveLength(2);
  await writes("tom", `Hello, ${words}`);
  await expect
    .poll(async () => (await page.reload(), page.getByText("Done.").count()), { timeout: 20_000 })
    .toBe(1);
  await picture(page, "claim-done-phone");
  expect(await personsLeft()).toHaveLength(1);
  expect(await page.content()).not.toMatch(/tom|couplet-demo/i);
});

// promise R2-38
// promise R4-42
test("staff record a request that came by mail, answer it, and decide it with a reason", async () => {
  const admin = await open("/app/privacy");
  await app(admin).getByRole("link", { name: "Record a request by mail" }).first().click();
  await app(admin)
    .getByLabel("The mail, as you received it")
    .fill("Subject: Instagram Data Deletion Request\n\nPlease forget me. username: @maya.home");
  await app(admin).getByText("It bears the subject of our deletion page.").waitFor();
  await picture(admin, "mail");
  await app(admin).getByRole("button", { name: "Record request" }).click();
  await app(admin).getByRole("heading", { name: "Who asked?" }).waitFor();
  await app(admin)
    .getByText(/Answer within/)
    .waitFor();
  await picture(admin, "mail-waiting");
  await app(admin).getByRole("button", { name: "I have sent it" }).click();
  await app(admin).getByText("Marked as sent.").waitFor();
  await app(admin).getByLabel("Or decide without the words").selectOption("document");
  await app(admin).getByRole("button", { name: "Carry it out" }).click();
  await app(admin)
    .getByRole("heading", { name: /^Receipt/ })
    .waitFor();
  await app(admin)
    .getByText(/By staff: a document was shown/)
    .waitFor();
  await picture(admin, "mail-done");
  expect(await personsLeft()).toHaveLength(0);
  const phone = await open("/app/privacy/new", sizes.phone);
  await app(phone).getByLabel("Whom it names").waitFor();
  await picture(phone, "mail-phone");
});

// promise R1-16
// promise R1-18
test("the register tells of every kind of data why it is kept, how long, and who receives it", async () => {
  const admin = await open("/app/privacy/register");
  await app(admin).getByRole("heading", { name: "Messages and comments" }).waitFor();
  await app(admin).getByRole("button", { name: "Show the fields of: Messages and comments" }).click();
  await app(admin)
    .getByText(/messages\.content_sealed/)
    .waitFor();
  await picture(admin, "register");
  const phone = await open("/app/privacy/register", sizes.phone);
  await app(phone).getByRole("heading", { name: "Messages and comments" }).waitFor();
  await app(phone)
    .getByRole("navigation", { name: "Privacy" })
    .getByRole("link", { name: "Register" })
    .waitFor();
  await picture(phone, "register-phone");
});
