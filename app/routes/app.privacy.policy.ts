import { json } from "@remix-run/node";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import { adminAction } from "#app/modules/access/access.server.ts";
import { acceptPolicy } from "#app/modules/privacy/privacy.server.ts";

/** Staff accept the privacy policy in force for their store. */
export const action = adminAction("accept_policy", async ({ scope, staff }) => {
  await acceptPolicy(scope, staff.id);
  await recordAudit(scope, { actor: { staffId: staff.id }, action: "policy.accepted" });
  return json({ accepted: true });
});
