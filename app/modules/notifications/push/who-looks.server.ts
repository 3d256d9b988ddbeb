import { second } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { News } from "#app/platform/live/news.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { subscribe } from "#app/platform/live/subscribe.server.ts";

/** Web processes answer at once; what takes longer than this is not waited for. */
const answerMs = second / 2;

type Beat = Extract<News, { kind: "presence" }>;

/**
 * Whether a member of staff has this thread before their eyes at the moment, in any process. It is written nowhere: the
 * processes that serve pages are asked, as one of them asks the others when it begins (docs/decisions/0031).
 * @returns false too when nobody can be asked
 */
export async function looksAt(scope: ShopScope, staffId: string, conversationId: string): Promise<boolean> {
  const pages = new Map<string, Beat>();
  const onNews = (news: News) => {
    if (news.kind !== "presence" || news.staffId !== staffId) return;
    if ((pages.get(news.page)?.until ?? 0) <= news.until) pages.set(news.page, news);
  };
  const leave = await subscribe(scope.shopId, { onNews, onLost: () => {} }).catch(() => null);
  if (!leave) return false;
  await publish(scope, [{ kind: "presence_asked" }]);
  await new Promise((resolve) => setTimeout(resolve, answerMs));
  leave();
  return [...pages.values()].some(
    (page) => page.conversationId === conversationId && page.until > Date.now(),
  );
}
