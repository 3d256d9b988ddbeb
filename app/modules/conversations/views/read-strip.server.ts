import { lastEventAt } from "#app/modules/channels/channels.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { StripFacts } from "../conversations.ts";
import { queueForecast } from "../queue/queue-forecast.server.ts";
import { nextTurn } from "../queue/turn-of-day.ts";

/** What the line above the inbox says. @param timezone of the shop */
export async function readStrip(scope: ShopScope, timezone: string, now: Date): Promise<StripFacts> {
  const until = nextTurn(now, timezone);
  const [forecast, last] = await Promise.all([queueForecast(scope, until), lastEventAt(scope)]);
  return { ...forecast, until: until.toISOString(), lastEventAt: last && last.toISOString() };
}
