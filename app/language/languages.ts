/** Languages that the product speaks; the first one stands in for all others. */
export const languages = ["en", "de", "es", "fr", "uk"] as const;

/**
 * Made from English for people who build screens: accented, longer, right to left. Its tag is a private kind
 * of English, so that plural forms and Intl follow English.
 */
export const pseudo = "en-XA";

export type Language = (typeof languages)[number] | typeof pseudo;

/** The language of a locale as Shopify, a browser or an address writes it: "pt-BR", "de_AT"; null when we do not speak it. */
export function languageOf(locale: string | null | undefined): Language | null {
  const primary = locale?.split(/[-_]/)[0]?.toLowerCase();
  return languages.find((language) => language === primary) ?? null;
}

/** Which way a page in this language runs. */
export function directionOf(language: string): "ltr" | "rtl" {
  return language === pseudo ? "rtl" : "ltr";
}
