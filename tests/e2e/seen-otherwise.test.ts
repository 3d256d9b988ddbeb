import type { Frame, Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { findings } from "#tests/support/axe.ts";
import { newWindow, picture, sizes } from "#tests/support/browser.ts";
import { cutOff, focusUnseen, moving, scrollsSideways, shapeless } from "#tests/support/seen-otherwise.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld({ seedOnConnect: true });
await connectDemoAccount(world.ports);
const thread = await vi.waitFor(
  async () => {
    const [found] = await world.query<{ conversation_id: string }>(
      "SELECT conversation_id FROM messages GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
    );
    if (!found) throw new Error("nobody has written yet");
    return found.conversation_id;
  },
  { timeout: 30_000 },
);

const screens = {
  inbox: "/app",
  thread: `/app/conversations/${thread}`,
  search: "/app?q=lamp",
  connections: "/app/settings/connections",
  work: "/app/settings/work",
  privacy: "/app/privacy",
  retention: "/app/privacy/retention",
};

interface Way {
  size?: { width: number; height: number };
  locale?: string;
  media?: Parameters<Page["emulateMedia"]>[0];
  /** What has the focus may look different, or lie under what stays in sight. */
  focus?: true;
}

/** How people see a page who do not see it as most do. */
const ways: Record<string, Way> = {
  mirrored: { locale: "pseudo" },
  "mirrored-phone": { locale: "pseudo", size: sizes.phone },
  // A zoom of 200 % halves the page that is laid out.
  zoomed: { size: { width: sizes.desktop.width / 2, height: sizes.desktop.height / 2 }, focus: true },
  "forced-colours": { media: { forcedColors: "active", contrast: "more" }, focus: true },
  "less-motion": { media: { reducedMotion: "reduce" } },
};

async function open(path: string, { size, locale, media }: Way): Promise<{ page: Page; frame: Frame }> {
  const page = await (await newWindow(size ?? sizes.desktop)).newPage();
  if (media) await page.emulateMedia(media);
  const query = locale ? `${path.includes("?") ? "&" : "?"}locale=${locale}` : "";
  await page.goto(`${world.sandboxUrl}/admin/couplet-demo/apps/couplet${path}${query}`);
  await page.frameLocator("iframe").locator("main h1").first().waitFor({ state: "attached" });
  await page.waitForTimeout(1_000);
  const frame = page.frames().find((one) => one.url().includes(`:${world.ports.proxy}`));
  if (!frame) throw new Error(`no frame of the app at ${path}`);
  return { page, frame };
}

for (const [way, seen] of Object.entries(ways))
  test.each(Object.entries(screens))(
    `seen ${way}, %s is whole, quiet and within reach`,
    async (name, path) => {
      const { page, frame } = await open(path, seen);
      await picture(page, `seen-${way}-${name}`);
      expect.soft(await scrollsSideways(frame), "no scrolling sideways").toBe(0);
      expect.soft(await cutOff(frame), "no text is cut off").toEqual([]);
      expect.soft(await findings(page)).toEqual([]);
      if (seen.media?.reducedMotion) expect.soft(await moving(frame), "nothing moves").toEqual([]);
      if (seen.media?.forcedColors) expect.soft(await shapeless(frame), "controls have edges").toEqual([]);
      if (seen.focus) expect.soft(await focusUnseen(page, frame), "the focus is seen").toEqual([]);
      await page.context().close();
    },
  );
