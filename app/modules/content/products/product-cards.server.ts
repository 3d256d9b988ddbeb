import type { Card } from "#app/modules/channels/channels.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { customerWords } from "../variables/customer-words.server.ts";
import { tellingOf } from "../variables/telling.ts";
import { cardWords, productCard } from "./product-card.ts";
import { choiceOf, factsOf, refOf, type AskedCard } from "./products.ts";
import { readProducts } from "./read-products.server.ts";

export type CardsOutcome =
  | { outcome: "cards"; cards: Card[] }
  /** One of them is not on sale any more. */
  | { outcome: "products_gone" }
  /** One of them is called or costs something else than staff saw. */
  | { outcome: "products_changed" }
  /** Shopify could not be asked. */
  | { outcome: "products_unavailable" };

/**
 * Cards of products as Shopify has them now. What a page says of a product is not believed: it only has to be what is
 * sent, or nobody has seen what the customer gets.
 * @param language what the cards are told in
 */
export async function productCards(
  scope: ShopScope,
  asked: AskedCard[],
  language: string,
): Promise<CardsOutcome> {
  const read = await readProducts(
    scope,
    asked.map(({ productGid }) => productGid),
  );
  if (read.outcome !== "found") return { outcome: "products_unavailable" };
  const chosen = asked.flatMap((ref) => choiceOf(read.products, ref) ?? []);
  if (chosen.length < asked.length) return { outcome: "products_gone" };
  if (chosen.some((choice, at) => factsOf(choice) !== asked[at]?.facts))
    return { outcome: "products_changed" };
  const words = cardWords(tellingOf(customerWords(), null, language));
  return {
    outcome: "cards",
    cards: chosen.map((choice) => ({
      ...productCard(choice.product, choice.variant, words),
      product: refOf(choice),
    })),
  };
}
