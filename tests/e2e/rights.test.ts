import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app } from "#tests/support/admin.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

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
// promise R1-30
// promise R4-36
// promise R5-13
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
// promise R1-30
// promise R4-36
// promise R5-13
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
// promise R1-30
// promise R4-36
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

// promise R1-35
// promise R3-28
test("staff who learn that a person is under age erase them, and the request and the trail say why", async () => {
  const admin = await openThread("maya", "I am eleven");
  await choose(admin, "Under age…");
  await app(admin).getByText("not meant for anybody under 16.").waitFor();
  await app(admin)
    .getByText(/^Messages: /)
    .waitFor();
  await picture(admin, "under-age");
  await app(admin).getByRole("button", { name: "Stop and erase" }).click();
  await app(admin)
    .getByRole("heading", { name: /^Receipt / })
    .waitFor();
  await app(admin).getByText("The person is under the minimum age").waitFor();
  await picture(admin, "under-age-done");
  expect(await world.query("SELECT 1 FROM privacy_requests WHERE reason = 'under_age'")).toHaveLength(1);
  expect(await world.query("SELECT 1 FROM audit_events WHERE action = 'person.under_age'")).toHaveLength(1);
});

// promise R3-35
// promise R5-13
test("staff read above the inbox that a request runs out of time, and go to it", async () => {
  const admin = await openThread("tom", "send me a copy");
  await choose(admin, "Make a copy");
  await app(admin).getByText("Ready for the store to fetch.").waitFor();
  await world.query("UPDATE privacy_requests SET due_at = now() + interval '1 day' WHERE state = 'ready'");
  await admin.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet/app`);
  await app(admin).getByText("One must be finished within 3 days.").waitFor();
  await picture(admin, "urgent-request");
  await app(admin).getByRole("link", { name: "See requests" }).click();
  await app(admin).getByText("Package ready").waitFor();
});
