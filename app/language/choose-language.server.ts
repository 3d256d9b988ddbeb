import Negotiator from "negotiator";
import { env } from "#app/platform/env.server.ts";
import { languageOf, languages, pseudo, type Language } from "./languages.ts";

/**
 * The language of a page: what its address asks for (`?locale=`, as Shopify's admin writes it), else the first
 * of `known` that we speak, else what the browser accepts, else English. `?locale=pseudo` is for builders.
 * @param known locales that are known of whoever looks
 */
export function chooseLanguage(request: Request, ...known: (string | null | undefined)[]): Language {
  const asked = new URL(request.url).searchParams.get("locale");
  if (asked === "pseudo" && env().PSEUDO_LOCALE) return pseudo;
  for (const locale of [asked, ...known]) {
    const language = languageOf(locale);
    if (language) return language;
  }
  return accepted(request) ?? languages[0];
}

function accepted(request: Request): Language | null {
  const headers = { "accept-language": request.headers.get("accept-language") ?? "" };
  return languageOf(new Negotiator({ headers }).language([...languages]));
}
