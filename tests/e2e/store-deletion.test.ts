import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app } from "#tests/support/admin.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

/** Signs in to the admin as somebody of the store's staff, and opens the app there. */
async function signIn(name: string, path: string, size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo`);
  await page.getByLabel("Store and staff").click();
  await page.getByRole("button", { name }).click();
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet${path}`);
  return page;
}

const owner = "Ana Torres";
const admin = "Ben Whitaker";

const shops = () => world.query<{ id: string }>("SELECT id FROM shops WHERE domain LIKE 'couplet-demo.%'");

/** What is kept of the store, by table; the request and its receipt outlive it. */
const kept = async () => {
  const tables = [
    "contacts",
    "conversations",
    "messages",
    "person_keys",
    "channel_accounts",
    "staff",
    "session",
  ];
  const counts = await Promise.all(tables.map((table) => world.query(`SELECT 1 FROM ${table}`)));
  return Object.fromEntries(tables.map((table, at) => [table, counts[at]?.length]));
};

test("who is no owner reads what each way to end it does, and that only owners may delete everything", async () => {
  await signIn(owner, "/app").then((page) => app(page).getByRole("heading").first().waitFor());
  await signIn(admin, "/app").then((page) => app(page).getByRole("heading").first().waitFor());
  await world.query("UPDATE staff SET role = 'admin' WHERE NOT account_owner");
  const page = await signIn(admin, "/app/privacy/store");
  await app(page).getByText("Only owners may delete all of the store's data.").waitFor();
  for (const name of ["Disconnect an account", "Remove access at Instagram", "Uninstall Couplet"])
    await app(page).getByRole("heading", { name }).waitFor();
  expect(await app(page).getByRole("button", { name: "Delete everything…" }).isDisabled()).toBe(true);
  await picture(page, "store-data-admin");
});

// promise R4-40
test("the owner types the store's name and deletes everything; every page closes, a public one shows the receipt, and the app begins anew", async () => {
  await world.control("POST", "/control/instagram/messages", {
    as: "maya",
    text: "secret-canary: is it back?",
  });
  await expect.poll(() => world.query("SELECT 1 FROM messages"), { timeout: 20_000 }).toHaveLength(1);
  const [before] = await shops();
  const colleague = await signIn(admin, "/app");
  await app(colleague)
    .getByRole("link", { name: /secret-canary/ })
    .waitFor();

  const phone = await signIn(owner, "/app/privacy/store", sizes.phone);
  await app(phone).getByRole("heading", { name: "What each way of stopping deletes" }).waitFor();
  expect(await findings(phone)).toEqual([]);
  await picture(phone, "store-data-phone");
  const page = await signIn(owner, "/app/privacy/store");
  await app(page).getByRole("heading", { name: "What each way of stopping deletes" }).waitFor();
  expect(await findings(page)).toEqual([]);
  await picture(page, "store-data");

  for (const [one, name] of [
    [phone, "phone"],
    [page, "desktop"],
  ] as const) {
    await app(one).getByRole("button", { name: "Delete everything…" }).click();
    await app(one).getByText("1 conversation", { exact: true }).waitFor();
    await picture(one, `delete-store-${name}`);
  }
  const confirm = app(page).getByRole("button", { name: "Delete everything", exact: true });
  expect(await confirm.isDisabled()).toBe(true);
  await app(page).getByLabel("Type Couplet Demo to confirm").fill("Couplet");
  expect(await confirm.isDisabled()).toBe(true);
  await app(page).getByLabel("Type Couplet Demo to confirm").fill("Couplet Demo");
  await picture(page, "delete-store-typed");
  await confirm.click();

  await page.waitForURL(/\/privacy\/requests\/[a-z0-9]{24}$/);
  await expect
    .poll(
      async () => {
        await page.reload();
        return page.getByText("Done.").count();
      },
      { timeout: 20_000 },
    )
    .toBe(1);
  await page.getByRole("heading", { name: "Receipt 1" }).waitFor();
  await page.getByText("To check it").click();
  await picture(page, "store-deleted");
  expect(await page.content()).not.toMatch(/couplet-demo|Couplet Demo|maya|Ana/);
  await app(colleague).getByText("Its owner had everything deleted").waitFor();
  await picture(colleague, "store-closed");
  expect(await kept()).toEqual({
    ...{ contacts: 0, conversations: 0, messages: 0, person_keys: 0 },
    ...{ channel_accounts: 0, staff: 0, session: 0 },
  });
  expect(await shops()).toEqual([]);

  const stranger = await (await newWindow(sizes.phone)).newPage();
  await stranger.goto(page.url());
  await stranger.getByRole("heading", { name: "Receipt 1" }).waitFor();
  await picture(stranger, "store-deleted-phone");
  expect(await stranger.context().cookies()).toEqual([]);

  const anew = await signIn(owner, "/app");
  await app(anew).getByRole("button", { name: "Connect Instagram" }).waitFor();
  await picture(anew, "store-anew");
  const [after] = await shops();
  expect(after?.id).not.toBe(before?.id);
  await anew.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet/app/privacy`);
  await app(anew).getByText("Nobody has asked for anything.").waitFor();
});
