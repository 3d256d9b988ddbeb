import type { Money } from "#app/modules/orders/orders.ts";

/** An amount as a customer reads it in their language: "€129.00", "129,00 €". A code Intl does not know is written out. */
export function toldMoney({ amount, currencyCode }: Money, { language }: { language: string }): string {
  try {
    return new Intl.NumberFormat(language, { style: "currency", currency: currencyCode }).format(
      Number(amount),
    );
  } catch {
    return `${amount} ${currencyCode}`;
  }
}
