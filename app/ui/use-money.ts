import { useTranslation } from "react-i18next";
import { formatMoney, type Money } from "./money.ts";

/** Amounts in their own currency, written as the language of the page writes them. */
export function useMoney(): (money: Money) => string {
  const { language } = useTranslation().i18n;
  return (money) => formatMoney(money, language);
}
