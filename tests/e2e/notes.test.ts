import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app, chooseStaff } from "#tests/support/admin.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

/** The notes beside the thread; they stand in its timeline too. */
const notes = (page: Page) => app(page).getByRole("complementary", { name: "Customer and orders" });

/** Signs in to the admin as somebody of the store's staff, and opens the newest thread there. */
async function openThread(name: string, text: RegExp, size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await chooseStaff(world, page, name);
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet/app`);
  await app(page).getByRole("link", { name: text }).click();
  return page;
}

const ana = "Ana Torres";
const ben = "Ben Whitaker";

test("staff write a note that names a colleague, who sees it at once; of two who edit it the second is told", async () => {
  await world.control("POST", "/control/instagram/messages", { as: "maya", text: "any news of my lamp?" });
  const bens = await openThread(ben, /any news of my lamp/);
  const anas = await openThread(ana, /any news of my lamp/);
  await app(anas).getByRole("button", { name: "Add a note" }).click();
  await app(anas).getByRole("textbox", { name: "Note" }).pressSequentially("@be");
  await app(anas).getByRole("option", { name: "Ben W." }).waitFor();
  await picture(anas, "note-mention");
  await anas.keyboard.press("Enter");
  await anas.keyboard.type("please call the courier");
  await app(anas).getByRole("button", { name: "Add note" }).click();
  await notes(bens).getByText("@Ben W. please call the courier").waitFor();
  await picture(bens, "note-read");

  await app(anas).getByRole("button", { name: "Edit", exact: true }).click();
  await app(anas).getByRole("textbox", { name: "Note" }).fill("the courier was called");
  await world.query("UPDATE notes SET version = version + 1");
  await app(anas).getByRole("button", { name: "Save note" }).click();
  await app(anas).getByText("Somebody changed this note in the meantime.").waitFor();
  expect(await app(anas).getByRole("textbox", { name: "Note" }).inputValue()).toBe("the courier was called");
  await notes(anas).getByText("@Ben W. please call the courier").waitFor();
  await picture(anas, "note-changed");
  await app(anas).getByRole("button", { name: "Save note" }).click();
  await notes(bens).getByText("the courier was called").waitFor();
});

test("a mention that cannot be marked as seen is not asked about over and over", async () => {
  await world.control("POST", "/control/instagram/messages", { as: "tom", text: "is the server away?" });
  const bens = await openThread(ben, /is the server away/);
  let asked = 0;
  await bens.route(/\/notes\?_data=/, (route) => {
    asked += 1;
    return route.abort();
  });
  const anas = await openThread(ana, /is the server away/);
  for (const text of ["@Ben W. look", "a later note"]) {
    await app(anas).getByRole("button", { name: "Add a note" }).click();
    await app(anas).getByRole("textbox", { name: "Note" }).fill(text);
    await app(anas).getByRole("button", { name: "Add note" }).click();
    await notes(bens).getByText(text).waitFor();
  }
  expect(asked).toBe(1);
});
