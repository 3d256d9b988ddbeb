import { ReadableStream } from "node:stream/web";
import { recordAudit } from "#app/modules/audit/audit.server.ts";
import { adminLoader } from "#app/modules/access/access.server.ts";
import { exportPackage } from "#app/modules/privacy/privacy.server.ts";

/** The package of an access request, made while it is read. */
export const loader = adminLoader("export_person", async ({ params, scope, staff }) => {
  const pieces = await exportPackage(scope, params["id"] ?? "");
  if (!pieces) return new Response("There is no package to fetch.", { status: 404 });
  await recordAudit(scope, {
    actor: { staffId: staff.id },
    action: "package.downloaded",
    subject: { kind: "request", id: params["id"] ?? "" },
  });
  const body = ReadableStream.from(pieces).pipeThrough(new TextEncoderStream() as never);
  return new Response(body as never, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="request-${params["id"]}.json"`,
      "cache-control": "no-store",
    },
  });
});
