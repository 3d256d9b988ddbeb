import { mkdir } from "node:fs/promises";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { browserOptions, sizes, userAgent } from "#scripts/chromium.ts";
import { afterAll, onTestFailed } from "vitest";

export const launchOptions = { ...browserOptions, userAgent };

export { sizes };

let shared: Promise<Browser> | undefined;

/** One Chromium for the test file. */
export function browser(): Promise<Browser> {
  shared ??= launch();
  return shared;
}

async function launch(): Promise<Browser> {
  const launched = await chromium.launch(launchOptions);
  afterAll(() => launched.close());
  return launched;
}

/** A fresh browser window; pages in it share nothing with other windows. */
export async function newWindow(
  size: { width: number; height: number } = sizes.desktop,
): Promise<BrowserContext> {
  const context = await (
    await browser()
  ).newContext({ userAgent, viewport: size, locale: "en-GB", timezoneId: "Europe/Berlin" });
  context.setDefaultTimeout(15_000);
  onTestFailed(async () => {
    for (const [at, page] of context.pages().entries()) await keep(page, `failed-${size.width}-${at}`);
  });
  return context;
}

/** Keeps a picture under .cache/screenshots for people to look at; nobody does where CI runs. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env["CI"]) await keep(page, name);
}

async function keep(page: Page, name: string): Promise<void> {
  await mkdir(".cache/screenshots", { recursive: true });
  await page.screenshot({ path: `.cache/screenshots/${name}.png` });
}
