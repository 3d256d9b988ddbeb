import { useTranslation } from "react-i18next";
import type { ContactField } from "../../fields/fields.ts";

/** What stands in a field, as the language of the page writes it. */
export function useDetailWords(): (field: ContactField, value: string) => string {
  const { i18n } = useTranslation();
  return ({ kind }, value) => {
    if (kind === "number")
      return new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 15 }).format(Number(value));
    if (kind === "date")
      return new Intl.DateTimeFormat(i18n.language, { dateStyle: "long", timeZone: "UTC" }).format(
        new Date(`${value}T00:00:00Z`),
      );
    return value;
  };
}
