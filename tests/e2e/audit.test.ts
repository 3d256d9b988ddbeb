import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { adminFetch, app } from "#tests/support/admin.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

async function open(path: string, size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet${path}`);
  return page;
}

const actions = async () =>
  (await world.query<{ action: string }>("SELECT action FROM audit_events ORDER BY number")).map(
    ({ action }) => action,
  );

// promise R3-25
test("who connected, looked, answered and asked for an erasure stands in the trail, and the trail is whole", async () => {
  await world.control("POST", "/control/instagram/messages", { as: "tom", text: "is the lamp back?" });
  const admin = await open("/app");
  await app(admin)
    .getByRole("link", { name: /lamp back/ })
    .click();
  await app(admin).getByLabel("Message", { exact: true }).fill("Back on Friday.");
  await app(admin).getByRole("button", { name: "Send", exact: true }).click();
  await app(admin).getByRole("log").getByText("Back on Friday.").waitFor();
  await app(admin).getByRole("button", { name: "What they ask for" }).click();
  await app(admin).getByRole("menuitem", { name: "Erase…" }).click();
  await app(admin).getByText("Messages: 2").waitFor();
  await app(admin).getByRole("button", { name: "Erase for good" }).click();
  await app(admin)
    .getByRole("heading", { name: /^Receipt/ })
    .waitFor();
  await expect
    .poll(actions)
    .toEqual([
      "policy.accepted",
      "account.connected",
      "thread.viewed",
      "reply.sent",
      "request.opened",
      "request.carried_out",
    ]);

  const trail = await open("/app/privacy/audit");
  await app(trail).getByText("sent a reply").waitFor();
  await app(trail).getByRole("button", { name: "Check the trail" }).click();
  await app(trail).getByText("The trail is whole: 6 events.").waitFor();
  await picture(trail, "audit");
  await app(trail).getByLabel("What", { exact: true }).selectOption("reply");
  await app(trail).getByText("opened a conversation").waitFor({ state: "detached" });
  expect(await app(trail).getByText("sent a reply").count()).toBe(1);
  await app(trail).getByLabel("Who", { exact: true }).selectOption({ label: "Ana T." });
  await app(trail).getByText("sent a reply").waitFor();
  const phone = await open("/app/privacy/audit", sizes.phone);
  await app(phone).getByText("sent a reply").waitFor();
  await picture(phone, "audit-phone");
});

test("the other store's trail is its own", async () => {
  const answer = await adminFetch(world, "/app/privacy/audit", "routes/app.privacy.audit", undefined, {
    shop: "couplet-other",
  });
  expect(await answer.json()).toMatchObject({ rows: [] });
});
