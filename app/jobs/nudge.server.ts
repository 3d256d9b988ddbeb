import type { DeliverySource } from "#app/modules/webhooks/webhooks.ts";
import { logger } from "#app/platform/log.server.ts";
import { enqueue } from "./enqueue.server.ts";

/** One nudge wakes the drain for everything that is due, so more of them a second would only cost. */
const quietMs = 40;

const log = logger("jobs");
const state = new Map<DeliverySource, "quiet" | "again">();

/**
 * Wakes the worker for a source: at once, then at most every 40 ms while webhooks keep coming.
 * A nudge that fails is only logged; the sweep finds the rows.
 */
export function nudge(source: DeliverySource): void {
  if (state.has(source)) return void state.set(source, "again");
  state.set(source, "quiet");
  enqueue("deliveries.drain", { source })
    .catch((err: unknown) => log.warn({ err: err as Error, source }, "the drain could not be nudged"))
    .finally(() => setTimeout(() => settle(source), quietMs).unref());
}

function settle(source: DeliverySource): void {
  const again = state.get(source) === "again";
  state.delete(source);
  if (again) nudge(source);
}
