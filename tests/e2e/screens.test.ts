import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld({ seedOnConnect: true });

async function open(path: string, size = sizes.desktop): Promise<Page> {
  const page = await (await newWindow(size)).newPage();
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet${path}`);
  return page;
}

test("before anything is connected the inbox says in three steps what to do", async () => {
  const page = await open("/app");
  await page.frameLocator("iframe").getByRole("button", { name: "Connect Instagram" }).waitFor();
  await picture(page, "before-connecting");
  expect(await findings(page)).toEqual([]);
});

test("inbox, thread, connections and deliveries have nothing that axe objects to, nothing scrolls sideways, and names are whole", async () => {
  await connectDemoAccount(world.ports);
  await expect
    .poll(
      async () => Number((await world.query<{ n: string }>("SELECT count(*) AS n FROM conversations"))[0]?.n),
      { timeout: 60_000 },
    )
    .toBeGreaterThanOrEqual(10);
  for (const [name, size] of Object.entries(sizes)) {
    const page = await open("/app", size);
    const app = page.frameLocator("iframe");
    await app.getByRole("link", { name: /maya/i }).first().waitFor();
    await picture(page, `inbox-${name}`);
    expect(await findings(page), `inbox at ${name} width`).toEqual([]);
    await app.getByRole("link", { name: /maya/i }).first().click();
    await app.getByRole("log").waitFor();
    await picture(page, `thread-${name}`);
    expect(await findings(page), `thread at ${name} width`).toEqual([]);
    const whose = app.getByRole("heading", { name: "@maya.home" });
    expect(
      await whose.evaluate((heading) => heading.scrollWidth - heading.clientWidth),
      `the name is whole at ${name} width`,
    ).toBe(0);
    const frame = page.frames().find((one) => one.url().includes("/app/conversations"));
    expect(
      await frame?.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    ).toBe(0);
    await page.context().close();
  }
  for (const path of ["/app/settings/connections", "/app/settings/deliveries"]) {
    const page = await open(path);
    await page.frameLocator("iframe").getByRole("heading", { name: "Settings" }).waitFor();
    await picture(page, path.split("/").at(-1) ?? "");
    expect(await findings(page), path).toEqual([]);
    await page.context().close();
  }
});

test("a conversation that does not exist, or is another shop's, says so and leads back", async () => {
  const page = await open("/app/conversations/0190a6a0-0000-7000-8000-000000000000");
  await page.frameLocator("iframe").getByText("There is no such conversation").waitFor();
  await picture(page, "not-found");
});

test("App Bridge comes first in the head, and only Shopify may frame the page", async () => {
  const answer = await fetch(`${world.webUrl}/app?shop=couplet-demo.myshopify.com&host=x`, {
    headers: { "user-agent": "Mozilla/5.0 Chrome/140.0", accept: "text/html" },
    redirect: "manual",
  });
  expect(answer.status).toBe(302);
  const page = await open("/app");
  await page.frameLocator("iframe").locator(".inbox").waitFor();
  const frame = page.frames().find((one) => one.url().includes(`:${world.ports.proxy}`));
  const first = await frame?.evaluate(() => document.head.querySelector("script")?.getAttribute("src"));
  expect(first).toMatch(/\/app-bridge\.js(\?|$)/);
  const outside = await fetch(`${world.webUrl}/`, { headers: { "user-agent": "Mozilla/5.0 Chrome/140.0" } });
  expect(outside.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
});
