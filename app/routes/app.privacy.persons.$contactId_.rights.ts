import { json } from "@remix-run/node";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import { adminAction } from "#app/modules/access/access.server.ts";
import { setRestriction } from "#app/modules/contacts/contacts.server.ts";
import type { RightResult } from "#app/modules/privacy/person-right.ts";
import { publish } from "#app/platform/live/publish.server.ts";

/** Staff restrict the use of a person's data, or release it. */
export const action = adminAction(
  { restrict: "restrict_person", release: "restrict_person" },
  async ({ request, params, scope, staff }) => {
    const contactId = params["contactId"] ?? "";
    const restricted = (await request.formData()).get("intent") === "restrict";
    const { outcome } = await setRestriction(scope, contactId, restricted);
    if (outcome === "not_found") return json<RightResult>({ outcome }, { status: 404 });
    await recordAudit(scope, {
      actor: { staffId: staff.id },
      action: `person.${outcome}`,
      subject: { kind: "contact", id: contactId },
    });
    await publish(scope, [{ kind: "contact", id: contactId }]);
    return json<RightResult>({ outcome });
  },
);
