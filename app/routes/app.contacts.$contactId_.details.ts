import { json } from "@remix-run/node";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import { adminAction } from "#app/modules/access/access.server.ts";
import { may } from "#app/modules/access/roles.ts";
import { saveDetails, type DetailChange } from "#app/modules/contacts/contacts.server.ts";
import type { DetailResult } from "#app/modules/contacts/fields/fields.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { orElse } from "#app/ui/last-shown.ts";

/** Staff fill in the store's own fields for a person. */
export const action = adminAction("edit_contacts", async ({ request, params, scope, staff }) => {
  const contactId = params["contactId"] ?? "";
  const changes = changesIn(await request.formData());
  const mayReveal = may(staff, "reveal_contact_details");
  const saved = await saveDetails(scope, contactId, changes, { mayReveal });
  if (saved.outcome === "not_valid")
    return json<DetailResult>({ ok: false, error: saved.problem, fieldId: saved.fieldId });
  if (saved.outcome !== "saved") return json<DetailResult>({ ok: false, error: saved.outcome });
  await recordAudit(scope, {
    actor: { staffId: staff.id },
    action: "person.details_changed",
    subject: { kind: "contact", id: contactId },
  });
  await publish(
    scope,
    saved.contactIds.map((id) => ({ kind: "contact", id })),
  );
  return json<DetailResult>({ ok: true });
});

/** The form repeats `field`, `value` and `revision`, one of each for a field that is changed. */
function changesIn(form: FormData): DetailChange[] {
  const [values, revisions] = [form.getAll("value"), form.getAll("revision")];
  return form.getAll("field").map((fieldId, at) => ({
    fieldId: String(fieldId),
    typed: String(values[at] ?? ""),
    revision: String(revisions[at] ?? "") || null,
  }));
}

export const clientAction = orElse<DetailResult>({ ok: false, error: "not_answering" }, () => ({
  ok: false,
  error: "not_permitted",
}));
