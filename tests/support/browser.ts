import { mkdir } from "node:fs/promises";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterAll, onTestFailed } from "vitest";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Shopify's library takes HeadlessChrome for a bot and answers 410. */
const userAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

export const launchOptions = {
  executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
  headless: true,
  args: flags,
  userAgent,
};

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

export const sizes = {
  desktop: { width: 1440, height: 900 },
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
};

/** A fresh browser window; pages in it share nothing with other windows. */
export async function newWindow(
  size: { width: number; height: number } = sizes.desktop,
): Promise<BrowserContext> {
  const context = await (
    await browser()
  ).newContext({ userAgent, viewport: size, locale: "en-GB", timezoneId: "Europe/Berlin" });
  context.setDefaultTimeout(15_000);
  onTestFailed(async () => {
    for (const [at, page] of context.pages().entries()) await picture(page, `failed-${size.width}-${at}`);
  });
  return context;
}

/** Keeps a picture under .cache/screenshots for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(".cache/screenshots", { recursive: true });
  await page.screenshot({ path: `.cache/screenshots/${name}.png` });
}
