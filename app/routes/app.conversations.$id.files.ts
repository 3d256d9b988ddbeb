import { adminAction } from "#app/modules/access/access.server.ts";
import { actOnUpload } from "#app/web/upload-actions.server.ts";

/** Files that staff attach to a reply, on their way up. */
export const action = adminAction("reply", ({ request, params, scope, staff }) =>
  actOnUpload(scope, staff, params["id"] ?? "", request),
);
