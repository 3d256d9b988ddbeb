import type { FrameLocator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

/** The app inside the admin. */
const app = (page: Page): FrameLocator => page.frameLocator("iframe");

async function openThread(as: string, text: string): Promise<Page> {
  await world.control("POST", "/control/instagram/messages", { as, text });
  const page = await (await newWindow(sizes.desktop)).newPage();
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet/app`);
  await app(page)
    .getByRole("link", { name: new RegExp(text) })
    .click();
  return page;
}

async function choose(page: Page, item: string): Promise<void> {
  await app(page).getByRole("button", { name: "What they ask for" }).click();
  await app(page).getByRole("menuitem", { name: item }).click();
}

// promise R3-30
// promise R2-34
test("staff correct a person's name, read that it was corrected, and take Instagram's name again", async () => {
  const admin = await openThread("maya", "you have my name wrong");
  await app(admin).getByRole("button", { name: "What they ask for" }).click();
  await picture(admin, "rights-menu");
  await app(admin).getByRole("menuitem", { name: "Correct name…" }).click();
  await app(admin).getByLabel("Name", { exact: true }).fill("Maya Right");
  await picture(admin, "correct-name");
  await app(admin).getByRole("button", { name: "Save name" }).click();
  await app(admin)
    .getByText(/^Maya Right \(corrected\)/)
    .waitFor();
  await picture(admin, "corrected");
  await choose(admin, "Correct name…");
  await app(admin).getByRole("button", { name: "Use Instagram's name" }).click();
  await app(admin)
    .getByText(/\(corrected\)/)
    .waitFor({ state: "detached" });
});

// promise R3-32
test("staff restrict a person, see it above the thread, and release them", async () => {
  const admin = await openThread("tom", "do nothing with my data");
  await choose(admin, "Restrict…");
  await picture(admin, "restrict");
  await app(admin).getByRole("button", { name: "Restrict", exact: true }).click();
  await app(admin)
    .getByText(/^Restricted since/)
    .waitFor();
  await picture(admin, "restricted");
  await choose(admin, "Release…");
  await app(admin).getByRole("button", { name: "Release", exact: true }).click();
  await app(admin)
    .getByText(/^Restricted since/)
    .waitFor({ state: "detached" });
});

// promise R3-34
test("an objection ends the use of a person's data and erases it, and the trail says that they objected", async () => {
  const admin = await openThread("lucia", "I object to all of this");
  await choose(admin, "Objection…");
  await app(admin).getByText("Messages: 1").waitFor();
  await picture(admin, "objection");
  await app(admin).getByRole("button", { name: "Stop and erase" }).click();
  await app(admin)
    .getByRole("heading", { name: /^Receipt / })
    .waitFor();
  expect(await world.query("SELECT 1 FROM audit_events WHERE action = 'person.objected'")).toHaveLength(1);
});
