import type { Page } from "playwright-core";
import { test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app, chooseStaff } from "#tests/support/admin.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

const ana = "Ana Torres";
const ben = "Ben Whitaker";

/** Signs in to the admin as somebody of the store's staff, at a page of the app. */
async function signIn(name: string, address = "app", size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await chooseStaff(world, page, name);
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet/${address}`);
  return page;
}

const write = (as: string, text: string) =>
  world.control("POST", "/control/instagram/messages", { as, text });
const button = (page: Page, name: string) => app(page).getByRole("button", { name, exact: true });
const item = (page: Page, name: string | RegExp) => app(page).getByRole("menuitem", { name });
const row = (page: Page, name: RegExp) =>
  app(page).getByRole("navigation", { name: "Conversations" }).getByRole("link", { name });

test("two people work on one thread: what one decides the other sees, and nobody overwrites what they did not see", async () => {
  await write("maya", "does the lamp come in green?");
  const bens = await signIn(ben);
  const anas = await signIn(ana);
  for (const page of [bens, anas]) await row(page, /come in green/).click();

  await app(anas).getByRole("heading", { name: "@maya.home" }).waitFor();
  await world.query("UPDATE conversations SET priority = 'high'");
  await button(anas, "Priority: None").click();
  await item(anas, "Low").click();
  await app(anas).getByText("Somebody changed this after you opened it.").waitFor();
  await button(anas, "Priority: High").waitFor();
  await picture(anas, "work-overtaken");

  await button(anas, "Assign").click();
  await item(anas, "Me").click();
  await button(bens, "Assigned to Ana T.").waitFor();
  await button(anas, "Add label").click();
  await app(anas).getByRole("textbox", { name: "Find a label" }).fill("Colours");
  await picture(anas, "work-label-menu");
  await item(anas, "Create “Colours”").click();
  await anas.getByText("Colours added").waitFor();
  await row(bens, /come in green.*Ana T\..*Colours/).waitFor();
  await anas.keyboard.press("Escape");

  await button(bens, "Snooze").click();
  await picture(bens, "work-snooze-menu");
  await item(bens, "Until they write").click();
  await app(anas)
    .getByText(/^Snoozed until they write/)
    .first()
    .waitFor();
  await write("maya", "or in blue?");
  await row(anas, /or in blue.*High/).waitFor();
  await button(bens, "Close conversation").click();
  await button(anas, "Reopen conversation").waitFor();
  await bens.getByRole("button", { name: "Undo" }).last().click();
  await button(anas, "Close conversation").waitFor();
  await picture(anas, "work-thread");

  const phone = await signIn(ana, "app", sizes.phone);
  await picture(phone, "work-list-phone");
  await row(phone, /or in blue/).click();
  await button(phone, "Assigned to Ana T.").waitFor();
  await picture(phone, "work-thread-phone");
});

test("a stranger is blocked, keeps out of everybody's lists, and is let in again", async () => {
  await write("yuki", "FREE FOLLOWERS click here");
  const anas = await signIn(ana);
  const bens = await signIn(ben);
  for (const page of [anas, bens]) await row(page, /FREE FOLLOWERS/).click();
  await app(anas)
    .getByText(/under Requests, your reply accepts it/)
    .waitFor();
  await button(anas, "More actions").click();
  await item(anas, /^Restrict use/).waitFor();
  await picture(anas, "work-keep-out-menu");
  await item(anas, /^Block this person/).click();
  await anas.getByText("Person blocked").waitFor();
  for (const page of [anas, bens]) {
    await app(page).getByText("This person is blocked in Couplet").waitFor();
    // What one has open stays in its list until one looks at another.
    await app(page)
      .getByRole("link", { name: /^Unassigned/ })
      .click();
    await row(page, /FREE FOLLOWERS/).waitFor({ state: "detached" });
  }
  await app(bens)
    .getByText(/Ana T\., /)
    .waitFor();
  await picture(bens, "work-blocked");
  await write("yuki", "last chance!!!");
  await app(bens).getByText("last chance!!!", { exact: true }).waitFor();
  await row(bens, /last chance/).waitFor({ state: "detached" });
  await app(bens).getByRole("button", { name: "More", exact: true }).click();
  await item(bens, /^Blocked/).click();
  await row(bens, /last chance.*Blocked/).waitFor();
  await picture(bens, "work-blocked-view");

  const phone = await signIn(ana, "app?view=blocked", sizes.phone);
  await picture(phone, "work-blocked-view-phone");
  await row(phone, /last chance/).click();
  await app(phone).getByText("This person is blocked in Couplet").waitFor();
  await picture(phone, "work-blocked-phone");
  await button(phone, "More actions").click();
  await picture(phone, "work-keep-out-menu-phone");

  await button(anas, "Unblock").click();
  await row(anas, /last chance/).waitFor();
  await app(bens).getByRole("textbox", { name: "Message" }).waitFor();
  await anas.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet/app/privacy/audit`);
  await app(anas).getByText("blocked a person").waitFor();
  await app(anas).getByText("let a person in again").waitFor();
});

test("an owner makes a team, and what customers begin to write goes to whoever of it is at work", async () => {
  const anas = await signIn(ana, "app/settings/work");
  await button(anas, "Add team").click();
  await app(anas).getByRole("textbox", { name: "Team name" }).fill("Returns");
  await app(anas).getByRole("checkbox", { name: "Ben W." }).check();
  await picture(anas, "work-settings-team");
  await button(anas, "Save team").click();
  await app(anas).getByRole("heading", { name: "Returns" }).waitFor();
  await app(anas).getByLabel("Assign new conversations to").selectOption({ label: "Returns" });
  await anas.getByRole("button", { name: "Save", exact: true }).click();
  await anas.getByText("Rule saved").waitFor();
  await picture(anas, "work-settings");
  const bens = await signIn(ben);
  await write("tom", "it came broken");
  await row(bens, /it came broken.*Ben W\. · Returns/).waitFor();
  await picture(bens, "work-list");
  await bens.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet/app/settings/work`);
  await app(bens).getByText("Your role, Member, does not let you make teams").waitFor();
});

test("somebody closes many conversations at once by keyboard, and takes it back", async () => {
  const people = ["maya", "tom", "lucia", "yuki"];
  for (const as of people) await write(as, `from ${as}`);
  const anas = await signIn(ana);
  await row(anas, /from yuki/).waitFor();
  await row(anas, /from/).first().focus();
  await anas.keyboard.press("x");
  await app(anas).getByText("1 selected").waitFor();
  await app(anas)
    .getByRole("checkbox", { name: /Select/ })
    .last()
    .click({ modifiers: ["Shift"] });
  await app(anas).getByText("4 selected").waitFor();
  await picture(anas, "work-bulk");
  await button(anas, "Label selected").click();
  await item(anas, "Colours").click();
  await anas.getByText("Colours added to 3 conversations").waitFor();
  await anas.keyboard.press("Escape");
  await button(anas, "Close").click();
  await anas.getByText("4 conversations closed").waitFor();
  await app(anas).getByText("No open conversations. All done.").waitFor();
  await anas.getByRole("button", { name: "Undo" }).last().click();
  for (const as of people) await row(anas, new RegExp(`from ${as}`)).waitFor();

  const phone = await signIn(ana, "app", sizes.phone);
  await app(phone).getByRole("checkbox").first().click();
  await button(phone, "Select all").click();
  await picture(phone, "work-bulk-phone");
});
