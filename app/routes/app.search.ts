import { json } from "@remix-run/node";
import { adminLoader } from "#app/modules/access/access.server.ts";
import { searchInbox } from "#app/modules/conversations/conversations.server.ts";

/** A page of what the inbox's whole history answers to a question. */
export const loader = adminLoader("read_conversations", async ({ request, scope, shop, staff }) => {
  const { searchParams } = new URL(request.url);
  const cursor = searchParams.get("cursor");
  const page = await searchInbox(scope, {
    text: searchParams.get("q") ?? "",
    staffId: staff.id,
    timezone: shop.timezone ?? "UTC",
    now: new Date(),
    ...(cursor && { cursor }),
  });
  return json(page);
});
