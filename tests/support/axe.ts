import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/**
 * What axe finds in the app's own frame (the admin around it is the sandbox's), as "rule: where".
 * @param within "body" for a page that stands in no frame
 */
export async function findings(page: Page, within: "iframe" | "body" = "iframe"): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(within).analyze();
  return violations
    .flatMap(({ id, nodes }) => nodes.map((node) => ({ id, target: node.target.flat() })))
    .filter(({ target }) => within === "body" || target.length > 1)
    .map(({ id, target }) => `${id}: ${target.join(" ")}`);
}
