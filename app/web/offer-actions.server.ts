import type { StaffMember } from "#app/modules/access/access.server.ts";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import { makeOffer, readOfferForm } from "#app/modules/conversations/conversations.server.ts";
import type { OfferOutcome } from "#app/modules/conversations/offers/offers.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { publish } from "#app/platform/live/publish.server.ts";

/** Carries out the form of an offer; who made it is recorded, and pages that show the thread are told. */
export async function offerInThread(
  scope: ShopScope,
  staff: StaffMember,
  conversationId: string,
  form: FormData,
): Promise<OfferOutcome> {
  const asked = readOfferForm(form);
  if (!asked) return { outcome: "invalid" };
  const said = await makeOffer(scope, { ...asked, conversationId, staffId: staff.id });
  if (said.outcome !== "made" || said.before) return said;
  await recordAudit(scope, {
    actor: { staffId: staff.id },
    action: said.made.kind === "discount" ? "offer.discount_made" : "offer.draft_order_made",
    subject: { kind: "conversation", id: conversationId },
  });
  await publish(scope, [{ kind: "conversation", id: conversationId }]);
  return said;
}
