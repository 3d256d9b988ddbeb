import { refOf, type Product, type ProductChoice } from "#app/modules/content/products/products.ts";

/** Everything that can be chosen of some products: each one, and below it each of its variants. */
export function optionsOf(products: Product[]): ProductChoice[] {
  return products.flatMap((product) => [
    { product, variant: null },
    ...product.variants.map((variant) => ({ product, variant })),
  ]);
}

/** Names a choice among all. */
export function keyOf(choice: ProductChoice): string {
  const { productGid, variantGid } = refOf(choice);
  return variantGid ?? productGid;
}

/** The choices with one more, or without it when it was among them. */
export function toggled(chosen: ProductChoice[], choice: ProductChoice): ProductChoice[] {
  const others = chosen.filter((each) => keyOf(each) !== keyOf(choice));
  return others.length < chosen.length ? others : [...chosen, choice];
}

/** What a choice is called. */
export function nameOf({ product, variant }: ProductChoice): string {
  return variant ? `${product.title} (${variant.title})` : product.title;
}

/** What can be bought of a choice: of a product with variants the first that is there, until another is chosen. */
export function buyable({ product, variant }: ProductChoice): ProductChoice {
  const [first] = product.variants;
  const there = product.variants.find(({ availability }) => availability.state === "available");
  return { product, variant: variant ?? there ?? first ?? null };
}
