import type { BadgeProps } from "@shopify/polaris";
import type { LabelTone } from "../../work/work.ts";

/** A label's tone as a badge takes it: the neutral one has no name there. */
export function badgeTone(tone: LabelTone): Pick<BadgeProps, "tone"> {
  return tone === "neutral" ? {} : { tone };
}
