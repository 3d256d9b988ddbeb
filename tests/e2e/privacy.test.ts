import { readFile } from "node:fs/promises";
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

async function writes(as: string, text: string): Promise<void> {
  await world.control("POST", "/control/instagram/messages", { as, text });
}

/** Facts that reach beyond the edge of the page. */
const cutOff = (page: Page) =>
  app(page)
    .locator("dd")
    .evaluateAll((facts) =>
      facts
        .filter((fact) => fact.getBoundingClientRect().right > document.documentElement.clientWidth)
        .map((fact) => fact.textContent),
    );

async function downloaded(page: Page, button: string): Promise<string> {
  const downloading = page.waitForEvent("download");
  await app(page).getByRole("button", { name: button }).click();
  return readFile((await (await downloading).path()) ?? "", "utf8");
}

// promise R4-39
// promise R3-22
// promise R1-30
// promise R4-36
// promise R5-13
test("staff erase a person from their thread, with the effect in numbers, and read the receipt", async () => {
  await writes("tom", "please forget me, secret-canary-tom");
  await writes("maya", "and I stay");
  const admin = await open("/app");
  await app(admin)
    .getByRole("link", { name: /forget me/ })
    .click();
  await app(admin).getByRole("button", { name: "What they ask for" }).click();
  await app(admin).getByRole("menuitem", { name: "Erase…" }).click();
  await app(admin).getByText("Messages: 1").waitFor();
  await picture(admin, "erase");
  await app(admin).getByRole("button", { name: "Erase for good" }).click();
  await app(admin)
    .getByRole("heading", { name: /^Receipt 1/ })
    .waitFor();
  await picture(admin, "receipt");
  const left = await world.query("SELECT 1 FROM contacts");
  expect(left).toHaveLength(1);

  await app(admin)
    .getByRole("link", { name: "Privacy" })
    .or(app(admin).getByLabel("Privacy"))
    .first()
    .click();
  await app(admin)
    .getByRole("link", { name: /Erasure of a person/ })
    .waitFor();
  await picture(admin, "requests");
  await admin.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet/app`);
  await app(admin)
    .getByRole("link", { name: /and I stay/ })
    .waitFor();
  expect(await app(admin).getByText("forget me").count()).toBe(0);
  const phone = await open("/app/privacy", sizes.phone);
  await app(phone)
    .getByText(/Erasure of a person/)
    .first()
    .waitFor();
  await picture(phone, "requests-phone");
});

// promise R2-33
// promise R1-30
// promise R4-36
test("a data request of Shopify's appears on the desk, and its package is a file with the person's words", async () => {
  const admin = await open("/app/privacy");
  await app(admin).getByRole("heading", { name: "Requests" }).waitFor();
  await writes("lucia", "my mail is lucia.fernandez@example.com");
  await expect
    .poll(() => world.query("SELECT 1 FROM evidence WHERE kind = 'email'"), { timeout: 20_000 })
    .toHaveLength(1);
  await world.control("POST", "/control/shopify/webhooks", {
    topic: "customers/data_request",
    payload: { customer: { id: 1, email: "lucia.fernandez@example.com" }, data_request: { id: 9999 } },
  });
  await app(admin).getByText("Package ready").waitFor();
  await app(admin).getByText("A copy of a person's data").click();
  const text = await downloaded(admin, "Download JSON");
  await picture(admin, "package");
  expect(text).toContain("my mail is lucia.fernandez@example.com");
  expect(JSON.parse(text)).toMatchObject({ persons: [{ messages: [{ direction: "in" }] }] });
  const reader = await (await newWindow(sizes.desktop)).newPage();
  await reader.setContent(await downloaded(admin, "Download page"));
  await reader.getByText("my mail is lucia.fernandez@example.com").waitFor();
  await picture(reader, "package-page");
  await admin.setViewportSize(sizes.phone);
  await expect.poll(() => cutOff(admin), { timeout: 5_000 }).toEqual([]);
  await picture(admin, "package-phone");
});

// promise R4-41
test("Meta's callbacks end the connection, erase what came through it, and their page needs no login", async () => {
  const forged = await world.control<{ status: number }>("POST", "/control/meta/callbacks", {
    kind: "data_deletion",
    forged: true,
  });
  expect(forged.status).toBe(400);
  const removed = await world.control<{ status: number }>("POST", "/control/meta/callbacks", {
    kind: "deauthorize",
  });
  expect(removed.status).toBe(200);
  expect(await world.query("SELECT state, token_sealed FROM channel_accounts")).toEqual([
    { state: "disconnected", token_sealed: null },
  ]);
  expect((await world.query("SELECT 1 FROM messages")).length).toBeGreaterThan(0);

  const answer = await world.control<{ status: number; body: { url: string; confirmation_code: string } }>(
    "POST",
    "/control/meta/callbacks",
    { kind: "data_deletion" },
  );
  expect(answer.status).toBe(200);
  expect(answer.body.confirmation_code).toMatch(/^[a-z0-9]+$/);
  const page = await (await newWindow(sizes.phone)).newPage();
  await expect
    .poll(
      async () => {
        await page.goto(answer.body.url);
        return page.getByText("Done.").count();
      },
      { timeout: 20_000 },
    )
    .toBe(1);
  await picture(page, "request-page");
  expect(await page.content()).not.toMatch(/lucia|maya|couplet\.demo|couplet-demo/);
  expect(await page.context().cookies()).toEqual([]);
  for (const table of ["messages", "contacts", "person_keys", "channel_accounts"])
    expect(await world.query(`SELECT 1 FROM ${table}`), table).toEqual([]);
  expect((await page.goto(`${new URL(answer.body.url).origin}/privacy/requests/nobody`))?.status()).toBe(404);
});
