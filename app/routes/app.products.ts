import { json } from "@remix-run/node";
import { adminLoader } from "#app/modules/access/access.server.ts";
import { customerWords, readProducts, searchProducts } from "#app/modules/content/content.server.ts";
import { isProductGid, type ProductsAnswer } from "#app/modules/content/products/products.ts";
import { cardLimits } from "#app/modules/channels/instagram/rules.ts";

/** Products for a reply: those that answer a search, or those that a draft names. */
export const loader = adminLoader("reply", async ({ request, scope }) => {
  const { searchParams } = new URL(request.url);
  const named = searchParams.getAll("id").filter(isProductGid).slice(0, cardLimits.cards);
  const found =
    named.length > 0
      ? await readProducts(scope, named)
      : await searchProducts(scope, searchParams.get("q") ?? "");
  return json<ProductsAnswer>({ ...found, words: customerWords() });
});
