import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** What axe finds in the app's own frame (the admin around it is the sandbox's), as "rule: where". */
export async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include("iframe").analyze();
  return violations
    .flatMap(({ id, nodes }) => nodes.map((node) => ({ id, target: node.target.flat() })))
    .filter(({ target }) => target.length > 1)
    .map(({ id, target }) => `${id}: ${target.join(" ")}`);
}
