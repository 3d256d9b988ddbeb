import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app, chooseStaff } from "#tests/support/admin.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

const address = (path: string) => `${world.sandboxUrl}/admin/couplet-demo/apps/couplet${path}`;

/** Signs in to the admin as somebody of the store's staff, and opens the app there. */
async function signIn(name: string, path: string, size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await chooseStaff(world, page, name);
  await page.goto(address(path));
  return page;
}

const ana = "Ana Torres";
const ben = "Ben Whitaker";

/** The entries that the app has in the admin's navigation; its home is its own name there. */
const entries = (page: Page) => page.locator("#app-nav a").allInnerTexts();

const roleOfBen = (page: Page) => app(page).getByLabel("Role of Ben W.");

// promise R4-34
test("a member has no Privacy, sees what they may not use and why, and typing the address says whom to ask", async () => {
  const page = await signIn(ben, "/app/settings/connections");
  const only = "Your role, Member, does not let you connect, check and disconnect accounts.";
  await app(page).getByText(only).waitFor();
  for (const name of ["Check @couplet.demo now", "Reconnect @couplet.demo", "Disconnect @couplet.demo"])
    expect(await app(page).getByRole("button", { name }).isDisabled(), name).toBe(true);
  expect(await app(page).getByLabel("Human agent replies").isDisabled()).toBe(true);
  expect(await app(page).getByRole("button", { name: "Connect another account" }).count()).toBe(0);
  expect(
    await app(page).getByRole("navigation", { name: "Settings" }).getByRole("link").allInnerTexts(),
  ).toEqual(["Connections", "Saved replies", "Team", "Notifications", "Teams and labels", "Contacts"]);
  expect(await entries(page)).toEqual(["Contacts", "Settings"]);
  expect(await findings(page)).toEqual([]);
  await picture(page, "connections-member");
  for (const [name, size] of [
    ["refused", sizes.desktop],
    ["refused-phone", sizes.phone],
  ] as const) {
    const typed = await signIn(ben, "/app/privacy", size);
    await app(typed)
      .getByText("Your role, Member, does not let you see privacy requests. Ask Ana T.")
      .waitFor();
    expect(await findings(typed)).toEqual([]);
    await picture(typed, name);
  }
  await page.goto(address("/app/settings/deliveries"));
  await app(page)
    .getByText("Your role, Member, does not let you see and replay deliveries that failed.")
    .waitFor();
  await picture(page, "refused-deliveries");
  await page.goto(address("/app/settings/team"));
  await app(page).getByText("Only owners and admins may change roles and take access away.").waitFor();
  expect(await roleOfBen(page).isDisabled()).toBe(true);
});

// promise R4-18
// promise R4-34
test("the owner makes a member admin, who gets in then and may change no owner; the last owner stays", async () => {
  const owner = await signIn(ana, "/app/settings/team");
  await roleOfBen(owner).selectOption("Admin");
  await expect
    .poll(() => world.query("SELECT role FROM staff ORDER BY role"))
    .toEqual([{ role: "admin" }, { role: "owner" }]);
  await app(owner).getByRole("button", { name: "Remove Ana T." }).click();
  await app(owner).getByText("Somebody must be able to look after this store.").waitFor();
  await app(owner).getByLabel("Role of Ana T.").selectOption("Member");
  await app(owner).getByText("Give another person this role first.").waitFor();
  expect(await app(owner).getByLabel("Role of Ana T.").inputValue()).toBe("owner");
  expect(await findings(owner)).toEqual([]);
  await picture(owner, "team");
  await app(owner).getByText("Make somebody an owner").scrollIntoViewIfNeeded();
  await picture(owner, "team-table");
  const phone = await signIn(ana, "/app/settings/team", sizes.phone);
  await app(phone).getByRole("heading", { name: "Who may do what" }).waitFor();
  await picture(phone, "team-phone");
  await app(phone).getByText("Make somebody an owner").scrollIntoViewIfNeeded();
  await picture(phone, "team-phone-table");

  const admin = await signIn(ben, "/app/privacy");
  await app(admin).getByRole("link", { name: "Requests", exact: true }).waitFor();
  expect(await entries(admin)).toEqual(["Contacts", "Privacy", "Settings"]);
  await admin.goto(address("/app/settings/team"));
  await app(admin).getByText("Only owners may make somebody an owner, or change an owner.").waitFor();
  expect(await app(admin).getByLabel("Role of Ana T.").isDisabled()).toBe(true);
  expect(await roleOfBen(admin).locator("option", { hasText: "Owner" }).isDisabled()).toBe(true);
  await picture(admin, "team-admin");
});

