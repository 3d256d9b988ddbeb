import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { launchOptions, picture } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);

/** A browser whose owner refuses cookies and storage to every site inside another. */
async function strictBrowser() {
  const profile = await mkdtemp(join(tmpdir(), "couplet-strict-"));
  await mkdir(join(profile, "Default"));
  await writeFile(
    join(profile, "Default", "Preferences"),
    JSON.stringify({ profile: { block_third_party_cookies: true, cookie_controls_mode: 1 } }),
  );
  const context = await chromium.launchPersistentContext(profile, launchOptions);
  afterAll(async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  });
  return context;
}

test("where the browser refuses storage to framed pages, the inbox works all the same", async () => {
  const page = await (await strictBrowser()).newPage();
  await world.control("POST", "/control/instagram/messages", { as: "maya", text: "Do you gift-wrap?" });
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet/app`);
  const app = page.frameLocator("iframe");
  await app.getByText("Live", { exact: true }).waitFor();
  const frame = page.frames().find((each) => each.url().includes(`:${world.ports.proxy}/`));
  const refused = await frame?.evaluate(() => {
    try {
      return String(sessionStorage.length);
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(refused).toBe("SecurityError");

  await app.getByRole("link", { name: /gift-wrap/ }).click();
  await app.getByLabel("Message", { exact: true }).fill("With pleasure. ");
  await app.getByRole("button", { name: "Insert emoji" }).click();
  await app.getByLabel("Search emoji").fill("wrapped gift");
  await app.getByRole("gridcell", { name: "wrapped gift" }).click();
  expect(await app.getByLabel("Message", { exact: true }).inputValue()).toBe("With pleasure. 🎁");
  await app.getByRole("button", { name: "Send", exact: true }).click();
  await app
    .getByText(/^(Sent|Seen)/)
    .first()
    .waitFor();
  await picture(page, "storage-blocked");
});
