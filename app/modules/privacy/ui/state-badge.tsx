import { Badge } from "@shopify/polaris";
import type { RequestRow } from "../privacy.ts";

const labels: Record<RequestRow["state"], string> = {
  waiting: "Waiting for proof",
  received: "Received",
  running: "Under way",
  held: "Kept by law",
  ready: "Package ready",
  done: "Done",
  void: "Closed",
};

/** The state of a request, in the manner of the admin's own lists. */
export function StateBadge({ request: { state, shortfalls } }: { request: RequestRow }) {
  if (shortfalls.includes("rows_left")) return <Badge tone="critical">Not complete</Badge>;
  if (state === "received" || state === "running")
    return <Badge progress="partiallyComplete">{labels[state]}</Badge>;
  if (state === "ready" || state === "waiting" || state === "held")
    return <Badge tone="attention">{labels[state]}</Badge>;
  return <Badge progress="complete">{labels[state]}</Badge>;
}
