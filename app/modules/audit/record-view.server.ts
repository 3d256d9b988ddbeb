import { minute } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { AuditAction, AuditSubject } from "./audit.ts";
import { recordAudit } from "./record-audit.server.ts";

/** Looking again within this time is still the same looking. */
const oneLookMs = 10 * minute;

/** When each staff member's look at something was last written down by this process, oldest first. */
const looks = new Map<string, number>();

/** What can be looked at. */
const looked = {
  conversation: "thread.viewed",
  contact: "person.viewed",
} as const satisfies Partial<Record<AuditSubject["kind"], AuditAction>>;

/**
 * Writes down that staff saw a thread, or a person's page. An open page reads it again with every message: that is one look. Several
 * processes may each write it once.
 */
export async function recordView(
  scope: ShopScope,
  staffId: string,
  id: string,
  kind: keyof typeof looked = "conversation",
): Promise<void> {
  const key = `${staffId} ${id}`;
  const now = Date.now();
  if (now - (looks.get(key) ?? 0) < oneLookMs) return;
  looks.delete(key);
  looks.set(key, now);
  const [oldest] = looks.keys();
  if (looks.size > 10_000 && oldest !== undefined) looks.delete(oldest);
  await recordAudit(scope, {
    actor: { staffId },
    action: looked[kind],
    subject: { kind, id },
  });
}
