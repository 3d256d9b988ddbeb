import type { TakenBack } from "../../outbox/taken-back.ts";
import { focusOn, replyField } from "../commands/focus-on.ts";
import { draftIn } from "./drafts/draft-store.ts";
import { attachmentsIn, uploaded } from "./files/attachments.ts";

/** A reply that was taken back stands in the field again, before what was typed since. */
export function putBack(conversationId: string, { content, files, draft }: TakenBack): void {
  draftIn(conversationId).takeBack(content, draft);
  attachmentsIn(conversationId).giveBack(files.map(uploaded));
  focusOn(replyField);
}
