import { json } from "@remix-run/node";
import { adminAction } from "#app/modules/access/access.server.ts";
import { deleteView, moveView, saveView } from "#app/modules/conversations/conversations.server.ts";
import type { ViewOutcome } from "#app/modules/conversations/views/saved-views.ts";
import { faultIn, readView, type ViewResult } from "#app/modules/conversations/views/view-form.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { orElse } from "#app/ui/last-shown.ts";

/** Views of the inbox are saved, deleted and put in order. */
export const action = adminAction(
  { save: "save_views", delete: "save_views", move: "save_views" },
  async ({ request, scope, staff }) => {
    const form = await request.formData();
    const id = String(form.get("id") ?? "");
    const change = (): Promise<ViewOutcome> => {
      switch (form.get("intent")) {
        case "save":
          return saveView(scope, staff, readView(form));
        case "delete":
          return deleteView(scope, staff, id);
        default:
          return moveView(scope, staff, id, form.get("towards") === "beginning" ? "beginning" : "end");
      }
    };
    const done = await change();
    if (!faultIn(done)) await publish(scope, [{ kind: "views" }]);
    return json<ViewResult>(done);
  },
);

export const clientAction = orElse<ViewResult>({ outcome: "not_answering" }, () => ({
  outcome: "not_permitted",
}));
