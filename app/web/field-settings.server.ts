import { recordAudit } from "#app/modules/audit/audit.server.ts";
import type { StaffMember } from "#app/modules/access/access.server.ts";
import { deleteField, moveField, saveField } from "#app/modules/contacts/contacts.server.ts";
import { isFieldKind, type FieldResult } from "#app/modules/contacts/fields/fields.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/** Carries out one form of Settings, Contacts. */
export async function changeFields(
  scope: ShopScope,
  staff: StaffMember,
  form: FormData,
): Promise<FieldResult> {
  const result = await carryOut(scope, form);
  if (result.ok) await recordAudit(scope, { actor: { staffId: staff.id }, action: "fields.changed" });
  return result;
}

async function carryOut(scope: ShopScope, form: FormData): Promise<FieldResult> {
  const id = text(form, "id");
  switch (form.get("intent")) {
    case "save_field":
      return save(scope, id, form);
    case "move_field":
      return found(await moveField(scope, id, form.get("by") === "-1" ? -1 : 1));
    default:
      return found(await deleteField(scope, id));
  }
}

async function save(scope: ShopScope, id: string, form: FormData): Promise<FieldResult> {
  const kind = text(form, "kind");
  const saved = await saveField(scope, id === "" ? null : { id, version: Number(form.get("version")) }, {
    name: text(form, "name"),
    kind: isFieldKind(kind) ? kind : "text",
    choices: text(form, "choices").split("\n"),
    hidden: form.get("hidden") === "true",
  });
  return saved.outcome === "saved" ? { ok: true } : { ok: false, error: saved.outcome };
}

function found(there: boolean): FieldResult {
  return there ? { ok: true } : { ok: false, error: "not_found" };
}

function text(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
}
