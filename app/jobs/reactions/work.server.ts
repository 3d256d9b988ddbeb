/** What follows from work on threads: the jobs that start, and the pages that are told. */
import { findShopOfRequest } from "#app/modules/access/access.server.ts";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import type { AuditAction } from "#app/modules/audit/audit.ts";
import { moveWindows, moveWindowsOf } from "#app/modules/conversations/conversations.server.ts";
import {
  isShutOut,
  type ThreadChange,
  type ThreadWork,
  type WantedChange,
} from "#app/modules/conversations/work/work.ts";
import { devicesMentioned } from "#app/modules/notifications/notifications.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { enqueue, enqueueAll } from "../enqueue.server.ts";
import { tellOfWaiting } from "./tell-of-waiting.server.ts";

/** The shop's rule found somebody for threads: they see it, and hear of it. */
export async function reactToAssignment(scope: ShopScope, conversationIds: string[]): Promise<void> {
  await reactToWork(scope, conversationIds);
  await tellOfWaiting(scope, conversationIds);
}

/** Staff wrote a note, or changed one: whoever it mentions anew hears of it. */
export async function reactToNote(
  scope: ShopScope,
  { conversationId, mentioned }: { conversationId: string; mentioned: string[] },
): Promise<void> {
  await publish(scope, [{ kind: "conversation", id: conversationId }]);
  const deviceIds = await devicesMentioned(scope, mentioned);
  const { shopId } = scope;
  await enqueueAll(
    "notifications.push",
    deviceIds.map((subscriptionId) => ({ shopId, subscriptionId, conversationId, about: "mention" })),
  );
}

/** Reply windows ended: the queue is in order again. In a shop that uninstalled too, else they are found for ever. */
export async function reactToEndedWindows(
  shopId: string,
  threads: { conversationId: string }[],
): Promise<void> {
  const shop = await findShopOfRequest(shopId);
  if (!shop) return;
  const ids = threads.map(({ conversationId }) => conversationId);
  await moveWindows(shop.scope, ids);
  await publish(
    shop.scope,
    ids.map((id) => ({ kind: "conversation", id })),
  );
}

/** More threads than this are not told one by one. */
const toldOneByOne = 50;

/** Threads changed in the work on them: whoever has them before their eyes sees it. */
export async function reactToWork(scope: ShopScope, conversationIds: string[]): Promise<void> {
  if (conversationIds.length > toldOneByOne) return publish(scope, [{ kind: "conversations" }]);
  await publish(
    scope,
    conversationIds.map((id) => ({ kind: "conversation", id })),
  );
}

/** Somebody of the staff changed threads: who shuts people out and lets them in again is on record. */
export async function reactToChanges(scope: ShopScope, staffId: string, made: WantedChange[]): Promise<void> {
  for (const { conversationId: id, change, seen } of made) {
    const action = keepOutAction(change, seen);
    if (action)
      await recordAudit(scope, { actor: { staffId }, action, subject: { kind: "conversation", id } });
  }
  await reactToWork(
    scope,
    made.map(({ conversationId }) => conversationId),
  );
}

function keepOutAction(change: ThreadChange, seen: ThreadWork): AuditAction | null {
  if (change.kind !== "status") return null;
  if (change.status === "spam") return "thread.marked_spam";
  if (change.status === "blocked") return "thread.blocked";
  return isShutOut(seen.status) ? "thread.let_in" : null;
}

/** Snoozed threads are back: the rule finds somebody for those that nobody has. */
export async function reactToWoken(scope: ShopScope, conversationIds: string[]): Promise<void> {
  if (conversationIds.length === 0) return;
  await reactToWork(scope, conversationIds);
  await enqueue("conversations.assign", { shopId: scope.shopId });
}

/** Somebody may not come in any more: nobody has what they had. */
export async function reactToRemovedStaff(scope: ShopScope, staffId: string): Promise<void> {
  await enqueue("conversations.release", { shopId: scope.shopId, staffId });
}

/** An account may answer for longer, or no longer: threads come back into the queue, or leave it. */
export async function reactToHumanAgent(scope: ShopScope, accountId: string): Promise<void> {
  const ids = await moveWindowsOf(scope, accountId);
  await publish(
    scope,
    ids.map((id) => ({ kind: "conversation", id })),
  );
}
