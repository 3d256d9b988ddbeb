import { discountByCode, discountCreate, storefront } from "#app/integrations/shopify/operations/offers.ts";
import type { DiscountCreateMutationVariables } from "#app/integrations/shopify/operations.generated.ts";
import { askAsShop } from "#app/modules/access/access.server.ts";
import { readProducts } from "#app/modules/content/content.server.ts";
import { readLinks } from "#app/modules/identity/identity.server.ts";
import { day } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { applyingLink, codeOf } from "./discount-code.ts";
import type { ClaimedOffer } from "./offer-rows.server.ts";
import type { DiscountTerms, DiscountValue, MadeDiscount } from "./offers.ts";
import { changing, reading, refusalIn, type SaidByShopify } from "./said-by-shopify.ts";

/** A discount with a code of its own. A try after one that got no answer finds its code taken. */
export async function makeDiscount(
  scope: ShopScope,
  offer: ClaimedOffer,
  terms: DiscountTerms,
): Promise<SaidByShopify> {
  const store = await reading(async () => (await askAsShop(scope, storefront, {})).data.shop);
  if ("outcome" in store) return store;
  const page = await pageOf(scope, terms.productGid);
  if ("outcome" in page) return page;
  const { value, onlyCustomer } = terms;
  const { currencyCode, primaryDomain } = store.answer;
  if (value.kind === "amount" && value.amount.currencyCode !== currencyCode)
    return { outcome: "currency_changed" };
  const code = codeOf(offer.id);
  const ends = new Date(Date.parse(offer.detail.startsAt) + terms.days * day);
  const made: MadeDiscount = {
    ...{ kind: "discount", code, value, onlyCustomer, endsAt: ends.toISOString() },
    link: applyingLink(primaryDomain.url, code, page.url),
  };
  const customers = onlyCustomer ? await confirmedCustomers(scope, offer.contactId) : null;
  if (customers?.length === 0) return { outcome: "customer_missing" };
  return create(scope, { ...inputOf(made, offer.detail.startsAt), context: contextOf(customers) }, made);
}

/** The page that its link opens. */
async function pageOf(
  scope: ShopScope,
  productGid: string | null,
): Promise<{ url: string | null } | SaidByShopify> {
  if (productGid === null) return { url: null };
  const read = await readProducts(scope, [productGid]);
  if (read.outcome !== "found") return { outcome: "unavailable" };
  const [product] = read.products;
  return product ? { url: product.url } : { outcome: "products_gone" };
}

/** Customers whom staff confirmed the person to be. */
export async function confirmedCustomers(scope: ShopScope, contactId: string): Promise<string[]> {
  const links = await readLinks(scope, contactId);
  return links.filter(({ state }) => state === "confirmed").map(({ customerGid }) => customerGid);
}

type Input = DiscountCreateMutationVariables["discount"];

/** No minimum, any product, once: what is written in a conversation is meant for one purchase. */
function inputOf({ code, value, endsAt }: MadeDiscount, startsAt: string): Input {
  return {
    ...{ code, title: `Instagram ${code}`, startsAt, endsAt },
    ...{ usageLimit: 1, appliesOncePerCustomer: true },
    customerGets: { items: { all: true }, value: takenOff(value) },
  };
}

function takenOff(value: DiscountValue): NonNullable<NonNullable<Input["customerGets"]>["value"]> {
  return value.kind === "percent"
    ? { percentage: value.percent / 100 }
    : { discountAmount: { amount: value.amount.amount, appliesOnEachItem: false } };
}

function contextOf(customers: string[] | null): NonNullable<Input["context"]> {
  return customers ? { customers: { add: customers } } : { all: "ALL" };
}

async function create(scope: ShopScope, discount: Input, made: MadeDiscount): Promise<SaidByShopify> {
  const asked = await changing(() => askAsShop(scope, discountCreate, { discount }));
  if ("outcome" in asked) return asked;
  const payload = asked.answer.data.discountCodeBasicCreate;
  const taken = payload?.userErrors.some((error) => error.code === "TAKEN");
  if (taken) return found(scope, made);
  return refusalIn(payload, asked.answer.problems) ?? { outcome: "made", made };
}

/** Nobody else makes this code: an earlier try did. */
async function found(scope: ShopScope, made: MadeDiscount): Promise<SaidByShopify> {
  const asked = await changing(() => askAsShop(scope, discountByCode, { code: made.code }));
  if ("outcome" in asked) return asked;
  return asked.answer.data.codeDiscountNodeByCode ? { outcome: "made", made } : { outcome: "unclear" };
}
