import type pg from "pg";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newId } from "#app/platform/ids.server.ts";

/** Who and what the threads of a seeded shop can be of. */
export interface SeededWork {
  staff: string[];
  teams: string[];
  labels: string[];
}

/**
 * A shop at work: of its threads a seventh is open, most of those among the newest; a third of the open ones wait
 * for an answer. Few labels have many threads and many have few. Shares are those of the shop's threads, so that
 * shops of different sizes are alike.
 */
export async function seedWork(database: pg.Pool, { shopId }: ShopScope): Promise<SeededWork> {
  const ids = (count: number) => Array.from({ length: count }, () => newId());
  const work = { staff: ids(25), teams: ids(5), labels: ids(30) };
  await database.query(
    `INSERT INTO staff (shop_id, id, shopify_user_id, role)
     SELECT $1, id, id::text, 'member' FROM unnest($2::uuid[]) AS staff(id)`,
    [shopId, work.staff],
  );
  await database.query(
    "INSERT INTO teams (shop_id, id, name) SELECT $1, id, id::text FROM unnest($2::uuid[]) AS team(id)",
    [shopId, work.teams],
  );
  await database.query(
    "INSERT INTO labels (shop_id, id, name) SELECT $1, id, id::text FROM unnest($2::uuid[]) AS label(id)",
    [shopId, work.labels],
  );
  await database.query("ANALYZE conversations");
  await database.query(threads, [shopId, work.staff, work.teams]);
  await database.query(labelled, [shopId, work.labels]);
  await database.query("VACUUM ANALYZE conversations, conversation_labels");
  return work;
}

/** A number from 0 to 1 that is the same in each run: of the thread's place in the list and what it is for. */
const chance = (salt: number) => `(abs(hashint8(n * 31 + ${salt}::bigint)::bigint) % 10000 / 10000.0)`;

const threads = `
  UPDATE conversations c SET status = w.status, reopens_after = CASE WHEN w.status = 'open' THEN NULL ELSE now() END,
    answer_by = w.answer_by, lapses_at = w.answer_by, waiting_since = CASE WHEN w.answer_by IS NULL THEN NULL ELSE c.last_message_at END,
    unread_count = w.unread, assignee_id = w.assignee, team_id = w.team, priority = w.priority, stake = w.stake
  FROM (
    SELECT id, status, unread, assignee, team, priority, stake,
      CASE WHEN status = 'open' AND waits < 0.35 THEN now() + answer_in * interval '7 days' END AS answer_by
    FROM (
      SELECT id, ${chance(1)} AS waits, ${chance(2)} AS answer_in,
        CASE WHEN ${chance(3)} < CASE WHEN n < total / 5 THEN 0.4 ELSE 0.08 END THEN 'open'
          WHEN ${chance(3)} > 0.96 THEN 'snoozed' ELSE 'closed' END AS status,
        CASE WHEN ${chance(4)} < 0.04 THEN 1 ELSE 0 END AS unread,
        CASE WHEN ${chance(5)} < 0.6 THEN ($2::uuid[])[1 + (${chance(6)} * 24)::int] END AS assignee,
        CASE WHEN ${chance(7)} < 0.5 THEN ($3::uuid[])[1 + (${chance(8)} * 4)::int] END AS team,
        CASE WHEN ${chance(9)} < 0.02 THEN 'urgent' WHEN ${chance(9)} < 0.1 THEN 'high'
          WHEN ${chance(9)} < 0.2 THEN 'medium' WHEN ${chance(9)} < 0.3 THEN 'low' END AS priority,
        CASE WHEN ${chance(10)} < 0.08 THEN 'open_order' WHEN ${chance(10)} < 0.3 THEN 'recent_order'
          WHEN ${chance(10)} < 0.6 THEN 'customer' END AS stake
      FROM (
        SELECT id, row_number() OVER (ORDER BY last_message_at DESC) AS n, count(*) OVER () AS total
        FROM conversations WHERE shop_id = $1
      ) AS numbered
    ) AS drawn
  ) AS w
  WHERE c.shop_id = $1 AND c.id = w.id`;

const labelled = `
  INSERT INTO conversation_labels (shop_id, conversation_id, label_id)
  SELECT $1, id, label FROM (
    SELECT id, row_number() OVER (ORDER BY last_message_at DESC) AS n FROM conversations WHERE shop_id = $1
  ) AS numbered, unnest($2::uuid[]) WITH ORDINALITY AS labels(label, rank)
  WHERE abs(hashint8(n * 1009 + rank)::bigint) % 10000 < 2000 / rank`;
