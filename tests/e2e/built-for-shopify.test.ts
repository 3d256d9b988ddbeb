import type { Frame, Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);
await world.control("POST", "/control/instagram/messages", { as: "maya", text: "is the lamp back?" });
const thread = await vi.waitFor(
  async () => {
    const [found] = await world.query<{ id: string; contact: string }>(
      "SELECT id, contact_id AS contact FROM conversations",
    );
    if (!found) throw new Error("the message has not come yet");
    return found;
  },
  { timeout: 30_000 },
);

/** Every screen of the app, and whether it is one below another, which has to lead back. */
const screens: { path: string; below?: true }[] = [
  { path: "/app" },
  { path: `/app/conversations/${thread.id}` },
  { path: "/app/contacts" },
  { path: `/app/contacts/${thread.contact}`, below: true },
  { path: "/app/settings/connections" },
  { path: "/app/settings/replies" },
  { path: "/app/settings/replies/new", below: true },
  { path: "/app/settings/deliveries" },
  { path: "/app/settings/team" },
  { path: "/app/settings/roles/new", below: true },
  { path: "/app/settings/work" },
  { path: "/app/settings/contacts" },
  { path: "/app/settings/notifications" },
  { path: "/app/privacy" },
  { path: "/app/privacy/new", below: true },
  { path: "/app/privacy/register" },
  { path: "/app/privacy/retention" },
  { path: "/app/privacy/audit" },
  { path: "/app/privacy/store" },
];

/** The narrowest page that WCAG 2.2 asks for (1.4.10 Reflow), which is also a page of 1280 at a zoom of 400 %. */
const narrow = { width: 320, height: 640 };

/** Sums up by how much things moved by themselves while the page came, as Shopify measures it. */
function watchShifts(): void {
  const seen = window as unknown as { shifts: number };
  // The sandbox's admin writes the page into a document that is there already: what moves before it is seen is that.
  const firstPaint = () => performance.getEntriesByName("first-paint")[0]?.startTime ?? Infinity;
  seen.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as {
      value: number;
      startTime: number;
      hadRecentInput: boolean;
    }[])
      if (!entry.hadRecentInput && entry.startTime > firstPaint()) seen.shifts += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}

async function open(path: string): Promise<{ page: Page; frame: Frame; errors: string[] }> {
  const page = await (await newWindow(sizes.desktop)).newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.addInitScript(watchShifts);
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet${path}`);
  await page.frameLocator("iframe").locator("main h1").first().waitFor({ state: "attached" });
  // What moves by itself moves while the page comes to life, not afterwards.
  await page.waitForTimeout(1_000);
  const frame = page.frames().find((one) => one.url().includes(`:${world.ports.proxy}`));
  if (!frame) throw new Error(`no frame of the app at ${path}`);
  return { page, frame, errors };
}

const overflow = (frame: Frame) =>
  frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await page.waitForTimeout(300);
}

const nameless = (path: string) => path.replace(thread.id, ":id").replace(thread.contact, ":id");

for (const { path, below } of screens)
  test(`${nameless(path)} is as Shopify asks: still, quiet, reachable, at any width`, async () => {
    const { page, frame, errors } = await open(path);
    const name = nameless(path).slice(5).replaceAll("/", "-") || "inbox";
    await picture(page, `bfs-${name}`);
    const found = await frame.evaluate(() => ({
      shifts: (window as unknown as { shifts: number }).shifts,
      font: getComputedStyle(document.body).fontFamily,
      titles: document.querySelectorAll("h1").length,
      // A split button is one, with more ways to do the same.
      primary: new Set(
        [...document.querySelectorAll<HTMLElement>(".Polaris-Button--variantPrimary")]
          .filter((button) => button.offsetParent !== null)
          .map((button) => button.closest(".Polaris-ButtonGroup--variantSegmented") ?? button),
      ).size,
      back: document.querySelectorAll(
        ".Polaris-Page-Header__BreadcrumbWrapper a, .Polaris-Page-Header__BreadcrumbWrapper button",
      ).length,
    }));
    expect(found.shifts, "nothing moves by itself (CLS)").toBeLessThanOrEqual(0.1);
    expect(found.font).not.toMatch(/(?<!sans-)serif/);
    expect(found.titles, "one title").toBe(1);
    expect(found.primary, "one thing is the main one").toBeLessThanOrEqual(1);
    if (below) expect(found.back, "a way back").toBeGreaterThan(0);
    expect(await findings(page), "at desktop width").toEqual([]);
    await resize(page, sizes.phone);
    await picture(page, `bfs-${name}-phone`);
    expect(await findings(page), "at phone width").toEqual([]);
    expect(await overflow(frame), "no scrolling sideways on a phone").toBe(0);
    await resize(page, narrow);
    await picture(page, `bfs-${name}-narrow`);
    expect(await overflow(frame), "no scrolling sideways at 320 pixels").toBe(0);
    expect(errors).toEqual([]);
    await page.context().close();
  });
