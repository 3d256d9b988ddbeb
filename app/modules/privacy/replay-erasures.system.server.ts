import { closeShop, findShopById, findShopOfRequest } from "#app/modules/access/access.server.ts";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import { eraseBodiesBefore } from "#app/modules/webhooks/webhooks.server.ts";
import { carryOut } from "./carry-out.system.server.ts";
import type { JournaledErasure } from "./erasure-journal.server.ts";
import { reopenRequest, stateOfRequest } from "./requests.system.server.ts";
import { shopsDueForRetention, sweepRetention } from "./sweep-retention.system.server.ts";

/** What became of one journaled erasure. */
export type ReplayOutcome =
  /** Erased again, with a receipt of its own. */
  | "replayed"
  /** The backup is from after it, or from before its store. */
  | "nothing_to_replay"
  /** The backup brought a legal hold back with the person: when staff lift it, the erasure goes on. */
  | "held"
  /** A store that left opened the app after the restore: it is not erased under its hands. */
  | "in_use"
  /** It did not come to its end. Running the replay again goes on with it. */
  | "unfinished";

/**
 * Erases again what was erased since the backup that was restored. Each is its old request, carried out as it was
 * the first time. To be run before web and worker start: what arrives first would be erased with it. Safe to repeat.
 */
export async function replayErasures(erasures: JournaledErasure[]): Promise<Record<ReplayOutcome, number>> {
  const outcomes = { replayed: 0, nothing_to_replay: 0, held: 0, in_use: 0, unfinished: 0 };
  for (const erasure of erasures) outcomes[await replay(erasure)] += 1;
  await sweepAgain();
  return outcomes;
}

async function replay(erasure: JournaledErasure): Promise<ReplayOutcome> {
  const shop = await findShopOfRequest(erasure.shopId);
  if (!shop) return "nothing_to_replay";
  const at = new Date(erasure.at);
  if (erasure.kind === "erase_shop" && !shop.uninstalledAt) {
    const { outcome } = await closeShop(shop.scope.domain, at);
    if (outcome === "out_of_date") return "in_use";
  }
  if (!(await reopenRequest(erasure))) return "nothing_to_replay";
  await eraseBodiesBefore(shop.scope, at, erasure.deliveryId);
  await carryOut(erasure.requestId);
  const state = await stateOfRequest(erasure.requestId);
  // The trail of a store that was erased went with it.
  if (erasure.kind !== "erase_shop") {
    const subject = { kind: "request", id: erasure.requestId } as const;
    await recordAudit(shop.scope, { actor: "system", action: "request.replayed", subject });
  }
  if (state === "held") return "held";
  return state === "done" ? "replayed" : "unfinished";
}

/** What was erased for its age is old enough now too: the sweep needs no journal. */
async function sweepAgain(): Promise<void> {
  for (const shopId of await shopsDueForRetention()) {
    const scope = await findShopById(shopId);
    if (scope) await sweepRetention(scope);
  }
}
