import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app, chooseStaff } from "#tests/support/admin.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

const panel = (page: Page) => app(page).getByRole("complementary", { name: "Customer and orders" });

const [ana, ben] = ["Ana Torres", "Ben Whitaker"];

/** A page of the app, open as somebody of the store's staff. */
async function open(path: string, { as = ana, size = sizes.desktop } = {}): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await chooseStaff(world, page, as);
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet${path}`);
  await app(page).locator("main, .inbox").first().waitFor();
  return page;
}

async function openThread(text: string, how: Parameters<typeof open>[1] = {}): Promise<Page> {
  const page = await open("/app", how);
  await app(page)
    .getByRole("link", { name: new RegExp(text) })
    .click();
  return page;
}

interface NewField {
  name: string;
  kind?: string;
  choices?: string;
  hidden?: boolean;
}

async function addField(page: Page, { name, kind, choices, hidden }: NewField): Promise<void> {
  await app(page).getByRole("button", { name: "Add field" }).click();
  const form = app(page).getByRole("dialog");
  await form.getByLabel("Name", { exact: true }).fill(name);
  if (kind) await form.getByLabel("What it holds").selectOption({ label: kind });
  if (choices) await form.getByLabel("Choices").fill(choices);
  if (hidden) await form.getByText("Hide it until somebody asks").click();
  if (choices) await picture(page, "field-form");
  await form.getByRole("button", { name: "Save field" }).click();
  await app(page)
    .getByRole("button", { name: `Edit ${name}` })
    .waitFor();
}

// promise R4-11
test("an owner chooses what is noted about contacts, and puts it into the order in which it is wanted", async () => {
  const page = await open("/app/settings/contacts");
  await picture(page, "fields-none");
  await addField(page, { name: "Birthday", kind: "Date", hidden: true });
  await addField(page, { name: "Ring size", kind: "Number" });
  await addField(page, { name: "Style", kind: "Choice", choices: "Classic\nModern" });
  await addField(page, { name: "Prefers" });
  await app(page).getByRole("button", { name: "Move Style up" }).click();
  await app(page).locator(".contact-field:nth-child(2)", { hasText: "Style" }).waitFor();
  await picture(page, "fields");
  expect(await findings(page)).toEqual([]);
  await app(page).getByRole("button", { name: "Add field" }).click();
  await app(page).getByRole("dialog").getByLabel("Name", { exact: true }).fill("style");
  await app(page).getByRole("button", { name: "Save field" }).click();
  await app(page).getByText("Another field has this name.").waitFor();
});

// promise R4-11
test("staff fill in details beside the thread, a colleague sees them, and of two who change one the second is told", async () => {
  await world.control("POST", "/control/instagram/messages", { as: "maya", text: "which ring would fit" });
  const anas = await openThread("which ring would fit");
  const bens = await openThread("which ring would fit", { as: ben });
  await picture(anas, "details-empty");
  await panel(anas)
    .getByRole("button", { name: /^Edit details of/ })
    .click();
  const form = app(anas).getByRole("dialog");
  await form.getByLabel("Birthday").fill("1991-04-12");
  await form.getByLabel("Style").selectOption("Modern");
  await form.getByLabel("Ring size").fill("large");
  await form.getByLabel("Prefers").fill("Brushed silver");
  await form.getByRole("button", { name: "Save details" }).click();
  await form.getByText("Enter a number, for example 42 or 3.5.").waitFor();
  await picture(anas, "details-form");
  await form.getByLabel("Ring size").fill("54,5");
  await anas.keyboard.press("Enter");
  await panel(anas).getByText("54.5").waitFor();
  await picture(anas, "details");
  await panel(bens).getByText("Brushed silver").waitFor();

  // A member neither sees nor overwrites what is hidden.
  expect(
    await panel(bens)
      .getByRole("button", { name: /^Reveal Birthday/ })
      .isDisabled(),
  ).toBe(true);
  await panel(bens)
    .getByRole("button", { name: /^Edit details of/ })
    .click();
  const bensForm = app(bens).getByRole("dialog");
  await bensForm.getByLabel("Prefers").fill("Gold");
  await panel(anas)
    .getByRole("button", { name: /^Edit details of/ })
    .click();
  await form.getByLabel("Prefers").fill("Rose gold");
  await form.getByRole("button", { name: "Save details" }).click();
  await panel(anas).getByText("Rose gold").waitFor();
  await bensForm.getByRole("button", { name: "Save details" }).click();
  await bensForm.getByText(/^Somebody changed this meanwhile/).waitFor();
  await bensForm.getByText("Now: Rose gold").waitFor();
  await picture(bens, "details-changed-meanwhile");
  expect(await bensForm.getByLabel("Prefers").inputValue()).toBe("Gold");
  await bensForm.getByRole("button", { name: "Save details" }).click();
  await panel(anas).getByText("Gold", { exact: true }).waitFor();

  await panel(anas)
    .getByRole("button", { name: /^Reveal Birthday/ })
    .click();
  await panel(anas).getByText("12 Apr 1991").waitFor();
  expect(await findings(anas)).toEqual([]);
});

test("on a phone the details are read and filled in like everything else", async () => {
  await world.control("POST", "/control/instagram/messages", { as: "tom", text: "do you engrave" });
  const page = await openThread("do you engrave", { size: sizes.phone });
  await app(page).getByRole("button", { name: "Customer", exact: true }).click();
  await panel(page)
    .getByRole("button", { name: /^Edit details of/ })
    .click();
  await picture(page, "details-form-phone");
  await app(page).getByRole("dialog").getByLabel("Prefers").fill("Engraving");
  await app(page).getByRole("button", { name: "Save details" }).click();
  await panel(page).getByText("Engraving").scrollIntoViewIfNeeded();
  await picture(page, "details-phone");
  const settings = await open("/app/settings/contacts", { size: sizes.phone });
  await picture(settings, "fields-phone");
  expect(await findings(settings)).toEqual([]);
});

/** Types a tag and takes it by Enter, as soon as the list offers it. */
async function addTag(page: Page, name: string): Promise<void> {
  const field = app(page).getByRole("combobox", { name: "Add a tag" });
  await field.fill(name);
  await expect.poll(() => field.getAttribute("aria-activedescendant")).toBeTruthy();
  await page.keyboard.press("Enter");
}

// promise R4-11
test("staff find a contact, read who they are, tag them, and list those of a tag", async () => {
  await world.control("POST", "/control/instagram/messages", { as: "maya", text: "is #1001 on its way" });
  const page = await open("/app/contacts");
  await app(page).getByRole("link", { name: "@tom.bakes" }).waitFor();
  await picture(page, "contacts");
  expect(await findings(page)).toEqual([]);
  await app(page)
    .getByPlaceholder(/^Search people/)
    .fill("maya");
  await app(page).getByRole("link", { name: "@tom.bakes" }).waitFor({ state: "detached" });
  await app(page).getByRole("link", { name: "@maya.home" }).click();
  await app(page).getByRole("heading", { level: 1, name: "@maya.home" }).waitFor();
  await app(page).getByText("Wrote to @couplet.demo").waitFor();
  await addTag(page, "Ring lover");
  await app(page).getByRole("button", { name: "Remove Ring lover" }).waitFor();
  await app(page).getByRole("combobox", { name: "Add a tag" }).fill("Wholesale");
  await picture(page, "contact-tag-typed");
  await app(page).getByRole("option", { name: "Add “Wholesale”" }).click();
  await app(page).getByRole("button", { name: "Remove Wholesale" }).waitFor();
  await page.keyboard.press("Escape");
  await picture(page, "contact");
  expect(await findings(page)).toEqual([]);

  const list = await open("/app/contacts", { as: ben });
  await app(list).getByText("Ring lover").waitFor();
  await app(list).getByRole("button", { name: "Tagged with" }).click();
  await app(list).locator("label", { hasText: "Wholesale" }).click();
  await app(list).getByRole("link", { name: "@tom.bakes" }).waitFor({ state: "detached" });
  await app(list).getByRole("link", { name: "@maya.home" }).waitFor();
  await list.keyboard.press("Escape");
  await picture(list, "contacts-tagged");

  await app(page).getByRole("button", { name: "Remove Ring lover" }).click();
  await app(page).getByRole("button", { name: "Remove Ring lover" }).waitFor({ state: "detached" });
  await app(page).getByRole("link", { name: "Open conversation", exact: true }).click();
  await app(page)
    .getByPlaceholder(/^Write a reply/)
    .waitFor();
});

test("who is asked for and is not there is said so, and the way back is shown", async () => {
  const page = await open("/app/contacts?q=nobodyatall");
  await app(page).getByText("Nobody fits").waitFor();
  await picture(page, "contacts-none");
  await app(page).getByRole("button", { name: "Show everybody" }).click();
  await app(page).getByRole("link", { name: "@maya.home" }).waitFor();
  const gone = await open("/app/contacts/00000000-0000-4000-8000-000000000000");
  await app(gone).getByText("This contact is not here").waitFor();
  await picture(gone, "contact-gone");
});

test("on a phone the list and a contact fit the screen, and the keyboard alone reaches both", async () => {
  const phone = await open("/app/contacts", { size: sizes.phone });
  await app(phone).getByRole("link", { name: "@maya.home" }).waitFor();
  await picture(phone, "contacts-phone");
  expect(await findings(phone)).toEqual([]);
  await app(phone).getByRole("link", { name: "@maya.home" }).focus();
  await phone.keyboard.press("Enter");
  await app(phone).getByRole("heading", { level: 1, name: "@maya.home" }).waitFor();
  await picture(phone, "contact-phone");
  const wide = await app(phone)
    .locator("body")
    .evaluate((body) => body.scrollWidth);
  expect(wide).toBeLessThanOrEqual(sizes.phone.width);
});

// promise R4-11
test("staff add somebody they met, and when that person writes, what was noted stands beside the thread", async () => {
  const page = await open("/app/contacts", { as: ben });
  await app(page).getByRole("button", { name: "Add contact" }).click();
  const form = app(page).getByRole("dialog");
  await form.getByLabel("Name").fill("Lucía from the fair");
  await form.getByLabel("Instagram handle").fill("not a handle");
  await page.keyboard.press("Enter");
  await form.getByText(/^A handle has letters/).waitFor();
  await picture(page, "contact-add");
  expect(await findings(page)).toEqual([]);
  await form.getByLabel("Instagram handle").fill("@maya.home");
  await form.getByRole("button", { name: "Add contact" }).click();
  await form.getByText("You know somebody with this handle already.").waitFor();
  await picture(page, "contact-add-known");
  await form.getByLabel("Instagram handle").fill("@lucia.fdz");
  await form.getByRole("button", { name: "Add contact" }).click();
  await app(page).getByRole("heading", { level: 1, name: "@lucia.fdz" }).waitFor();
  await app(page).getByText("Added by hand").waitFor();
  await addTag(page, "Fair");
  await app(page).getByRole("button", { name: "Remove Fair" }).waitFor();
  await app(page)
    .getByRole("button", { name: /^Edit details of/ })
    .click();
  await app(page).getByRole("dialog").getByLabel("Prefers").fill("Blue glaze");
  await app(page).getByRole("button", { name: "Save details" }).click();
  await app(page).getByText("Blue glaze").waitFor();
  await picture(page, "contact-added");
  expect(await findings(page)).toEqual([]);

  await app(page).getByRole("button", { name: "Edit contact" }).click();
  await form.getByLabel("Name").fill("Lucía, autumn fair");
  await form.getByRole("button", { name: "Save" }).click();
  await app(page).getByText("Lucía, autumn fair").waitFor();
  const list = await open("/app/contacts?q=autumn");
  await app(list).getByRole("link", { name: "@lucia.fdz" }).waitFor();
  await picture(list, "contacts-added");

  await world.control("POST", "/control/instagram/messages", { as: "lucia", text: "we met at the fair" });
  const thread = await openThread("we met at the fair", { as: ben });
  await panel(thread).getByText("Blue glaze").waitFor();
  await picture(thread, "contact-added-thread");
  await app(list).getByRole("link", { name: "@lucia.fdz" }).click();
  await app(list).getByText("Wrote to @couplet.demo").waitFor();
  await app(list).getByRole("button", { name: "Remove Fair" }).waitFor();
  expect(await app(list).getByRole("button", { name: "Edit contact" }).count()).toBe(0);
});

test("on a phone somebody is added with the thumb", async () => {
  const phone = await open("/app/contacts", { size: sizes.phone });
  await app(phone).getByRole("button", { name: "Add contact" }).click();
  const form = app(phone).getByRole("dialog");
  await form.getByRole("button", { name: "Add contact" }).click();
  await form.getByText("Enter a name or an Instagram handle.").waitFor();
  await picture(phone, "contact-add-phone");
  expect(await findings(phone)).toEqual([]);
  await form.getByLabel("Name").fill("Walk-in with the red bicycle");
  await form.getByRole("button", { name: "Add contact" }).click();
  await app(phone).getByRole("heading", { level: 1, name: "Walk-in with the red bicycle" }).waitFor();
});
