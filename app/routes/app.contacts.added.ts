import { json } from "@remix-run/node";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import { adminAction } from "#app/modules/access/access.server.ts";
import { addContact, changeAdded } from "#app/modules/contacts/contacts.server.ts";
import type { AddResult } from "#app/modules/contacts/contacts.ts";
import { indexContacts } from "#app/modules/conversations/conversations.server.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { orElse } from "#app/ui/last-shown.ts";

/** Staff add somebody whom no account knows yet, or change what such a person is called. */
export const action = adminAction(
  { add: "edit_contacts", change: "edit_contacts" },
  async ({ request, scope, staff }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? "");
    const typed = { name: text("name"), handle: text("handle") };
    const adds = text("intent") === "add";
    const saved = adds
      ? await addContact(scope, typed)
      : await changeAdded(scope, text("contactId"), typed, {
          name: text("nameBefore"),
          handle: text("handleBefore"),
        });
    if (saved.outcome === "known")
      return json<AddResult>({ ok: false, error: "known", contactId: saved.contactId });
    if (saved.outcome !== "saved") return json<AddResult>({ ok: false, error: saved.outcome });
    const { contactId } = saved;
    await indexContacts(scope, [contactId]);
    await recordAudit(scope, {
      actor: { staffId: staff.id },
      action: adds ? "person.added" : "person.renamed",
      subject: { kind: "contact", id: contactId },
    });
    await publish(scope, [{ kind: "contact", id: contactId }]);
    return json<AddResult>({ ok: true, contactId });
  },
);

export const clientAction = orElse<AddResult>({ ok: false, error: "not_answering" }, () => ({
  ok: false,
  error: "not_permitted",
}));
