import type { ProductChoice } from "#app/modules/content/products/products.ts";
import { offerLimits } from "../../../offers/offers.ts";
import { keyOf } from "../products/product-options.ts";

/** What of it, and how many. */
export interface ChosenLine {
  choice: ProductChoice;
  quantity: number;
}

/** What one of it costs. */
export function priceOf({ product, variant }: ProductChoice) {
  return variant?.price ?? product.price.from;
}

/** What is there already keeps its quantity. */
export function withMore(lines: ChosenLine[], chosen: ProductChoice[]): ChosenLine[] {
  const known = new Set(lines.map(({ choice }) => keyOf(choice)));
  const more = chosen.filter((choice) => !known.has(keyOf(choice)));
  return [...lines, ...more.map((choice) => ({ choice, quantity: 1 }))].slice(0, offerLimits.lines);
}

/** Of none is left, there is no line. */
export function withQuantity(lines: ChosenLine[], line: ChosenLine, quantity: number): ChosenLine[] {
  if (quantity === 0) return lines.filter((one) => one !== line);
  return lines.map((one) => (one === line ? { ...one, quantity } : one));
}
