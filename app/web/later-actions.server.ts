import { recordAudit } from "#app/modules/audit/audit.server.ts";
import type { AuditAction } from "#app/modules/audit/audit.ts";
import { reactToReply, reactToTakenBack } from "#app/jobs/reactions/messages.server.ts";
import { undoSecondsOf, type StaffMember } from "#app/modules/access/access.server.ts";
import { sendNow, takeBackReply } from "#app/modules/conversations/conversations.server.ts";
import type { SendLater } from "#app/modules/conversations/outbox/send-later.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import type { ThreadActionResult } from "./thread-actions.server.ts";

/**
 * When the reply in a form goes out: at the time it names, else after the moment in which whoever sends it can undo it.
 * @returns undefined when what it names is no time
 */
export async function laterIn(
  scope: ShopScope,
  staff: StaffMember,
  form: FormData,
): Promise<SendLater | null | undefined> {
  const named = form.get("sendAt");
  if (!named) {
    const seconds = await undoSecondsOf(scope, staff.id);
    return seconds > 0 ? { kind: "held", seconds } : null;
  }
  const at = new Date(String(named));
  if (Number.isNaN(at.getTime())) return undefined;
  return { kind: "scheduled", at, unlessTheyWrite: form.get("unlessTheyWrite") === "true" };
}

/** A reply that waits to go out is sent at once, or taken back. */
export async function actOnWaiting(
  scope: ShopScope,
  staff: StaffMember,
  conversationId: string,
  form: FormData,
): Promise<ThreadActionResult> {
  const messageId = String(form.get("messageId"));
  if (!isId(messageId)) return { ok: false, error: "unknown_form" };
  const note = (action: AuditAction) =>
    recordAudit(scope, {
      actor: { staffId: staff.id },
      action,
      subject: { kind: "conversation", id: conversationId },
    });
  if (form.get("intent") === "sendNow") {
    const sent = await sendNow(scope, conversationId, messageId);
    if (sent.outcome !== "queued") return { ok: false, error: sent.outcome };
    await note("reply.sent");
    await reactToReply(scope, conversationId);
    return { ok: true };
  }
  const toDraft = form.get("toDraft") === "true";
  const taken = await takeBackReply(scope, { conversationId, messageId, staffId: staff.id, toDraft });
  if (taken.outcome !== "taken_back") return { ok: false, error: taken.outcome };
  await note("reply.taken_back");
  await reactToTakenBack(scope, conversationId);
  return { ok: true, takenBack: taken.reply };
}
