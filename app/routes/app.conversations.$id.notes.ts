import { json } from "@remix-run/node";
import { reactToNote } from "#app/jobs/reactions/work.server.ts";
import { adminAction, listTeam } from "#app/modules/access/access.server.ts";
import { may } from "#app/modules/access/roles.ts";
import {
  addNote,
  deleteNote,
  editNote,
  seeMentions,
  type NoteOutcome,
} from "#app/modules/conversations/conversations.server.ts";
import type { NoteResult } from "#app/modules/conversations/notes/note-form.ts";
import { withTokens } from "#app/modules/conversations/notes/notes.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { orElse } from "#app/ui/last-shown.ts";

/** Notes beside a thread are written, changed and deleted; whoever is mentioned has seen it. */
export const action = adminAction(
  { add: "write_notes", edit: "write_notes", delete: "write_notes", see: "read_conversations" },
  async ({ request, params, scope, staff }) => {
    const form = await request.formData();
    const conversationId = params["id"] ?? "";
    const writer = { staffId: staff.id, mayChangeOthers: may(staff, "manage_notes") };
    const note = { noteId: String(form.get("noteId")), version: Number(form.get("version")) };
    switch (form.get("intent")) {
      case "add":
        return answer(
          scope,
          await addNote(scope, { conversationId, staffId: staff.id, text: await typed(scope, form) }),
        );
      case "edit":
        return answer(scope, await editNote(scope, writer, { ...note, text: await typed(scope, form) }));
      case "delete":
        return answer(scope, await deleteNote(scope, writer, note));
      default:
        if (await seeMentions(scope, conversationId, staff.id))
          await publish(scope, [{ kind: "seen", id: conversationId }]);
        return json<NoteResult>({ ok: true });
    }
  },
);

async function typed(scope: ShopScope, form: FormData): Promise<string> {
  return withTokens(String(form.get("text") ?? ""), await listTeam(scope));
}

async function answer(scope: ShopScope, written: NoteOutcome) {
  if (written.outcome !== "saved" && written.outcome !== "deleted")
    return json<NoteResult>({ ok: false, error: written.outcome });
  const mentioned = written.outcome === "saved" ? written.mentioned : [];
  await reactToNote(scope, { conversationId: written.conversationId, mentioned });
  return json<NoteResult>({ ok: true });
}

export const clientAction = orElse<NoteResult>({ ok: false, error: "not_answering" }, () => ({
  ok: false,
  error: "not_permitted",
}));
