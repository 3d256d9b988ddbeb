import { json } from "@remix-run/node";
import { adminAction } from "#app/modules/access/access.server.ts";
import { readDraftForm, saveDraft } from "#app/modules/conversations/conversations.server.ts";
import type { DraftOutcome } from "#app/modules/conversations/drafts/drafts.ts";

/** What staff put together in a thread is kept while they do. */
export const action = adminAction("reply", async ({ request, params, scope, staff }) => {
  const draft = readDraftForm(await request.formData());
  if (!draft) throw json(null, { status: 400 });
  const place = { conversationId: params["id"] ?? "", staffId: staff.id };
  return json<DraftOutcome>(await saveDraft(scope, place, draft));
});
