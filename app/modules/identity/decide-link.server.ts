import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId, newId } from "#app/platform/ids.server.ts";
import type { LinkState } from "./identity.ts";

/** A customer whose orders should be read, or whose snapshot should go. */
interface Customer {
  contactId: string;
  customerGid: string;
}

export type LinkOutcome =
  | { outcome: "decided"; contactId: string; refresh?: Customer; drop?: Customer }
  | { outcome: "not_found" }
  /** Somebody else decided meanwhile, or there is nothing to undo. */
  | { outcome: "already_decided"; contactId: string };

type Decision = "confirm" | "refuse" | "undo";

/** Staff say: this contact is this customer. */
export function confirmLink(scope: ShopScope, linkId: string, staffId: string): Promise<LinkOutcome> {
  return decide(scope, linkId, staffId, "confirm");
}

/** Staff say: this contact is not this customer. Remembered: they are not suggested again. */
export function refuseLink(scope: ShopScope, linkId: string, staffId: string): Promise<LinkOutcome> {
  return decide(scope, linkId, staffId, "refuse");
}

/** Takes the last decision back: the link is exactly what it was before. */
export function undoDecision(scope: ShopScope, linkId: string, staffId: string): Promise<LinkOutcome> {
  return decide(scope, linkId, staffId, "undo");
}

async function decide(
  scope: ShopScope,
  linkId: string,
  staffId: string,
  decision: Decision,
): Promise<LinkOutcome> {
  if (!isId(linkId)) return { outcome: "not_found" };
  const { shopId } = scope;
  return inShop(scope, async (tx) => {
    const link = await tx.link.findFirst({
      where: { shopId, id: linkId },
      select: { contactId: true, customerGid: true, state: true },
    });
    if (!link) return { outcome: "not_found" };
    const { contactId, customerGid } = link;
    const fromState = link.state as LinkState;
    const toState = stateAfter(fromState, decision);
    if (!toState) return { outcome: "already_decided", contactId };
    const undone = toState === "suggested";
    // Compare and set: of two people who decide at once, one decides.
    const { count } = await tx.link.updateMany({
      where: { shopId, id: linkId, state: fromState },
      data: { state: toState, decidedAt: undone ? null : new Date(), decidedBy: undone ? null : staffId },
    });
    if (count === 0) return { outcome: "already_decided", contactId };
    await tx.linkDecision.create({
      data: { shopId, id: newId(), linkId, decision, fromState, toState, staffId },
    });
    return { outcome: "decided", contactId, ...consequences(fromState, toState, { contactId, customerGid }) };
  });
}

/** Only a suggestion is ever decided about, so what was before any decision is a suggestion. */
function stateAfter(from: LinkState, decision: Decision): LinkState | null {
  if (decision === "undo") return from === "suggested" ? null : "suggested";
  if (from !== "suggested") return null;
  return decision === "confirm" ? "confirmed" : "refused";
}

function consequences(from: LinkState, to: LinkState, customer: Customer) {
  if (to === "confirmed") return { refresh: customer };
  if (from === "confirmed") return { drop: customer };
  return {};
}
