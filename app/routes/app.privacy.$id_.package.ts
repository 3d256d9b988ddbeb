import { ReadableStream } from "node:stream/web";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import { adminLoader } from "#app/modules/access/access.server.ts";
import { chooseLanguage } from "#app/language/choose-language.server.ts";
import { translatorOf } from "#app/language/translator.server.ts";
import { jsonPackage } from "#app/modules/privacy/package-formats.ts";
import { packagePage } from "#app/modules/privacy/package-page.ts";
import { packageKinds } from "#app/modules/privacy/privacy.ts";
import { exportPackage } from "#app/modules/privacy/privacy.server.ts";

/**
 * The package of an access request, made while it is read: as JSON, or with `?as=page` as a page for people, in the
 * language of whoever fetches it.
 */
export const loader = adminLoader("export_person", async ({ request, params, scope, staff }) => {
  const as = new URL(request.url).searchParams.get("as") === "page" ? "page" : "json";
  const page = () => packagePage(translatorOf(chooseLanguage(request, staff.locale)));
  const format = as === "page" ? page() : jsonPackage;
  const pieces = await exportPackage(scope, params["id"] ?? "", format);
  if (!pieces) return new Response(null, { status: 404 });
  await recordAudit(scope, {
    actor: { staffId: staff.id },
    action: "package.downloaded",
    subject: { kind: "request", id: params["id"] ?? "" },
  });
  const body = ReadableStream.from(pieces).pipeThrough(new TextEncoderStream() as never);
  return new Response(body as never, {
    headers: {
      "content-type": format.contentType,
      "content-disposition": `attachment; filename="request-${params["id"]}.${packageKinds[as]}"`,
      "cache-control": "no-store",
    },
  });
});
