import { json } from "@remix-run/node";
import { adminLoader } from "#app/modules/access/access.server.ts";
import { listInbox } from "#app/modules/conversations/conversations.server.ts";
import { readOrder } from "#app/modules/conversations/queue/inbox-order.ts";
import { readFilter } from "#app/modules/conversations/views/filter-address.ts";
import { untilOf } from "#app/modules/conversations/views/look-ahead.ts";

/** A page of a list of conversations: what the open inbox adds while somebody reads on. */
export const loader = adminLoader("read_conversations", async ({ request, scope, shop, staff }) => {
  const { searchParams } = new URL(request.url);
  const limit = Number(searchParams.get("limit") ?? "");
  const filter = readFilter(searchParams) ?? {};
  const now = new Date();
  const page = await listInbox(scope, {
    now,
    filter,
    order: readOrder(searchParams.get("order")) ?? "newest",
    looking: { staffId: staff.id, until: untilOf(filter, { now, timezone: shop.timezone ?? "UTC" }) },
    after: searchParams.get("after") ?? "",
    before: searchParams.get("before") ?? "",
    ...(limit > 0 && { limit }),
  });
  return json(page);
});
