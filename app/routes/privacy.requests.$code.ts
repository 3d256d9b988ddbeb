import type { LoaderFunctionArgs } from "@remix-run/node";
import { chooseLanguage } from "#app/language/choose-language.server.ts";
import { readReceipt, requestStatus } from "#app/modules/privacy/privacy.server.ts";
import { requestPage, unknownRequestPage } from "#app/web/request-page.server.ts";

/** How a privacy request stands, for whoever has its code. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const language = chooseLanguage(request);
  const asked = await requestStatus(params["code"] ?? "");
  if (!asked) return unknownRequestPage(language);
  return requestPage(language, asked, asked.receiptId ? await readReceipt(asked.receiptId) : null);
}
