import { adminLoader } from "#app/modules/access/access.server.ts";
import { newsStream } from "#app/web/live/news-stream.server.ts";

/**
 * News of the shop as an event stream, for as long as the page listens. The inbox asks with `inbox`, names
 * itself with `page`, and with `knows` the moment up to which it knows everything.
 */
export const loader = adminLoader("read_conversations", async ({ request, scope, shop, staff }) => {
  const { searchParams } = new URL(request.url);
  const knows = new Date(searchParams.get("knows") ?? "");
  return newsStream(scope, {
    staffId: staff.id,
    page: searchParams.get("page"),
    timezone: shop.timezone ?? "UTC",
    inbox: searchParams.has("inbox"),
    knows: Number.isNaN(knows.getTime()) ? null : knows,
    signal: request.signal,
  });
});
