/** A decimal string, as Shopify gives it. */
export interface Money {
  amount: string;
  currencyCode: string;
}

/** An amount in its own currency: "€129.00", "129,00 €". A code Intl does not know is written out: "12.50 XXQ1". */
export function formatMoney({ amount, currencyCode }: Money, language = "en"): string {
  try {
    return new Intl.NumberFormat(language, {
      style: "currency",
      currency: currencyCode,
      currencyDisplay: "narrowSymbol",
    }).format(Number(amount));
  } catch {
    return `${amount} ${currencyCode}`;
  }
}

/** Whether there is anything to show: Shopify writes nothing as "0.0". */
export function isSome(money: Money | null): money is Money {
  return money !== null && Number(money.amount) > 0;
}
