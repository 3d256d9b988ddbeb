import { json } from "@remix-run/node";
import { adminAction } from "#app/modules/access/access.server.ts";
import { saveDraft } from "#app/modules/conversations/conversations.server.ts";
import { versionIn, type DraftOutcome } from "#app/modules/conversations/drafts/drafts.ts";

/** What staff type in a thread is kept while they type. */
export const action = adminAction("reply", async ({ request, params, scope, staff }) => {
  const form = await request.formData();
  const version = versionIn(form, "version");
  if (version === null) throw json(null, { status: 400 });
  const place = { conversationId: params["id"] ?? "", staffId: staff.id };
  return json<DraftOutcome>(await saveDraft(scope, place, { text: String(form.get("text") ?? ""), version }));
});
