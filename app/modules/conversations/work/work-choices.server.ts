import { listTeam, listTeams } from "#app/modules/access/access.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { listLabels } from "./labels.server.ts";
import type { WorkChoices } from "./work.ts";

/** Whom threads of a shop can be given to, and which labels they can have. */
export async function workChoices(scope: ShopScope): Promise<WorkChoices> {
  const [staff, teams, labels] = await Promise.all([listTeam(scope), listTeams(scope), listLabels(scope)]);
  return {
    staff: staff.filter(({ removed }) => !removed).map(({ id, name }) => ({ id, name })),
    teams: teams.map(({ id, name }) => ({ id, name })),
    labels,
  };
}
