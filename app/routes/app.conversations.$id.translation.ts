import { json } from "@remix-run/node";
import { languageOf } from "#app/language/languages.ts";
import { adminAction } from "#app/modules/access/access.server.ts";
import {
  hasLanguageModel,
  translateDraft,
  translateMessage,
} from "#app/modules/assistant/assistant.server.ts";

/** Staff have a message of a thread translated for themselves, or what they write for its customer. */
export const action = adminAction(
  { message: "read_conversations", draft: "reply" },
  async ({ request, params, scope }) => {
    if (!hasLanguageModel()) throw json(null, { status: 404 });
    const form = await request.formData();
    const said = (field: string) => String(form.get(field) ?? "");
    const conversationId = params["id"] ?? "";
    if (said("intent") === "draft") return json(await translateDraft(scope, conversationId, said("text")));
    const language = languageOf(said("language")) ?? "en";
    return json(await translateMessage(scope, conversationId, said("messageId"), language));
  },
);