// promise R4-34
test("whoever is made a member while a page is open is refused where they press, and connects nothing from Instagram", async () => {
  const open = await signIn(ben, "/app/settings/connections");
  const connecting = await signIn(ben, "/app/settings/connections");
  await app(connecting).getByRole("button", { name: "Connect another account" }).click();
  await connecting.getByRole("button", { name: "Allow" }).waitFor();

  const owner = await signIn(ana, "/app/settings/team");
  await roleOfBen(owner).selectOption("Member");
  await expect
    .poll(() => world.query("SELECT role FROM staff ORDER BY role"))
    .toEqual([{ role: "member" }, { role: "owner" }]);

  await app(open).getByRole("button", { name: "Check @couplet.demo now" }).click();
  await app(open).getByText("disconnect accounts. Ask Ana T.").waitFor();
  await app(open).getByRole("heading", { name: "@couplet.demo" }).waitFor();
  await picture(open, "refused-in-place");
  await connecting.getByRole("button", { name: "Allow" }).click();
  await connecting.getByRole("heading", { name: "You may no longer connect accounts" }).waitFor();
  await picture(connecting, "refused-connect");

  await app(owner).getByRole("button", { name: "Remove Ben W." }).click();
  await app(owner).getByText("No access").waitFor();
  const removed = await signIn(ben, "/app");
  await app(removed).getByText("Your access to Couplet was taken away. Ask Ana T.").waitFor();
  expect(await findings(removed)).toEqual([]);
  await picture(removed, "removed");
});

/** Presses Save in the bar that the admin shows for what was changed. */
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click();

// promise R4-34
test("the owner makes a role, gives it to Ben, who reads what he may not and why; one more permission, and he can", async () => {
  await world.control("POST", "/control/instagram/messages", { as: "maya", text: "is the lamp back?" });
  await signIn(ben, "/app");
  await world.query("UPDATE staff SET removed_at = NULL");
  const owner = await signIn(ana, "/app/settings/team");
  await app(owner).getByRole("link", { name: "Add role" }).click();
  await app(owner).getByLabel("Write notes").waitFor();
  expect(await findings(owner)).toEqual([]);
  await picture(owner, "role-new");
  await app(owner).getByText("Read conversations: everybody who opens Couplet may").waitFor();
  await app(owner).getByText("Delete all of the store's data: only owners may").waitFor();
  // What needs it comes with it, and goes with it; all by keyboard.
  const erase = app(owner).getByLabel("Erase a person");
  const requests = app(owner).getByLabel("See privacy requests");
  await erase.focus();
  await owner.keyboard.press("Space");
  expect([await erase.isChecked(), await requests.isChecked()]).toEqual([true, true]);
  await requests.focus();
  await owner.keyboard.press("Space");
  expect([await erase.isChecked(), await requests.isChecked()]).toEqual([false, false]);
  await app(owner).getByLabel("Write notes").uncheck();
  await app(owner).getByLabel("Decide which customer a person is").uncheck();
  await save(owner);
  await app(owner).getByText("Give the role a name.").waitFor();
  await app(owner).getByRole("textbox", { name: "Name" }).fill("admin");
  await save(owner);
  await app(owner).getByText("A built-in role is called this.").waitFor();
  await picture(owner, "role-faulty");
  await app(owner).getByRole("textbox", { name: "Name" }).fill("Answering only");
  await save(owner);
  await app(owner).getByRole("link", { name: "Change the role Answering only" }).waitFor();
  await roleOfBen(owner).selectOption("Answering only");
  await app(owner).getByText("1 person · 9 permissions").waitFor();
  expect(await findings(owner)).toEqual([]);
  await picture(owner, "roles");

  const bens = await signIn(ben, "/app");
  await app(bens)
    .getByRole("link", { name: /is the lamp back/ })
    .click();
  await app(bens).getByText("Your role, Answering only, does not let you write notes.").waitFor();
  expect(await app(bens).getByRole("button", { name: "Add a note" }).count()).toBe(0);
  await app(bens).getByRole("textbox", { name: "Message" }).waitFor();
  expect(await findings(bens)).toEqual([]);
  await picture(bens, "role-thread");
  await bens.goto(address("/app/privacy"));
  const why = "Your role, Answering only, does not let you see privacy requests. Ask Ana T.";
  await app(bens).getByText(why).waitFor();

  await app(owner).getByRole("heading", { name: "Answering only" }).click();
  await app(owner).getByLabel("Write notes").check();
  await save(owner);
  await app(owner).getByText("1 person · 10 permissions").waitFor();
  await bens.goto(address("/app"));
  await app(bens)
    .getByRole("link", { name: /is the lamp back/ })
    .click();
  await app(bens).getByRole("button", { name: "Add a note" }).click();
  await app(bens).getByRole("textbox", { name: "Note" }).fill("she wants the brass one");
  await app(bens).getByRole("button", { name: "Add note" }).click();
  await app(bens).getByText("she wants the brass one").first().waitFor();
});

