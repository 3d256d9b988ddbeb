import type { Card } from "#app/modules/channels/channels.ts";
import { cardLimits } from "#app/modules/channels/instagram/rules.ts";
import type { Money } from "#app/modules/orders/orders.ts";
import type { ProductSource } from "../variables/sources.ts";
import type { Telling } from "../variables/telling.ts";
import { toldMoney } from "../variables/told-money.ts";
import type { Product, ProductVariant } from "./products.ts";

/** How a product is told to a customer, in their language. */
export interface CardWords {
  /** On the button that opens the product's page. */
  view: string;
  money: (money: Money) => string;
  /** "from €19", where variants differ in price. */
  from: (money: Money) => string;
}

/** The words of a language for it. */
export function cardWords(telling: Telling): CardWords {
  const money = (amount: Money) => toldMoney(amount, telling);
  const { viewProduct: view, fromPrice } = telling.words;
  return { view, money, from: (amount) => fromPrice.replace("{price}", money(amount)) };
}

/** A product, or one variant of it, as Instagram shows it: picture, name, price, and a button to its page. */
export function productCard(product: Product, variant: ProductVariant | null, words: CardWords): Card {
  const url = pageOf(product, variant);
  return {
    title: shortened(product.title, cardLimits.title),
    subtitle: shortened(priceLine(product, variant, words), cardLimits.subtitle),
    ...(product.imageUrl && { imageUrl: product.imageUrl }),
    ...(url && { buttons: [{ title: words.view, url }] }),
  };
}

/** The same in words, for where no cards can be sent. */
export function productText(product: Product, variant: ProductVariant | null, words: CardWords): string {
  const url = pageOf(product, variant);
  const line = `${product.title}, ${priceLine(product, variant, words)}`;
  return url ? `${line}\n${url}` : line;
}

/** What the variables of a reply say of it. */
export function productSource(product: Product, variant: ProductVariant | null): ProductSource {
  const title = variant ? `${product.title} (${variant.title})` : product.title;
  return { title, price: variant?.price ?? product.price.from, url: pageOf(product, variant) };
}

/** The page with the variant already chosen on it. */
function pageOf({ url }: Product, variant: ProductVariant | null): string | null {
  const id = variant && /\/(\d+)$/.exec(variant.gid)?.[1];
  if (!url || !id) return url;
  const page = new URL(url);
  page.searchParams.set("variant", id);
  return page.href;
}

function priceLine({ price }: Product, variant: ProductVariant | null, words: CardWords): string {
  if (variant) return `${words.money(variant.price)} · ${variant.title}`;
  return Number(price.from.amount) === Number(price.to.amount)
    ? words.money(price.from)
    : words.from(price.from);
}

/** Cut between characters as people see them, with a sign that it was. */
function shortened(text: string, most: number): string {
  if ([...text].length <= most) return text;
  let kept = "";
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)) {
    if ([...kept, ...segment].length > most - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
