import type { FrameLocator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld({ seedOnConnect: true });
await connectDemoAccount(world.ports);

/** The app inside the admin. */
const app = (page: Page): FrameLocator => page.frameLocator("iframe");

interface Visit {
  page: Page;
  /** What the browser complained about, a page that is not what the server rendered among it. */
  complaints: string[];
}

/** Opens the app as a staff member whose admin is in this language. */
async function visit(language: string, path: string, size = sizes.desktop): Promise<Visit> {
  const page = await (await newWindow(size)).newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (line) => {
    if (line.type() === "error" && /React|hydrat/i.test(line.text())) complaints.push(line.text());
  });
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet${path}?locale=${language}`);
  return { page, complaints };
}

test("the language of the admin is that of the app, from the first byte and from page to page", async () => {
  const { page, complaints } = await visit("de", "/app/settings/team");
  await app(page).locator("html[lang=de][dir=ltr]").waitFor();
  await page.getByRole("link", { name: "Datenschutz" }).click();
  await app(page).getByRole("tab").first().waitFor();
  await app(page).locator("html[lang=de]").waitFor();
  await picture(page, "language-de-privacy");
  expect(complaints).toEqual([]);
});
