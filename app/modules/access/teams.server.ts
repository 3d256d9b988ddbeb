import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId, newId } from "#app/platform/ids.server.ts";

/** Some of the staff who work on the same threads. */
export interface Team {
  id: string;
  name: string;
  /** In the order in which they came to the store. */
  memberIds: string[];
}

export type TeamNaming =
  { outcome: "saved"; id: string } | { outcome: "name_taken" | "no_name" | "not_found" };

const longestName = 40;

/** The shop's teams by name, with who is in them. */
export async function listTeams(scope: ShopScope): Promise<Team[]> {
  return sqlInShop(scope, (sql) =>
    sql.query<{ id: string; name: string; memberIds: string[] }>(
      `SELECT t.id, t.name, ARRAY(
         SELECT m.staff_id FROM team_members m WHERE m.shop_id = t.shop_id AND m.team_id = t.id ORDER BY m.staff_id
       ) AS "memberIds"
       FROM teams t WHERE t.shop_id = $1 ORDER BY lower(t.name)`,
      [scope.shopId],
    ),
  );
}

/**
 * Makes a team, or gives one another name. No two teams of a shop have the same name.
 * @param id of the team to be renamed; null for a new one
 */
export async function nameTeam(scope: ShopScope, id: string | null, name: string): Promise<TeamNaming> {
  const wanted = name.trim().slice(0, longestName);
  if (wanted === "") return { outcome: "no_name" };
  if (id !== null && !isId(id)) return { outcome: "not_found" };
  return sqlInShop(scope, async (sql) => {
    const taken = await sql.query(
      "SELECT 1 FROM teams WHERE shop_id = $1 AND lower(name) = lower($2) AND id IS DISTINCT FROM $3::uuid",
      [scope.shopId, wanted, id],
    );
    if (taken.length > 0) return { outcome: "name_taken" };
    const [saved] = await sql.query<{ id: string }>(
      id === null
        ? `INSERT INTO teams (shop_id, id, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id`
        : "UPDATE teams SET name = $3 WHERE shop_id = $1 AND id = $2 RETURNING id",
      [scope.shopId, id ?? newId(), wanted],
    );
    if (saved) return { outcome: "saved", id: saved.id };
    return { outcome: id === null ? "name_taken" : "not_found" };
  });
}

/** Deletes a team; its members stay in the store. @returns whether it was there */
export async function deleteTeam(scope: ShopScope, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const deleted = await sqlInShop(scope, (sql) =>
    sql.query("DELETE FROM teams WHERE shop_id = $1 AND id = $2 RETURNING id", [scope.shopId, id]),
  );
  return deleted.length > 0;
}

/** Takes somebody into a team, or out of it. @returns whether that changed anything */
export async function setTeamMember(
  scope: ShopScope,
  teamId: string,
  staffId: string,
  member: boolean,
): Promise<boolean> {
  if (!isId(teamId) || !isId(staffId)) return false;
  const changed = await sqlInShop(scope, (sql) =>
    sql.query(member ? joinTeam : leaveTeam, [scope.shopId, teamId, staffId]),
  );
  return changed.length > 0;
}

/** Whoever was removed from the store joins nothing. */
const joinTeam = `
  INSERT INTO team_members (shop_id, team_id, staff_id)
  SELECT t.shop_id, t.id, s.id FROM teams t JOIN staff s ON s.shop_id = t.shop_id
  WHERE t.shop_id = $1 AND t.id = $2 AND s.id = $3 AND s.removed_at IS NULL
  ON CONFLICT DO NOTHING RETURNING 1`;

const leaveTeam =
  "DELETE FROM team_members WHERE shop_id = $1 AND team_id = $2 AND staff_id = $3 RETURNING 1";

/** Whether there is such a team; it stays until the transaction ends. */
export async function isTeamIn(sql: ShopSql, { shopId }: ShopScope, teamId: string): Promise<boolean> {
  const found = await sql.query("SELECT 1 FROM teams WHERE shop_id = $1 AND id = $2 FOR KEY SHARE", [
    shopId,
    teamId,
  ]);
  return found.length > 0;
}

/** Whether somebody works in the shop; nobody takes their access away until the transaction ends. */
export async function worksHereIn(sql: ShopSql, { shopId }: ShopScope, staffId: string): Promise<boolean> {
  const found = await sql.query(
    "SELECT 1 FROM staff WHERE shop_id = $1 AND id = $2 AND removed_at IS NULL FOR SHARE",
    [shopId, staffId],
  );
  return found.length > 0;
}
