import { useTranslation } from "react-i18next";
import { timeWords } from "#app/ui/time-words.ts";
import type { ContactField } from "../../fields/fields.ts";

/** A date of the year that it is says no year: a birthday of any has one. */
const inNoYear = new Date(Date.UTC(9999, 0));

/** What stands in a field, as the language of the page writes it. */
export function useDetailWords(): (field: ContactField, value: string) => string {
  const { t, i18n } = useTranslation("times");
  return ({ kind }, value) => {
    if (kind === "number")
      return new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 15 }).format(Number(value));
    if (kind === "date") return timeWords(t, "UTC").date(`${value}T12:00:00Z`, inNoYear);
    return value;
  };
}
