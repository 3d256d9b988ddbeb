import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app } from "#tests/support/admin.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

async function open(path: string, size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet${path}`);
  await app(page).locator("main h1").first().waitFor({ state: "attached" });
  return page;
}

await world.query("INSERT INTO teams (shop_id, id, name) SELECT id, gen_random_uuid(), 'Returns' FROM shops");

interface Form {
  path: string;
  change: (page: Page) => Promise<void>;
  /** What its fields hold. */
  read: (page: Page) => Promise<string>;
  /** A link of the app that leads away. */
  away: string;
  saved: string;
}

const rule = (page: Page) => app(page).getByLabel("Assign new conversations to");

/** Every form of the app that changes what is kept. */
const forms: Record<string, Form> = {
  retention: {
    path: "/app/privacy/retention",
    change: async (page) => {
      await app(page).getByText("Assistant", { exact: true }).click();
      await app(page)
        .getByText(/older than 90 days/)
        .waitFor();
    },
    read: async (page) =>
      String(await app(page).getByRole("radio", { name: "Assistant", exact: true }).isChecked()),
    away: "Audit",
    saved: "Retention saved",
  },
  rule: {
    path: "/app/settings/work",
    change: async (page) => void (await rule(page).selectOption({ label: "Returns" })),
    read: (page) => rule(page).locator("option:checked").innerText(),
    away: "Saved replies",
    saved: "Rule saved",
  },
  notifications: {
    path: "/app/settings/notifications",
    change: async (page) => app(page).getByRole("checkbox", { name: "Mentions" }).uncheck(),
    read: async (page) => String(await app(page).getByRole("checkbox", { name: "Mentions" }).isChecked()),
    away: "Saved replies",
    saved: "Notifications saved",
  },
  reply: {
    path: "/app/settings/replies/new",
    change: async (page) => {
      await app(page).getByLabel("Title").fill("Hello");
      await app(page).getByLabel("Shortcut").fill("hello");
      await app(page).getByLabel("Text", { exact: true }).fill("Hello!");
    },
    read: (page) => app(page).getByLabel("Title").inputValue(),
    away: "Saved replies",
    saved: "Saved reply saved",
  },
};

// Built for Shopify 4.1.5: a form that changes something uses the contextual save bar, and is not left by accident.
for (const [name, form] of Object.entries(forms))
  test(`the admin's save bar saves or discards what is changed in ${form.path}, and asks before it is left`, async () => {
    const page = await open(form.path);
    const bar = page.getByText("Unsaved changes", { exact: true });
    const asked = page.getByRole("dialog", { name: "Leave page with unsaved changes?" });
    expect(await bar.isVisible()).toBe(false);
    const before = await form.read(page);
    await form.change(page);
    await bar.waitFor();
    await picture(page, `save-bar-${name}`);
    expect(await findings(page)).toEqual([]);
    const changed = await form.read(page);
    expect(changed).not.toBe(before);

    await page
      .getByRole("link", { name: "Privacy" })
      .or(page.getByRole("link", { name: "Customers" }))
      .last()
      .click();
    await asked.waitFor();
    await picture(page, `save-bar-${name}-leave`);
    await asked.getByRole("button", { name: "Stay" }).click();
    await app(page).getByRole("link", { name: form.away }).first().click();
    await asked.getByRole("button", { name: "Stay" }).click();
    expect(await form.read(page)).toBe(changed);

    await page.getByRole("button", { name: "Discard", exact: true }).click();
    await bar.waitFor({ state: "hidden" });
    expect(await form.read(page)).toBe(before);

    await form.change(page);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText(form.saved, { exact: true }).waitFor();
    await bar.waitFor({ state: "hidden" });
    await picture(page, `save-bar-${name}-saved`);
    await page.context().close();
  });

test("on a phone the save bar leaves the form in sight", async () => {
  const page = await open("/app/settings/work", sizes.phone);
  const at = await rule(page).evaluate((select) => (select as HTMLSelectElement).selectedIndex);
  await rule(page).selectOption({ index: at === 0 ? 1 : 0 });
  await page.getByText("Unsaved changes", { exact: true }).waitFor();
  await picture(page, "save-bar-phone");
  await app(page).getByRole("button", { name: "Edit Returns" }).click();
  await app(page).getByRole("textbox", { name: "Team name" }).waitFor();
  await picture(page, "team-dialog-phone");
  expect(await findings(page)).toEqual([]);
});
