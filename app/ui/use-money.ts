import { useRouteLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatMoney, type Money } from "./money.ts";

/** Amounts in their own currency, written as the language of the page writes them. */
export function useMoney(): (money: Money) => string {
  const { language } = useTranslation().i18n;
  return (money) => formatMoney(money, language);
}

/** The store's own currency, as an ISO 4217 code; the dollar until Shopify has told it. */
export function useShopCurrency(): string {
  const shell = useRouteLoaderData("routes/app") as { shop: { currency: string | null } } | undefined;
  return shell?.shop.currency ?? "USD";
}
