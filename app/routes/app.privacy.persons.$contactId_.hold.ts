import { json } from "@remix-run/node";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import type { AuditAction } from "#app/modules/audit/audit.ts";
import { reactToHold } from "#app/jobs/reactions/privacy.server.ts";
import { adminAction } from "#app/modules/access/access.server.ts";
import { readHold, type HoldResult } from "#app/modules/privacy/hold.ts";
import { liftHold, setHold } from "#app/modules/privacy/privacy.server.ts";
import { orElse } from "#app/ui/last-shown.ts";

/** Staff say that a law keeps a person's data, or that it no longer does. */
export const action = adminAction("hold_person", async ({ request, params, scope, staff }) => {
  const contactId = params["contactId"] ?? "";
  const form = await request.formData();
  const note = (action: AuditAction) =>
    recordAudit(scope, { actor: { staffId: staff.id }, action, subject: { kind: "contact", id: contactId } });
  if (form.get("intent") === "lift") {
    const lifted = await liftHold(scope, staff.id, contactId);
    if (lifted.outcome === "lifted") {
      await note("hold.lifted");
      await reactToHold(scope);
    }
    return json<HoldResult>(lifted);
  }
  const hold = readHold(String(form.get("category")), String(form.get("reason")));
  if (!hold) return json<HoldResult>({ outcome: "no_reason" }, { status: 400 });
  const set = await setHold(scope, staff.id, contactId, hold);
  if (set.outcome === "held") {
    await note("hold.set");
    await reactToHold(scope);
  }
  return json<HoldResult>(set);
});

export const clientAction = orElse<HoldResult>({ outcome: "not_answering" }, () => ({
  outcome: "not_permitted",
}));
