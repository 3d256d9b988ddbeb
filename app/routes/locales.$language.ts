import type { LoaderFunctionArgs } from "@remix-run/node";
import { browserTexts, cataloguesVersion } from "#app/language/catalogues.server.ts";
import { languages, pseudo, type Language } from "#app/language/languages.ts";
import { env } from "#app/platform/env.server.ts";

/** The texts of one language as a module, which a page preloads with its scripts and keeps. */
export function loader({ params, request }: LoaderFunctionArgs) {
  const served: Language[] = env().PSEUDO_LOCALE ? [...languages, pseudo] : [...languages];
  const language = served.find((one) => one === params["language"]);
  if (!language) throw new Response(null, { status: 404 });
  const current = new URL(request.url).searchParams.get("v") === cataloguesVersion();
  return new Response(`export default ${JSON.stringify(browserTexts(language))};`, {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": current ? "public, max-age=31536000, immutable" : "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
