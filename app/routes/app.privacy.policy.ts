import { json } from "@remix-run/node";
import { adminAction } from "#app/modules/access/access.server.ts";
import { acceptPolicy } from "#app/modules/privacy/privacy.server.ts";

/** Staff accept the privacy policy in force for their store. */
export const action = adminAction("accept_policy", async ({ scope, staff }) => {
  await acceptPolicy(scope, staff.id);
  return json({ accepted: true });
});
