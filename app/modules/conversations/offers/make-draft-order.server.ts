import { draftOrderCreate, draftOrdersTagged } from "#app/integrations/shopify/operations/offers.ts";
import type {
  DraftOrderCreateMutation,
  DraftOrderCreateMutationVariables,
} from "#app/integrations/shopify/operations.generated.ts";
import { askAsShop } from "#app/modules/access/access.server.ts";
import { variantsToSell } from "#app/modules/content/content.server.ts";
import { now, second } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { codeOf } from "./discount-code.ts";
import { confirmedCustomers } from "./make-discount.server.ts";
import { noteAsking, type ClaimedOffer } from "./offer-rows.server.ts";
import type { DraftOrderTerms } from "./offers.ts";
import { changing, reading, refusalIn, type SaidByShopify } from "./said-by-shopify.ts";

/** So long a draft order may be made and not be found by Shopify's search. */
const searchLag = 30 * second;

/**
 * A draft order at the store's own prices. Shopify makes as many of them as it is asked for, so after a try without an
 * answer the one that it may have made is looked for by its tag, and another is made only when it would be found.
 */
export async function makeDraftOrder(
  scope: ShopScope,
  offer: ClaimedOffer,
  terms: DraftOrderTerms,
): Promise<SaidByShopify> {
  const tag = codeOf(offer.id);
  if (offer.askedBefore) {
    const before = await lookFor(scope, tag, offer.askedBefore);
    if (before) return before;
  }
  const variants = await variantsToSell(scope, terms.lines);
  if (variants.outcome === "not_allowed") return { outcome: "unavailable" };
  if (variants.outcome !== "found") return variants;
  const lineItems = terms.lines.map(({ quantity }, at) => ({
    ...{ variantId: variants.gids[at] ?? "", quantity },
  }));
  const [customerId, another] = await confirmedCustomers(scope, offer.contactId);
  await noteAsking(scope, offer);
  return create(scope, {
    lineItems,
    // Of several customers nobody has said which one buys.
    ...(customerId && !another && { purchasingEntity: { customerId }, useCustomerDefaultAddress: true }),
    ...{ note: "From a conversation on Instagram", tags: ["instagram", tag] },
    allowDiscountCodesInCheckout: true,
  });
}

/** What an earlier try made; null when it made nothing. */
async function lookFor(scope: ShopScope, tag: string, askedAt: Date): Promise<SaidByShopify | null> {
  const asked = await reading(() => askAsShop(scope, draftOrdersTagged, { query: `tag:"${tag}"` }));
  if ("outcome" in asked) return asked.outcome === "not_allowed" ? asked : { outcome: "unclear" };
  const [order] = asked.answer.data.draftOrders.nodes;
  if (order) return shown(order);
  return now().getTime() - askedAt.getTime() < searchLag ? { outcome: "unclear" } : null;
}

async function create(
  scope: ShopScope,
  input: DraftOrderCreateMutationVariables["input"],
): Promise<SaidByShopify> {
  const asked = await changing(() => askAsShop(scope, draftOrderCreate, { input }));
  if ("outcome" in asked) return asked;
  const payload = asked.answer.data.draftOrderCreate;
  const refusal = refusalIn(payload, asked.answer.problems);
  if (refusal) return refusal;
  return payload?.draftOrder ? shown(payload.draftOrder) : { outcome: "unclear" };
}

type Order = NonNullable<NonNullable<DraftOrderCreateMutation["draftOrderCreate"]>["draftOrder"]>;

/** Shopify gives every draft order that is not paid an address to pay it; one without is asked for again. */
function shown({ name, invoiceUrl, totalPriceSet }: Order): SaidByShopify {
  if (!invoiceUrl) return { outcome: "unclear" };
  return {
    outcome: "made",
    made: { kind: "draft_order", name, link: invoiceUrl, total: totalPriceSet.shopMoney },
  };
}
