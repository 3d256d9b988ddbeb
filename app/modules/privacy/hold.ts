import { holdCategories, type HoldCategory } from "./privacy.ts";

/** No more are listed, the newest first. */
export const mostHolds = 200;

/** The longest reason. */
export const longestReason = 500;

/** What somebody typed as a hold; null when it is none. */
export function readHold(
  category: string,
  reason: string,
): { category: HoldCategory; reason: string } | null {
  const known = holdCategories.find((name) => name === category);
  const text = reason.trim();
  return known && text !== "" && text.length <= longestReason ? { category: known, reason: text } : null;
}

/** What became of setting or lifting a hold. */
export interface HoldResult {
  outcome: "held" | "lifted" | "not_found" | "not_held" | "no_reason" | "not_permitted" | "not_answering";
}
