/**
 * Webhooks: everything that Shopify and Meta deliver, before anybody knows what it means.
 *
 * Owns the table `deliveries`. Always holds: a delivery is verified over its raw bytes, committed and
 * only then answered; the row is the truth and a job is a nudge; a done delivery has no body; a delivery
 * that cannot be processed stays on the dead-letter list with its cause until somebody replays it.
 */
export { accept, type AcceptOutcome } from "./accept.server.ts";
export { drainDeliveries, type OpenDelivery } from "./drain.system.server.ts";
export {
  eraseBodiesBefore,
  eraseDeadDeliveries,
  eraseDeliveriesNaming,
  eraseDeliveriesOfShop,
} from "./erase-deliveries.system.server.ts";
export { retryUnclaimed, sweepDeliveries } from "./sweep-deliveries.system.server.ts";
export { listDeadLetters, replayDelivery } from "./dead-letters.server.ts";
