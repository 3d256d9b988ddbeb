import { json } from "@remix-run/node";
import { adminLoader } from "#app/modules/access/access.server.ts";
import { readAsk, readThreadPart } from "#app/modules/conversations/conversations.server.ts";

/** Another part of an open thread: what its address asks for, as the log reads it on while one scrolls. */
export const loader = adminLoader("read_conversations", async ({ request, params, scope, shop }) => {
  const ask = readAsk(new URL(request.url).searchParams, shop.timezone ?? "UTC");
  const part = await readThreadPart(scope, params["id"] ?? "", { ask, limit: 100, now: new Date() });
  if (!part) throw json({ reason: "not_found" }, { status: 404 });
  return json(part);
});
