import { createInstance, type i18n, type Resource } from "i18next";

/**
 * Texts of one language, ready to be asked. Server and browser make it alike, so that what the one rendered the
 * other renders again. No other language stands behind it: a text that is missing is found by the tests.
 */
export function makeTranslator(language: string, catalogue: Record<string, object>): i18n {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: false,
    ns: Object.keys(catalogue),
    resources: { [language]: catalogue } as Resource,
    // React and the public pages escape what they are given.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    initAsync: false,
  });
  return instance;
}
