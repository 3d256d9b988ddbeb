import { AxeBuilder } from "@axe-core/playwright";
import type { Frame, Page } from "playwright-core";

/**
 * What axe finds in the app's own frame (the admin around it is the sandbox's), as "rule: where".
 * @param within "body" for a page that stands in no frame
 */
export async function findings(page: Page, within: "iframe" | "body" = "iframe"): Promise<string[]> {
  await Promise.all(page.frames().map(atRest));
  const { violations } = await new AxeBuilder({ page }).include(within).analyze();
  return violations
    .flatMap(({ id, nodes }) => nodes.map((node) => ({ id, target: node.target.flat() })))
    .filter(({ target }) => within === "body" || target.length > 1)
    .map(({ id, target }) => `${id}: ${target.join(" ")}`);
}

/** What fades in has the contrast of no state that stays. */
async function atRest(frame: Frame): Promise<void> {
  await frame.waitForFunction(() =>
    document
      .getAnimations()
      .every((one) => one.playState !== "running" || one.effect?.getComputedTiming().endTime === Infinity),
  );
}
