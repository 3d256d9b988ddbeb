import type { TFunction } from "i18next";
import type { Money } from "#app/modules/orders/orders.ts";
import type { DiscountValue, MadeOffer } from "../../../offers/offers.ts";

type Write = (money: Money) => string;

/** What a discount takes off: "10 %", "€5.00". */
export function valueWords(value: DiscountValue, money: Write, language: string): string {
  if (value.kind === "amount") return money(value.amount);
  return (value.percent / 100).toLocaleString(language, { style: "percent" });
}

/** What an offer is called among others: its code, or its number and what it comes to. */
export function offerTitle(t: TFunction<"offers">, made: MadeOffer, money: Write, language: string): string {
  return made.kind === "discount"
    ? t("title.discount", { value: valueWords(made.value, money, language), code: made.code })
    : t("title.draft_order", { name: made.name, total: money(made.total) });
}

/** What goes into the reply: facts that need no language, and below them the link. */
export function offerText(made: MadeOffer, money: Write, language: string): string {
  const facts =
    made.kind === "discount"
      ? `−${valueWords(made.value, money, language)}: ${made.code}`
      : `${made.name}, ${money(made.total)}`;
  return `${facts}\n${made.link}`;
}
