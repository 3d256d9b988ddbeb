import type { Money } from "#app/modules/orders/orders.ts";

/** Digits before the point: more no store asks for. */
const mostDigits = 9;

/**
 * An amount as somebody typed it, as a decimal string: "7,5" is "7.50" in euros. Null where it is none, or where the
 * currency has no such fractions.
 */
export function toAmount(typed: string, currencyCode: string): string | null {
  const places = placesOf(currencyCode);
  const [, whole, fraction = ""] = /^\s*(\d+)(?:[.,](\d+))?\s*$/.exec(typed) ?? [];
  if (whole === undefined || fraction.length > places) return null;
  const digits = whole.replace(/^0+(?=\d)/, "");
  if (digits.length > mostDigits) return null;
  return places === 0 ? digits : `${digits}.${fraction.padEnd(places, "0")}`;
}

/** Digits behind the point: two of the euro's, none of the yen's. */
function placesOf(currencyCode: string): number {
  try {
    const format = new Intl.NumberFormat("en", { style: "currency", currency: currencyCode });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** What some pieces come to, to the last digit; null for none, or of several currencies. */
export function sumOf(pieces: { price: Money; quantity: number }[]): Money | null {
  const [first] = pieces;
  if (!first || pieces.some(({ price }) => price.currencyCode !== first.price.currencyCode)) return null;
  const places = Math.max(...pieces.map(({ price }) => fractionOf(price.amount).length));
  const units = pieces.reduce(
    (sum, { price, quantity }) => sum + unitsOf(price.amount, places) * BigInt(quantity),
    0n,
  );
  return { amount: decimal(units, places), currencyCode: first.price.currencyCode };
}

function fractionOf(amount: string): string {
  return amount.split(".")[1] ?? "";
}

/** "7.5" in two places is 750. */
function unitsOf(amount: string, places: number): bigint {
  const [whole = "0"] = amount.split(".");
  return BigInt(whole + fractionOf(amount).padEnd(places, "0"));
}

function decimal(units: bigint, places: number): string {
  const digits = units.toString().padStart(places + 1, "0");
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
