import { adminAction } from "#app/modules/access/access.server.ts";
import type { Revealed } from "#app/modules/contacts/masked.ts";
import { revealReach } from "#app/modules/orders/orders.server.ts";
import { orElse } from "#app/ui/last-shown.ts";
import { answerReveal } from "#app/web/reveal.server.ts";

/** Staff look at the hidden e-mail or phone of a customer who is linked to a person. */
export const action = adminAction("reveal_contact_details", async ({ request, params, scope, staff }) => {
  const contactId = params["contactId"] ?? "";
  const form = await request.formData();
  const kind = form.get("kind") === "phone" ? "phone" : "email";
  const value = await revealReach(scope, contactId, String(form.get("customerGid")), kind);
  return answerReveal(scope, staff, { kind: "contact", id: contactId }, value);
});

export const clientAction = orElse<Revealed>({ problem: "not_answering" }, (problem) => ({ problem }));
