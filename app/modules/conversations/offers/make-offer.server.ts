import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { logger } from "#app/platform/log.server.ts";
import { makeDiscount } from "./make-discount.server.ts";
import { makeDraftOrder } from "./make-draft-order.server.ts";
import { claimOffer, keepMade, letGo, release, type ClaimedOffer } from "./offer-rows.server.ts";
import { isOffer, type AskedOffer, type OfferOutcome } from "./offers.ts";
import type { SaidByShopify } from "./said-by-shopify.ts";

const log = logger("offers");

/**
 * Makes a discount or a draft order at Shopify for the person of a thread, once however often it is asked for under
 * the same id: it is written down before Shopify is asked, and what an earlier try may have made is looked for.
 */
export async function makeOffer(scope: ShopScope, asked: AskedOffer): Promise<OfferOutcome> {
  if (!isOffer(asked.terms)) return { outcome: "invalid" };
  const claim = await claimOffer(scope, asked);
  if (claim.outcome === "made") return { ...claim, before: true };
  if (claim.outcome !== "claimed") return claim;
  const said = await ask(scope, claim.offer);
  if (said.outcome === "made") {
    const kept = await keepMade(scope, claim.offer, said.made);
    return kept ? { ...said, before: false } : { outcome: "not_found" };
  }
  log.warn({ shopId: scope.shopId, offerId: asked.id, outcome: said.outcome }, "an offer was not made");
  // Whatever may have been made is to be found by the next try.
  if (said.outcome === "unclear") await release(scope, asked.id);
  else await letGo(scope, claim.offer);
  return said;
}

async function ask(scope: ShopScope, offer: ClaimedOffer): Promise<SaidByShopify> {
  const { terms } = offer.detail;
  return terms.kind === "discount" ? makeDiscount(scope, offer, terms) : makeDraftOrder(scope, offer, terms);
}
