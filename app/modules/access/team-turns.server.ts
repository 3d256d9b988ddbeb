import { minute } from "#app/platform/clock.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/** A member of a team who is at work, and their place in the team's order: the lowest is next. */
export interface TeamTurn {
  staffId: string;
  turn: number;
}

/** Whoever was seen so lately is at work: a page that is open opens its stream again every quarter of an hour. */
const presentForMs = 20 * minute;

/**
 * The members of a team who are at work. Until the transaction ends nobody else is told the turns of this team, and
 * nobody deletes it. Null when there is no such team.
 */
export async function teamTurns(
  sql: ShopSql,
  { shopId }: ShopScope,
  teamId: string,
  at: Date,
): Promise<TeamTurn[] | null> {
  const held = await sql.query("SELECT 1 FROM teams WHERE shop_id = $1 AND id = $2 FOR NO KEY UPDATE", [
    shopId,
    teamId,
  ]);
  if (held.length === 0) return null;
  const members = await sql.query<{ staffId: string; turn: string }>(
    `SELECT m.staff_id AS "staffId", m.turn FROM team_members m
     JOIN staff s ON s.shop_id = m.shop_id AND s.id = m.staff_id
     WHERE m.shop_id = $1 AND m.team_id = $2 AND s.removed_at IS NULL AND s.last_seen_at > $3
     ORDER BY m.staff_id FOR SHARE OF s`,
    [shopId, teamId, new Date(at.getTime() - presentForMs)],
  );
  return members.map(({ staffId, turn }) => ({ staffId, turn: Number(turn) }));
}

/** Writes down whose turn it was, in the transaction that asked for the turns. */
export async function saveTurns(
  sql: ShopSql,
  { shopId }: ShopScope,
  teamId: string,
  turns: TeamTurn[],
): Promise<void> {
  await sql.query(
    `UPDATE team_members m SET turn = t.turn FROM unnest($3::uuid[], $4::bigint[]) AS t(staff_id, turn)
     WHERE m.shop_id = $1 AND m.team_id = $2 AND m.staff_id = t.staff_id`,
    [shopId, teamId, turns.map(({ staffId }) => staffId), turns.map(({ turn }) => turn)],
  );
}
