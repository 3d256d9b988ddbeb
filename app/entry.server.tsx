import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { chooseLanguage } from "#app/language/choose-language.server.ts";
import { translatorOf } from "#app/language/translator.server.ts";
import type { StaffMember } from "#app/modules/access/access.server.ts";
import { addPageHeaders } from "#app/web/page-headers.server.ts";
import { logger } from "#app/platform/log.server.ts";

/** A page that takes longer is given up: the frame shows its error instead of nothing. */
const renderTimeoutMs = 5_000;

const log = logger("render");

/** Renders a page as a stream; bots get it whole. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  addPageHeaders(request, headers);
  const ready = isbot(request.headers.get("user-agent") ?? "") ? "onAllReady" : "onShellReady";
  const page = (
    <I18nextProvider i18n={translatorOf(chooseLanguage(request, staffLocale(context)))}>
      <RemixServer context={context} url={request.url} />
    </I18nextProvider>
  );
  return new Promise((resolve, reject) => {
    let answered = status;
    const { pipe, abort } = renderToPipeableStream(page, {
      [ready]: () => {
        const body = new PassThrough();
        headers.set("content-type", "text/html; charset=utf-8");
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answered }));
        pipe(body);
      },
      onShellError: reject,
      onError: (error) => {
        answered = 500;
        log.error({ err: error as Error }, "a page could not be rendered");
      },
    });
    setTimeout(abort, renderTimeoutMs + 1_000);
  });
}

/** The language that the staff member set in Shopify, on pages that know who looks. */
function staffLocale(context: EntryContext): string | undefined {
  const shell = context.staticHandlerContext.loaderData["routes/app"] as { staff?: StaffMember } | undefined;
  return shell?.staff?.locale;
}
