import { listInbox } from "#app/modules/conversations/conversations.server.ts";
import type { ViewFilter } from "#app/modules/conversations/views/view-filter.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/** How many wait for an answer that can still be given, and how many of them cannot be given one from a moment on. */
export async function queueForecast(scope: ShopScope, until: Date) {
  const looking = { staffId: "", until: until.toISOString() };
  const count = async (filter: ViewFilter) =>
    (await listInbox(scope, { filter, looking, now: new Date() })).rows.length;
  return { waiting: await count({ waiting: true }), lapsing: await count({ until: "today" }) };
}