// promise R4-18
test("of two who change a role the second is told and overwrites nothing; deleted, its holder is a member", async () => {
  const pages = [
    await signIn(ana, "/app/settings/team"),
    await signIn(ana, "/app/settings/team", sizes.phone),
  ];
  for (const page of pages) {
    await app(page).getByRole("heading", { name: "Answering only" }).click();
    await app(page).getByText("Who has this role").waitFor();
  }
  const [first, second] = pages as [Page, Page];
  await app(first).getByLabel("Reply to customers").uncheck();
  await save(first);
  await app(first).getByRole("heading", { name: "Who may do what" }).waitFor();
  await app(second).getByLabel("Erase a person").check();
  expect(await findings(second)).toEqual([]);
  await save(second);
  await app(second).getByText("Nothing was overwritten.").waitFor();
  expect(await app(second).getByLabel("Erase a person").isChecked()).toBe(true);
  await app(second).getByText("Nothing was overwritten.").scrollIntoViewIfNeeded();
  await picture(second, "role-overtaken-phone");
  await app(second).getByRole("button", { name: "Show how it is now" }).click();
  await expect.poll(() => app(second).getByLabel("Reply to customers").isChecked()).toBe(false);
  expect(await app(second).getByLabel("Erase a person").isChecked()).toBe(false);

  const bens = await signIn(ben, "/app");
  await app(bens)
    .getByRole("link", { name: /is the lamp back/ })
    .click();
  await app(bens).getByText("Your role, Answering only, does not let you reply to customers.").waitFor();
  expect(await app(bens).getByRole("textbox", { name: "Message" }).count()).toBe(0);
  expect(await findings(bens)).toEqual([]);
  await picture(bens, "role-no-reply");

  await app(first).getByRole("heading", { name: "Answering only" }).click();
  await app(first).getByText("Who has this role").waitFor();
  await picture(first, "role");
  await app(first).getByRole("button", { name: "Delete role" }).click();
  await app(first).getByText("1 person has this role and becomes a member.").waitFor();
  await picture(first, "role-delete");
  await app(first).getByRole("dialog").getByRole("button", { name: "Delete role" }).click();
  await app(first).getByRole("heading", { name: "Who may do what" }).waitFor();
  expect(await roleOfBen(first).inputValue()).toBe("member");
  const phone = await signIn(ana, "/app/settings/roles/new", sizes.phone);
  await app(phone).getByRole("textbox", { name: "Name" }).waitFor();
  await picture(phone, "role-new-phone");
});
