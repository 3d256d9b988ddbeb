import { deleteRole, saveRole, type StaffMember } from "#app/modules/access/access.server.ts";
import type { RoleResult } from "#app/modules/access/custom-roles.ts";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import type { AuditAction } from "#app/modules/audit/audit.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { publish } from "#app/platform/live/publish.server.ts";

/** Saves or deletes a role as its page asks for it; it is recorded, and open pages of who has it ask anew. */
export async function changeRole(scope: ShopScope, staff: StaffMember, form: FormData): Promise<RoleResult> {
  const text = (field: string) => String(form.get(field) ?? "");
  const count = (field: string) => Number.parseInt(text(field), 10) || 0;
  const seen = { id: text("id"), version: count("version"), holders: count("holders") };
  const told = (action: AuditAction, holders: string[]) =>
    tell(scope, staff, { action, id: seen.id, holders });
  if (text("intent") === "delete") {
    const done = await deleteRole(scope, staff, seen);
    if (done.outcome === "deleted") await told("role.deleted", done.holders);
    return { outcome: done.outcome };
  }
  const permissions = text("permissions").split(",");
  const done = await saveRole(scope, staff, seen, { name: text("name"), permissions });
  if (done.outcome === "saved") await told(done.created ? "role.made" : "role.changed", done.holders);
  if (done.outcome === "unchanged") return { outcome: "saved" };
  return done.outcome === "faulty" ? done : { outcome: done.outcome };
}

async function tell(
  scope: ShopScope,
  staff: StaffMember,
  { action, id, holders }: { action: AuditAction; id: string; holders: string[] },
): Promise<void> {
  await recordAudit(scope, { actor: { staffId: staff.id }, action, subject: { kind: "role", id } });
  await publish(
    scope,
    holders.map((holder) => ({ kind: "access", id: holder })),
  );
}
