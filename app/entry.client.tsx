import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { makeTranslator } from "#app/language/translator.ts";

/** The texts of the language that the server rendered; the page preloads them. */
async function readTexts(): Promise<Record<string, object>> {
  const address = document.querySelector<HTMLLinkElement>("#texts")?.href;
  const module = (await import(/* @vite-ignore */ address ?? "/locales/en")) as {
    default: Record<string, object>;
  };
  return module.default;
}

const translator = makeTranslator(document.documentElement.lang, await readTexts());

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={translator}>
        <RemixBrowser />
      </I18nextProvider>
    </StrictMode>,
  );
});
