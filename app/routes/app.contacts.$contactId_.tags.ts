import { json } from "@remix-run/node";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import { adminAction } from "#app/modules/access/access.server.ts";
import { addTag, removeTag } from "#app/modules/contacts/contacts.server.ts";
import type { TagResult } from "#app/modules/contacts/tags/tags.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { orElse } from "#app/ui/last-shown.ts";

/** Staff put a tag on a person, or take one off. */
export const action = adminAction(
  { add: "edit_contacts", remove: "edit_contacts" },
  async ({ request, params, scope, staff }) => {
    const contactId = params["contactId"] ?? "";
    const form = await request.formData();
    const changed =
      form.get("intent") === "add"
        ? await addTag(scope, contactId, String(form.get("name") ?? ""))
        : await removeTag(scope, contactId, String(form.get("tagId")));
    if (changed.outcome !== "tagged" && changed.outcome !== "untagged")
      return json<TagResult>({ ok: false, error: changed.outcome });
    await recordAudit(scope, {
      actor: { staffId: staff.id },
      action: `person.${changed.outcome}`,
      subject: { kind: "contact", id: contactId },
    });
    await publish(
      scope,
      changed.contactIds.map((id) => ({ kind: "contact", id })),
    );
    return json<TagResult>({ ok: true });
  },
);

export const clientAction = orElse<TagResult>({ ok: false, error: "not_answering" }, () => ({
  ok: false,
  error: "not_permitted",
}));
