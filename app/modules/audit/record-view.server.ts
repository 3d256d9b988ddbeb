import { minute } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { recordAudit } from "./record-audit.server.ts";

/** Looking again within this time is still the same looking. */
const oneLookMs = 10 * minute;

/** When each staff member's look at a thread was last written down by this process, oldest first. */
const looks = new Map<string, number>();

/**
 * Writes down that staff saw a thread. An open page reads it again with every message: that is one look. Several
 * processes may each write it once.
 */
export async function recordView(scope: ShopScope, staffId: string, conversationId: string): Promise<void> {
  const key = `${staffId} ${conversationId}`;
  const now = Date.now();
  if (now - (looks.get(key) ?? 0) < oneLookMs) return;
  looks.delete(key);
  looks.set(key, now);
  const [oldest] = looks.keys();
  if (looks.size > 10_000 && oldest !== undefined) looks.delete(oldest);
  await recordAudit(scope, {
    actor: { staffId },
    action: "thread.viewed",
    subject: { kind: "conversation", id: conversationId },
  });
}
