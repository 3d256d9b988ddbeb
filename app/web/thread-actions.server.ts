import { recordAudit } from "#app/modules/audit/audit.server.ts";
import type { AuditAction, AuditSubject } from "#app/modules/audit/audit.ts";
import { reactToLaterReply, reactToReaction, reactToReply } from "#app/jobs/reactions/messages.server.ts";
import { reactToLinkDecision } from "#app/jobs/reactions/persons.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import type { StaffMember } from "#app/modules/access/access.server.ts";
import { isUsable } from "#app/modules/contacts/contacts.server.ts";
import {
  dropDraft,
  markSeenByStaff,
  react,
  readReplyForm,
  reply,
  resolveUncertain,
  retryFailed,
} from "#app/modules/conversations/conversations.server.ts";
import { waitMs } from "#app/modules/conversations/outbox/send-later.ts";
import type { TakenBack } from "#app/modules/conversations/outbox/taken-back.ts";
import { noteUse, productCards } from "#app/modules/content/content.server.ts";
import { confirmLink, refuseLink, undoDecision } from "#app/modules/identity/identity.server.ts";
import { now } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { actOnWaiting, laterIn } from "./later-actions.server.ts";

/** What a form of the thread page gets back. `error` is a code of ui/action-errors.ts. */
export type ThreadActionResult =
  | { ok: true; clientToken?: string; takenBack?: TakenBack }
  | { ok: false; error: string; clientToken?: string };

/** Carries out one form of the thread page. Unknown or incomplete forms are refused, never guessed. */
export async function actOnThread(
  scope: ShopScope,
  staff: StaffMember,
  conversationId: string,
  form: FormData,
): Promise<ThreadActionResult> {
  if (!isId(conversationId)) return refused("not_found");
  switch (text(form, "intent")) {
    case "reply":
      return sendReply(scope, staff, conversationId, form);
    case "retry":
    case "resolve":
      return decideReply(scope, staff, form);
    case "sendNow":
    case "takeBack":
      return actOnWaiting(scope, staff, conversationId, form);
    case "react":
      return sendReaction(scope, staff, conversationId, form);
    case "seen":
      if (await markSeenByStaff(scope, conversationId, new Date()))
        await publish(scope, [{ kind: "seen", id: conversationId }]);
      return { ok: true };
    case "decide":
      return decide(scope, staff, form);
    case "refresh":
      return refresh(scope, form);
    default:
      return refused("unknown_form");
  }
}

async function sendReply(
  scope: ShopScope,
  staff: StaffMember,
  conversationId: string,
  form: FormData,
): Promise<ThreadActionResult> {
  const written = readReplyForm(form);
  const later = await laterIn(scope, staff, form);
  if (!written || later === undefined) return refused("unknown_form");
  const { clientToken, text, fileIds, knownAnswerAt } = written;
  const made = await productCards(scope, written.cards, written.language);
  if (made.outcome !== "cards") return { ...refused(made.outcome), clientToken };
  const quickReplies = written.quickReplies.map((title) => ({ title, payload: title }));
  const said = { text, fileIds, quickReplies, cards: made.cards, later, knownAnswerAt };
  const result = await reply(scope, { conversationId, staffId: staff.id, clientToken, ...said });
  if (result.outcome !== "queued") return { ...refused(result.outcome), clientToken };
  await dropDraft(scope, { conversationId, staffId: staff.id }, written.draftVersion);
  const action = later?.kind === "scheduled" ? "reply.scheduled" : "reply.sent";
  await note(scope, staff, action, { kind: "conversation", id: conversationId });
  await noteUse(scope, staff.id, written.savedReplyIds);
  if (later) await reactToLaterReply(scope, conversationId, { clientToken, waitMs: waitMs(later, now()) });
  else await reactToReply(scope, conversationId);
  return { ok: true, clientToken };
}

/** A reply that failed is tried again; one in doubt was sent, or is sent again. */
async function decideReply(
  scope: ShopScope,
  staff: StaffMember,
  form: FormData,
): Promise<ThreadActionResult> {
  const messageId = text(form, "messageId");
  if (!isId(messageId)) return refused("unknown_form");
  const retried = text(form, "intent") === "retry";
  const decision = text(form, "decision") === "sent" ? "sent" : "resend";
  const result = retried
    ? await retryFailed(scope, messageId, staff.id)
    : await resolveUncertain(scope, messageId, decision, staff.id);
  if (result.outcome !== "queued" && result.outcome !== "resolved") return refused(result.outcome);
  await note(scope, staff, retried ? "reply.retried" : "reply.settled", {
    kind: "conversation",
    id: result.conversationId,
  });
  await reactToReply(scope, result.conversationId);
  return { ok: true };
}

/** An emoji to a message of the customer's, or none any more. */
async function sendReaction(
  scope: ShopScope,
  staff: StaffMember,
  conversationId: string,
  form: FormData,
): Promise<ThreadActionResult> {
  const messageId = text(form, "messageId");
  if (!isId(messageId)) return refused("unknown_form");
  const emoji = text(form, "emoji") || null;
  const { outcome } = await react(scope, { conversationId, messageId, staffId: staff.id, emoji });
  if (outcome !== "queued") return refused(outcome === "not_an_emoji" ? "unknown_form" : outcome);
  await reactToReaction(scope, { conversationId, messageId });
  return { ok: true };
}

const decisions = {
  confirm: { verb: confirmLink, action: "link.confirmed" },
  refuse: { verb: refuseLink, action: "link.refused" },
  undo: { verb: undoDecision, action: "link.undone" },
} as const;

async function decide(scope: ShopScope, staff: StaffMember, form: FormData): Promise<ThreadActionResult> {
  const decision = decisions[text(form, "decision") as keyof typeof decisions];
  if (!decision) return refused("unknown_form");
  const linkId = text(form, "linkId");
  const decided = await decision.verb(scope, linkId, staff.id);
  if (decided.outcome !== "decided") return refused(decided.outcome);
  await note(scope, staff, decision.action, { kind: "link", id: linkId });
  await reactToLinkDecision(scope, decided);
  return { ok: true };
}

async function refresh(scope: ShopScope, form: FormData): Promise<ThreadActionResult> {
  const contactId = text(form, "contactId");
  const customerGid = text(form, "customerGid");
  if (!isId(contactId) || !/^gid:\/\/shopify\/Customer\/\d+$/.test(customerGid))
    return refused("unknown_form");
  if (!(await isUsable(scope, contactId))) return refused("restricted");
  await enqueue("orders.refresh-snapshot", { shopId: scope.shopId, contactId, customerGid });
  return { ok: true };
}

function note(scope: ShopScope, staff: StaffMember, action: AuditAction, subject: AuditSubject) {
  return recordAudit(scope, { actor: { staffId: staff.id }, action, subject });
}

function refused(error: string): ThreadActionResult {
  return { ok: false, error };
}

function text(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
}
