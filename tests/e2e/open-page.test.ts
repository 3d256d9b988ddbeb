import { createHmac } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { app } from "#tests/support/admin.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

async function open(address: string, size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await page.goto(`${world.sandboxUrl}${address}`);
  return page;
}

async function write(as: string, text: string): Promise<void> {
  await world.control("POST", "/control/instagram/messages", { as, text });
}

async function timesSent(text: string): Promise<number> {
  const sent = await world.control<{ text?: string }[]>("GET", "/control/instagram/sent");
  return sent.filter((message) => message.text === text).length;
}

test("a connected inbox that nobody has written to says how the connection is, and tries it", async () => {
  const admin = await open("/admin/couplet-demo/apps/couplet/app");
  await app(admin).getByText("Nothing yet").waitFor();
  await app(admin).getByRole("button", { name: "Check the connection" }).click();
  await app(admin).getByText("The connection works").waitFor();
  await picture(admin, "silent");
  await world.control("POST", "/control/faults", {
    target: "meta.me",
    next: [{ kind: "cut", when: "before" }],
  });
  await app(admin).getByRole("button", { name: "Check the connection" }).click();
  await app(admin)
    .getByText(/Instagram is not answering/)
    .waitFor();
  await picture(admin, "not-answering");
  await app(admin).getByRole("button", { name: "Check the connection" }).click();
  await app(admin).getByText("The connection works").waitFor();
});

// promise R4-17
test("an open page outlives a restart of the server: nothing typed is lost, nothing written meanwhile is missed", async () => {
  const admin = await open("/admin/couplet-demo/apps/couplet/app");
  await app(admin).getByText("Live", { exact: true }).waitFor();
  await write("maya", "Do you have it in blue?");
  await app(admin)
    .getByRole("link", { name: /it in blue/ })
    .click();
  await app(admin).getByRole("log").getByText("Do you have it in blue?").waitFor();

  await world.kill("web");
  await app(admin)
    .getByText(/Connecting|not answering/)
    .waitFor();
  const answer = "In blue from Monday on.";
  const composer = app(admin).getByLabel("Message", { exact: true });
  await composer.fill(answer);
  const send = app(admin).getByRole("button", { name: "Send", exact: true });
  await send.click();
  await app(admin)
    .getByText(/could not be reached/)
    .waitFor();
  await picture(admin, "out-of-reach");
  expect(await composer.inputValue()).toBe(answer);
  expect(await app(admin).getByRole("log").getByText("Do you have it in blue?").isVisible()).toBe(true);

  await write("maya", "Or in green?");
  await world.start("web");
  await app(admin).getByRole("log").getByText("Or in green?").waitFor({ timeout: 45_000 });
  await app(admin).getByText("Live", { exact: true }).waitFor();
  await send.click();
  await app(admin)
    .getByText(/^(Sent|Seen)/)
    .first()
    .waitFor();
  expect(await timesSent(answer)).toBe(1);
});

test("a delivery that cannot be read comes on the list while it is looked at, and comes back when it fails again", async () => {
  const admin = await open("/admin/couplet-demo/apps/couplet/app/settings/deliveries");
  await app(admin).getByText("Everything was processed.").waitFor();
  const body = "this is not JSON";
  const answer = await fetch(`${world.webUrl}/webhooks/shopify`, {
    method: "POST",
    body,
    headers: {
      "x-shopify-topic": "orders/updated",
      "x-shopify-shop-domain": "couplet-demo.myshopify.com",
      "x-shopify-webhook-id": "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
      "x-shopify-hmac-sha256": createHmac("sha256", world.environment.product["SHOPIFY_API_SECRET"] ?? "")
        .update(body)
        .digest("base64"),
    },
  });
  expect(answer.status).toBe(200);
  const row = app(admin).getByRole("row", { name: /orders\/updated/ });
  await row.getByText(/is not JSON/).waitFor();
  await picture(admin, "dead-letter");
  await row.getByRole("button", { name: /Try/ }).click();
  await admin.getByText("Trying again").waitFor();
  await row.getByText(/is not JSON/).waitFor();
});

test("a conversation opened while the server is away says so and appears by itself once it is back", async () => {
  await write("lucia", "Do you deliver to Lisbon?");
  await write("tom", "Is the chair back?");
  const admin = await open("/admin/couplet-demo/apps/couplet/app");
  await app(admin)
    .getByRole("link", { name: /to Lisbon/ })
    .click();
  await app(admin).getByRole("log").getByText("Do you deliver to Lisbon?").waitFor();
  await app(admin).getByText("Live", { exact: true }).waitFor();
  const row = app(admin).getByRole("link", { name: /chair back/ });

  await world.kill("web");
  await row.click();
  await app(admin).getByText("This could not be loaded").waitFor();
  await picture(admin, "not-loaded");
  expect(await row.isVisible()).toBe(true);
  await world.start("web");
  await app(admin).getByRole("log").getByText("Is the chair back?").waitFor({ timeout: 45_000 });
});
