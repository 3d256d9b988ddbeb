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

/** As if all that is here had been written so long ago. */
async function longAgo(days: number): Promise<void> {
  await world.query(
    `UPDATE messages SET sent_at = now() - ${days} * interval '1 day';
     UPDATE conversations SET last_customer_message_at = now() - ${days} * interval '1 day'`,
  );
}

// promise R1-24
// promise R3-21
test("staff see what a profile would erase before they choose it, and who is held by law stays", async () => {
  await writes("tom", "an old question");
  await writes("maya", "a question with a lawsuit");
  await expect.poll(() => world.query("SELECT 1 FROM messages"), { timeout: 20_000 }).toHaveLength(2);
  await longAgo(100);
  await writes("lucia", "a new question");

  const admin = await open("/app");
  await app(admin)
    .getByRole("link", { name: /lawsuit/ })
    .click();
  await app(admin).getByRole("button", { name: "What they ask for" }).click();
  await app(admin).getByRole("menuitem", { name: "Legal hold…" }).click();
  await app(admin).getByLabel("Why").selectOption("dispute");
  await app(admin).getByLabel("Reason").fill("Case 12 at the district court");
  await picture(admin, "hold");
  await app(admin).getByRole("button", { name: "Set hold" }).click();
  await app(admin).getByText("Kept by law: Legal dispute").waitFor();
  await picture(admin, "held");

  await admin.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet/app/privacy/retention`);
  await app(admin).getByText("In force: Customer relations").waitFor();
  await app(admin).getByText("Case 12 at the district court").waitFor();
  await picture(admin, "retention");
  await app(admin).getByText("Assistant", { exact: true }).click();
  await app(admin)
    .getByText(/^1 person's conversation is older than 90 days/)
    .waitFor();
  await picture(admin, "retention-effects");
  await admin.getByRole("button", { name: "Save", exact: true }).click();
  await app(admin).getByRole("button", { name: "Save and erase" }).click();
  await app(admin).getByText("In force: Assistant").waitFor();
  await app(admin)
    .getByText(/^Last erased/)
    .waitFor();
  await app(admin).getByRole("button", { name: "Read receipt" }).click();
  await app(admin).getByRole("heading", { name: "Receipt 1" }).waitFor();
  await picture(admin, "retention-swept");
  expect(await world.query("SELECT 1 FROM contacts")).toHaveLength(2);

  const phone = await open("/app/privacy/retention", sizes.phone);
  await app(phone).getByText("In force: Assistant").waitFor();
  await picture(phone, "retention-phone");
  await app(phone).getByRole("heading", { name: "Every kind of data" }).scrollIntoViewIfNeeded();
  await app(phone).getByText("Above every profile").scrollIntoViewIfNeeded();
  await picture(phone, "retention-classes-phone");
  await app(phone).getByRole("button", { name: "Lift hold…" }).click();
  await app(phone).getByRole("button", { name: "Lift hold", exact: true }).click();
  await app(phone)
    .getByText(/^Nobody's data is kept by law/)
    .waitFor();
});

// promise R5-9
test("the public policy prints every profile with its hardest limit", async () => {
  const page = await (await newWindow(sizes.phone)).newPage();
  await page.goto(`${world.webUrl}/privacy`);
  const text = await page.locator("main").innerText();
  for (const words of [
    "Bridge: at most 15 minutes",
    "Assistant: at most 90 days after",
    "as long as the store uses the app",
  ])
    expect(text).toContain(words);
  await picture(page, "policy");
});
