import { json } from "@remix-run/node";
import type { StaffMember } from "#app/modules/access/access.server.ts";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import type { AuditAction, AuditSubject } from "#app/modules/audit/audit.ts";
import type { Revealed } from "#app/modules/contacts/masked.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/** Answers a hidden value, after it was written down who looked. The trail names whom it is about, never the value. */
export async function answerReveal(
  scope: ShopScope,
  staff: StaffMember,
  subject: AuditSubject,
  value: string | null,
  action: AuditAction = "person.revealed",
) {
  if (value === null) return json<Revealed>({ problem: "not_known" }, { status: 404 });
  await recordAudit(scope, { actor: { staffId: staff.id }, action, subject });
  return json<Revealed>({ value }, { headers: { "cache-control": "no-store" } });
}
