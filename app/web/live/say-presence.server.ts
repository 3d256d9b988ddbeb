import { lastsMs, type Whereabouts } from "#app/modules/conversations/presence/presence.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { publish } from "#app/platform/live/publish.server.ts";

/**
 * Tells a staff member's colleagues which thread they have open in a page. It is told and kept nowhere. That the
 * thread is one of the shop is not asked: no page of it shows another.
 */
export async function sayPresence(
  scope: ShopScope,
  staffId: string,
  page: string,
  whereabouts: Whereabouts,
): Promise<void> {
  await publish(scope, [{ kind: "presence", page, staffId, ...whereabouts, until: Date.now() + lastsMs }]);
}

/** What a page's form says of it; null when it says nothing that makes sense. */
export function readWhereabouts(form: FormData): (Whereabouts & { page: string }) | null {
  const page = form.get("page");
  const conversationId = form.get("conversationId") || null;
  if (!isId(page) || (conversationId !== null && !isId(conversationId))) return null;
  return { page, conversationId, writing: conversationId !== null && form.get("writing") === "true" };
}
