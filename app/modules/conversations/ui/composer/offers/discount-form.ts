import { toAmount } from "../../../offers/amounts.ts";
import type { DiscountTerms } from "../../../offers/offers.ts";

/** What stands in the fields of a discount. */
export interface DiscountFields {
  kind: "percent" | "amount";
  typed: string;
  days: string;
  onlyCustomer: boolean;
}

export const offeredDays = ["1", "3", "7", "14", "30"] as const;

export const firstFields: DiscountFields = { kind: "percent", typed: "10", days: "7", onlyCustomer: false };

/** The discount that the fields mean; null where the value is none. @param currency of the store */
export function termsOf(
  { kind, typed, days, onlyCustomer }: DiscountFields,
  currency: string,
): DiscountTerms | null {
  const value = kind === "percent" ? percentOf(typed) : amountOf(typed, currency);
  return value && { kind: "discount", value, days: Number(days), onlyCustomer, productGid: null };
}

function percentOf(typed: string): DiscountTerms["value"] | null {
  const percent = Number(typed);
  return /^\s*\d{1,3}\s*$/.test(typed) && percent >= 1 && percent <= 100
    ? { kind: "percent", percent }
    : null;
}

function amountOf(typed: string, currencyCode: string): DiscountTerms["value"] | null {
  const amount = toAmount(typed, currencyCode);
  return amount && /[1-9]/.test(amount) ? { kind: "amount", amount: { amount, currencyCode } } : null;
}
