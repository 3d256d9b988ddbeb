import { ReadableStream } from "node:stream/web";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import { adminLoader } from "#app/modules/access/access.server.ts";
import { packageFormats } from "#app/modules/privacy/package-formats.ts";
import { packageKinds } from "#app/modules/privacy/privacy.ts";
import { exportPackage } from "#app/modules/privacy/privacy.server.ts";

/** The package of an access request, made while it is read: as JSON, or with `?as=page` as a page for people. */
export const loader = adminLoader("export_person", async ({ request, params, scope, staff }) => {
  const as = new URL(request.url).searchParams.get("as") === "page" ? "page" : "json";
  const { contentType } = packageFormats[as];
  const pieces = await exportPackage(scope, params["id"] ?? "", as);
  if (!pieces) return new Response("There is no package to fetch.", { status: 404 });
  await recordAudit(scope, {
    actor: { staffId: staff.id },
    action: "package.downloaded",
    subject: { kind: "request", id: params["id"] ?? "" },
  });
  const body = ReadableStream.from(pieces).pipeThrough(new TextEncoderStream() as never);
  return new Response(body as never, {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename="request-${params["id"]}.${packageKinds[as]}"`,
      "cache-control": "no-store",
    },
  });
});
