import { lastEventAt } from "#app/modules/channels/channels.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { StripFacts } from "../conversations.ts";
import { mentionsOf } from "../notes/mentions-of.server.ts";
import { nextTurn } from "../queue/turn-of-day.ts";
import { countViews } from "./count-views.server.ts";
import type { ShopClock } from "./look-ahead.ts";

/** What an open inbox counts, for one member of the staff. */
export async function readStrip(scope: ShopScope, staffId: string, clock: ShopClock): Promise<StripFacts> {
  const factsOf = await readFacts(scope, [staffId], clock);
  return factsOf(staffId);
}

/** The same for several at once, by their ids. */
export async function readStrips(
  scope: ShopScope,
  staffIds: string[],
  clock: ShopClock,
): Promise<Map<string, StripFacts>> {
  const factsOf = await readFacts(scope, staffIds, clock);
  return new Map(staffIds.map((id) => [id, factsOf(id)]));
}

async function readFacts(
  scope: ShopScope,
  staffIds: string[],
  clock: ShopClock,
): Promise<(staffId: string) => StripFacts> {
  const [counts, mentions, last] = await Promise.all([
    countViews(scope, staffIds, clock),
    mentionsOf(scope, staffIds),
    lastEventAt(scope),
  ]);
  const until = nextTurn(clock.now, clock.timezone).toISOString();
  return (id) => ({
    counts: counts.get(id) ?? {},
    mentions: mentions.get(id) ?? [],
    until,
    lastEventAt: last && last.toISOString(),
  });
}
