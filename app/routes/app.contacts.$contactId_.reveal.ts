import { adminAction } from "#app/modules/access/access.server.ts";
import { revealDetail } from "#app/modules/contacts/contacts.server.ts";
import type { Revealed } from "#app/modules/contacts/masked.ts";
import { orElse } from "#app/ui/last-shown.ts";
import { answerReveal } from "#app/web/reveal.server.ts";

/** Staff look at what stands in a hidden field of a person. */
export const action = adminAction("reveal_contact_details", async ({ request, params, scope, staff }) => {
  const contactId = params["contactId"] ?? "";
  const form = await request.formData();
  const value = await revealDetail(scope, contactId, String(form.get("fieldId")));
  return answerReveal(scope, staff, { kind: "contact", id: contactId }, value, "person.detail_revealed");
});

export const clientAction = orElse<Revealed>({ problem: "not_answering" }, (problem) => ({ problem }));
