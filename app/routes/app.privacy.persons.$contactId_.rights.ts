import { json } from "@remix-run/node";
import { reactToCorrectedName, reactToRestriction } from "#app/jobs/reactions/persons.server.ts";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import { adminAction } from "#app/modules/access/access.server.ts";
import { correctName, setRestriction } from "#app/modules/contacts/contacts.server.ts";
import type { RightResult } from "#app/modules/privacy/person-right.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { orElse } from "#app/ui/last-shown.ts";

/** Staff correct a person's name, restrict the use of a person's data, or release it. */
export const action = adminAction(
  { correct: "correct_person", restrict: "restrict_person", release: "restrict_person" },
  async ({ request, params, scope, staff }) => {
    const contactId = params["contactId"] ?? "";
    const { outcome } = await carryOut(scope, contactId, await request.formData());
    if (outcome === "not_found") return json<RightResult>({ outcome }, { status: 404 });
    if (outcome === "too_long") return json<RightResult>({ outcome }, { status: 400 });
    await recordAudit(scope, {
      actor: { staffId: staff.id },
      action: `person.${outcome}`,
      subject: { kind: "contact", id: contactId },
    });
    return json<RightResult>({ outcome });
  },
);

export const clientAction = orElse<RightResult>({ outcome: "not_answering" }, () => ({
  outcome: "not_permitted",
}));

async function carryOut(scope: ShopScope, contactId: string, form: FormData) {
  const intent = form.get("intent");
  if (intent === "correct") {
    const corrected = await correctName(scope, contactId, String(form.get("name") ?? ""));
    if (corrected.outcome === "corrected" || corrected.outcome === "correction_taken_back")
      await reactToCorrectedName(scope, contactId);
    return corrected;
  }
  const { outcome, contactIds } = await setRestriction(scope, contactId, intent === "restrict");
  await reactToRestriction(scope, contactIds);
  return { outcome };
}
