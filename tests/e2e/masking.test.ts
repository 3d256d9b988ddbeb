import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app } from "#tests/support/admin.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);
const email = "maya.lindqvist@example.com";

async function open(path: string, size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet${path}`);
  return page;
}

async function openMaya(size = sizes.desktop): Promise<Page> {
  const page = await open("/app", size);
  await app(page)
    .getByRole("link", { name: /is my lamp/ })
    .click();
  return page;
}

// promise R3-25
test("staff see a customer's e-mail hidden, reveal and copy it, and the owner reads in the trail who looked", async () => {
  await world.control("POST", "/control/instagram/messages", { as: "maya", text: "where is my lamp? #1001" });
  const admin = await openMaya();
  await app(admin)
    .getByRole("button", { name: /^Confirm/ })
    .click();
  const reveal = app(admin).getByRole("button", { name: "Reveal e-mail of Maya Lindqvist" });
  await reveal.waitFor();
  await app(admin).getByText("m•••@e•••.com").waitFor();
  await picture(admin, "masked");
  await reveal.focus();
  await admin.keyboard.press("Enter");
  const announced = app(admin)
    .getByRole("status")
    .filter({ hasText: `E-mail: ${email}` });
  await announced.waitFor();
  await admin.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  // The focus stayed where it was, on what is now the button that copies.
  await admin.keyboard.press("Enter");
  await app(admin).getByText("Copied").waitFor();
  await picture(admin, "revealed");
  expect(await findings(admin)).toEqual([]);

  const phone = await openMaya(sizes.phone);
  const hidden = app(phone).getByText("m•••@e•••.com");
  await app(phone).getByRole("button", { name: "Customer", exact: true }).click();
  await hidden.waitFor();
  await picture(phone, "masked-phone");
  expect(await app(phone).getByText(email).count()).toBe(0);

  const trail = await open("/app/privacy/audit");
  await app(trail).getByText("looked at a person's hidden e-mail or phone").waitFor();
  await picture(trail, "masked-audit");
});

test("a member reads why they may not reveal it", async () => {
  await world.query("UPDATE staff SET role = 'member'");
  const member = await openMaya();
  await app(member)
    .getByText(
      "Your role, Member, does not let you see what is hidden of a customer, like an e-mail or phone.",
    )
    .waitFor();
  expect(
    await app(member)
      .getByRole("button", { name: /^Reveal e-mail/ })
      .isDisabled(),
  ).toBe(true);
  await app(member).getByText("m•••@e•••.com").scrollIntoViewIfNeeded();
  await picture(member, "masked-member");
  await world.query("UPDATE staff SET role = 'owner'");
});

test("the e-mail of whoever asks by mail is hidden on the request until it is revealed", async () => {
  const desk = await open("/app/privacy/new");
  await app(desk).getByLabel("Whom it names").fill(email);
  await app(desk).getByRole("button", { name: "Record request" }).click();
  await app(desk).getByText("They gave their e-mail.").waitFor();
  await app(desk).getByText("m•••@e•••.com").waitFor();
  await picture(desk, "masked-request");
  await app(desk).getByRole("button", { name: "Reveal e-mail of whoever asked" }).click();
  await app(desk).getByText(email).waitFor();
});
