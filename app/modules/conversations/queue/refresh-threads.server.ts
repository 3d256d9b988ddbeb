import { humanAgentAccountsIn } from "#app/modules/channels/channels.server.ts";
import { humanAgentWindowMs, standardWindowMs } from "#app/modules/channels/instagram/rules.ts";
import { now } from "#app/platform/clock.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { shutOutList } from "../work/work-columns.server.ts";
import { headStarts } from "./queue.ts";

/** How many of the newest messages are looked at; a thread shows at most this many as unread. */
export const unreadCap = 100;

/**
 * Derives again what a list shows of these threads: the newest visible message, and how many of the
 * customer's nobody has read. Somebody has read what came before staff last looked, or last answered here or
 * in the Instagram app; looking answers nothing, so what waits for an answer is counted apart from it. What is
 * not open waits for nobody, and what is shut out is unread by nobody. To be called in the transaction that changed messages or status of the threads.
 */
export async function refreshThreads(
  sql: ShopSql,
  scope: ShopScope,
  conversationIds: string[],
  at: Date = now(),
): Promise<void> {
  if (conversationIds.length === 0) return;
  const { shopId } = scope;
  const humanAgents = await humanAgentAccountsIn(sql, scope);
  // Locked first, so that the next statement sees whatever the last holder of the lock wrote. Without sorting
  // there is one way to the newest messages of a thread, its index; a plan made while tables are young and
  // statistics old may otherwise read every message of the shop, and stays in use for a minute or more.
  await sql.query(
    `SELECT id, set_config('enable_sort', 'off', true) FROM conversations
     WHERE shop_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
    [shopId, conversationIds],
  );
  await sql.query(refresh, [shopId, conversationIds, humanAgents, at]);
}

const milliseconds = (length: number | string) => `make_interval(secs => ${length} / 1000.0)`;

/** The same rule as replyWindow, for the end of what runs now: the free reply, then the human agent's. */
const lapsesAt = `CASE
    WHEN c.status <> 'open' OR newest.waiting_since IS NULL OR c.standby_since IS NOT NULL THEN NULL
    WHEN c.last_customer_message_at + ${milliseconds(standardWindowMs)} > $4::timestamptz
      THEN c.last_customer_message_at + ${milliseconds(standardWindowMs)}
    WHEN c.account_id = ANY ($3::uuid[]) AND c.last_customer_message_at + ${milliseconds(humanAgentWindowMs)} > $4::timestamptz
      THEN c.last_customer_message_at + ${milliseconds(humanAgentWindowMs)}
  END`;

/** How much earlier a thread with this at stake is to be answered, as an SQL interval. */
export const headStart = (stake: string) =>
  `CASE ${stake}::text ${Object.entries(headStarts)
    .map(([kind, length]) => `WHEN '${kind}' THEN ${milliseconds(length)}`)
    .join(" ")} ELSE interval '0' END`;

const refresh = `
  UPDATE conversations c SET last_message_id = newest.id, last_message_at = newest.sent_at,
    unread_count = CASE WHEN c.status IN ${shutOutList} THEN 0 ELSE (
      SELECT count(*) FROM unnest(newest.waiting) AS written(at)
      WHERE written.at > greatest(c.staff_seen_at, newest.answered_at, '-infinity')) END,
    waiting_since = CASE c.status WHEN 'open' THEN newest.waiting_since END, lapses_at = ${lapsesAt}, answer_by = ${lapsesAt} - ${headStart("c.stake")}
  FROM unnest($2::uuid[]) AS touched(id)
  CROSS JOIN LATERAL (
    SELECT (array_agg(m.id ORDER BY m.sent_at DESC, m.id DESC))[1] AS id, max(m.sent_at) AS sent_at,
      max(m.sent_at) FILTER (WHERE m.ours) AS answered_at,
      array_agg(m.sent_at) FILTER (WHERE m.theirs) AS waiting,
      min(m.sent_at) FILTER (WHERE m.theirs AND m.sent_at > coalesce(m.reached_at, '-infinity')) AS waiting_since
    FROM (
      SELECT *, max(sent_at) FILTER (WHERE ours AND state IS DISTINCT FROM 'failed') OVER () AS reached_at
      FROM (
        SELECT id, sent_at, state, direction = 'out' AND origin <> 'other_app' AS ours,
          direction = 'in' AND unsent_at IS NULL AS theirs
        FROM messages
        WHERE shop_id = $1 AND conversation_id = touched.id AND sent_at IS NOT NULL
        ORDER BY sent_at DESC, id DESC LIMIT ${unreadCap}
      ) AS lately
    ) AS m
  ) AS newest
  WHERE c.shop_id = $1 AND c.id = touched.id`;
