import { json } from "@remix-run/node";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import { adminAction } from "#app/modules/access/access.server.ts";
import type { PolicyResult } from "#app/modules/privacy/ui/policy-banner.tsx";
import { acceptPolicy } from "#app/modules/privacy/privacy.server.ts";
import { orElse } from "#app/ui/last-shown.ts";

/** Staff accept the privacy policy in force for their store. */
export const action = adminAction("accept_policy", async ({ scope, staff }) => {
  await acceptPolicy(scope, staff.id);
  await recordAudit(scope, { actor: { staffId: staff.id }, action: "policy.accepted" });
  return json<PolicyResult>({ failure: null });
});

export const clientAction = orElse<PolicyResult>({ failure: "not_answering" }, (failure) => ({ failure }));
