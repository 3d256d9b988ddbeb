import { setTimeout as rest } from "node:timers/promises";
import {
  emptyMessages,
  eraseOldComments,
  findOldContents,
  takeIdlePersons,
} from "#app/modules/conversations/conversations.server.ts";
import { forgetMessages } from "#app/modules/identity/identity.server.ts";
import { eraseOldUploads } from "#app/modules/media/media.server.ts";
import { eraseDeadDeliveries } from "#app/modules/webhooks/webhooks.server.ts";
import { now } from "#app/platform/clock.ts";
import { acrossShopsSql } from "#app/platform/db/across-shops.system.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { logger } from "#app/platform/log.server.ts";
import { heldPersons } from "./legal-holds.server.ts";
import { oneAtATime } from "./one-at-a-time.system.server.ts";
import { countRowsIn, eraseRowsIn } from "./persons.server.ts";
import { addToRun, closeRun, openRun } from "./retention-runs.system.server.ts";
import { idleUnder, readRetention } from "./retention-choice.server.ts";
import { limitOf, type Retention } from "./retention.ts";

/** So many in a transaction. Between two of them intake and people have the database for themselves. */
const batch = { persons: 100, messages: 500 };
const restMs = 20;

const log = logger("privacy");

/**
 * Shops to sweep: `bridge` counts in minutes and is looked at each time, others once an hour; at once when a choice
 * is new or a run did not come to its end.
 */
export async function shopsDueForRetention(): Promise<string[]> {
  const { rows } = await acrossShopsSql().query<{ shop_id: string }>(
    `SELECT p.shop_id FROM (
       SELECT DISTINCT ON (shop_id) shop_id, profile, maximum, set_at FROM retention_profiles
       ORDER BY shop_id, set_at DESC, id DESC
     ) p LEFT JOIN LATERAL (
       SELECT started_at, finished_at FROM retention_runs r WHERE r.shop_id = p.shop_id ORDER BY id DESC LIMIT 1
     ) r ON true
     WHERE r.started_at IS NOT NULL AND r.finished_at IS NULL
       OR p.maximum IS NOT NULL AND (p.profile = 'bridge' OR r.finished_at IS NULL OR r.started_at < p.set_at
         OR r.finished_at < now() - interval '1 hour')`,
  );
  return rows.map((row) => row.shop_id);
}

/**
 * Erases what a shop's choice no longer lets it keep, in small batches. Each batch adds to the run what it erased,
 * in its own transaction; whoever comes after a crash goes on with the run, and its end is one receipt.
 * @returns the receipt's id; null when nothing was due, or somebody else is at it
 */
export async function sweepRetention(scope: ShopScope, at: Date = now()): Promise<string | null> {
  return oneAtATime(scope.shopId, async () => {
    const retention = await readRetention(scope);
    const runId = await openRun(scope);
    while (await eraseIdle(scope, runId, retention, at)) await rest(restMs);
    if (retention.profile === "bridge") {
      while (await emptyOld(scope, runId, retention, at)) await rest(restMs);
      await emptyComments(scope, runId, retention, at);
      await dropUploads(scope, runId, retention, at);
    }
    const before = limitOf(retention, at);
    const dead = before ? await eraseDeadDeliveries(scope, before) : 0;
    if (dead > 0) await sqlInShop(scope, (sql) => addToRun(sql, scope, runId, { deliveries: dead }));
    const receiptId = await closeRun(scope, runId);
    if (receiptId) log.info({ shopId: scope.shopId, receiptId }, "retention erased what was due");
    return receiptId;
  });
}

/** @returns whether there may be more */
function eraseIdle(scope: ShopScope, runId: string, retention: Retention, at: Date): Promise<boolean> {
  return givingWay(scope, async (sql) => {
    const idle = await idleUnder(sql, scope, retention, at);
    if (!idle) return false;
    const taken = await takeIdlePersons(sql, scope, idle, batch.persons);
    // A hold cannot be set on a person who is taken; one that came just before counts.
    const held = await heldPersons(sql, scope);
    const contactIds = taken.filter((contactId) => !held.has(contactId));
    if (contactIds.length === 0) return false;
    const erased = await countRowsIn(sql, scope, contactIds);
    await eraseRowsIn(sql, scope, contactIds);
    await addToRun(sql, scope, runId, erased, await countRowsIn(sql, scope, contactIds));
    return true;
  });
}

/** First what was taken from the messages, then the messages: a crash in between leaves both to be done. */
async function emptyOld(scope: ShopScope, runId: string, retention: Retention, at: Date): Promise<boolean> {
  const messageIds = await sqlInShop(scope, async (sql) => {
    const idle = await idleUnder(sql, scope, retention, at);
    return idle ? findOldContents(sql, scope, idle, batch.messages) : [];
  });
  if (messageIds.length === 0) return false;
  await forgetMessages(scope, messageIds);
  return givingWay(scope, async (sql) => {
    const { contents, files } = await emptyMessages(sql, scope, messageIds);
    await addToRun(sql, scope, runId, {
      message_contents: contents,
      ...(files > 0 && { media_files: files }),
    });
    return true;
  });
}

/** Comments of whoever is not idle. */
function emptyComments(scope: ShopScope, runId: string, retention: Retention, at: Date): Promise<boolean> {
  return givingWay(scope, async (sql) => {
    const idle = await idleUnder(sql, scope, retention, at);
    const comments = idle ? await eraseOldComments(sql, scope, idle) : 0;
    if (comments > 0) await addToRun(sql, scope, runId, { comments });
    return false;
  });
}

/** What staff attached and did not send, for whoever is not idle. */
function dropUploads(scope: ShopScope, runId: string, retention: Retention, at: Date): Promise<boolean> {
  return givingWay(scope, async (sql) => {
    const idle = await idleUnder(sql, scope, retention, at);
    const files = idle ? await eraseOldUploads(sql, scope, idle.before, idle.except) : 0;
    if (files > 0) await addToRun(sql, scope, runId, { media_files: files });
    return false;
  });
}

/**
 * A batch never keeps anybody waiting for long, and never waits itself: what is in use is left for the next sweep.
 * Its patience is shorter than PostgreSQL's with a deadlock, so that it is the batch that ends and not intake.
 */
async function givingWay(scope: ShopScope, work: (sql: ShopSql) => Promise<boolean>): Promise<boolean> {
  try {
    return await sqlInShop(scope, async (sql) => {
      await sql.query("SELECT set_config('lock_timeout', '200ms', true)", []);
      return work(sql);
    });
  } catch (error) {
    if ((error as { code?: string }).code === "55P03") return false;
    throw error;
  }
}
