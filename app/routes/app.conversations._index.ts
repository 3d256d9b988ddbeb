import { json } from "@remix-run/node";
import { adminLoader } from "#app/modules/access/access.server.ts";
import { listInbox } from "#app/modules/conversations/conversations.server.ts";
import { readOrder } from "#app/modules/conversations/queue/inbox-order.ts";

/** A page of a list of conversations: what the open inbox adds while somebody reads on. */
export const loader = adminLoader("read_conversations", async ({ request, scope }) => {
  const { searchParams } = new URL(request.url);
  const limit = Number(searchParams.get("limit") ?? "");
  const page = await listInbox(scope, {
    now: new Date(),
    order: readOrder(searchParams.get("order")),
    after: searchParams.get("after") ?? "",
    before: searchParams.get("before") ?? "",
    ...(limit > 0 && { limit }),
  });
  return json(page);
});
