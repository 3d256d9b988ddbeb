import type { ChannelEvent } from "#app/modules/channels/events.ts";
import type { LoadedMessages } from "./load-messages.server.ts";
import { matchEchoes, type UnclaimedEcho, type WaitingMessage } from "./match-echoes.ts";
import {
  messageColumns,
  openMessage,
  type SealedMessage,
  type StoredMessage,
} from "./message-rows.server.ts";
import { midIndex } from "./mid-index.ts";
import { nameMessage } from "../outbox/name-message.ts";
import { isRecognisable } from "./same-content.ts";
import type { FoldContext } from "./fold-context.ts";

export interface AdoptedEchoes {
  /** Messages of ours that got their mid from an echo. */
  messageIds: string[];
  /** Rows whose contents went into those messages, to be deleted. */
  replacedIds: string[];
}

/**
 * Puts our own messages that wait for Meta's answer where their echoes will look for them, so that an echo
 * which is faster than the answer does not become a second message.
 */
export async function adoptEchoes(
  context: FoldContext,
  loaded: LoadedMessages,
  events: ChannelEvent[],
): Promise<AdoptedEchoes> {
  const adopted: AdoptedEchoes = { messageIds: [], replacedIds: [] };
  const echoes = unclaimedEchoes(context, loaded, events);
  if (echoes.length === 0) return adopted;
  const waiting = await loadWaiting(context, loaded, [...new Set(echoes.map(({ contactId }) => contactId))]);
  for (const [mid, messageId] of matchEchoes(echoes, [...waiting.values()].map(toWaiting))) {
    const ours = waiting.get(messageId)?.message;
    if (!ours) continue;
    const noted = loaded.byMid.get(mid);
    if (noted) adopted.replacedIds.push(noted.id);
    adopted.messageIds.push(messageId);
    loaded.byMid.set(mid, {
      ...ours,
      midIndex: midIndex(context.index, context.accountId, mid),
      record: nameMessage(ours.record, noted?.record ?? null, mid),
    });
  }
  return adopted;
}

/** Echoes that can be recognised, whose message we have not, or know only from what was said about it. */
function unclaimedEchoes(
  { people }: FoldContext,
  loaded: LoadedMessages,
  events: ChannelEvent[],
): UnclaimedEcho[] {
  const echoes = new Map<string, UnclaimedEcho>();
  for (const event of events) {
    if (event.kind !== "message" || event.direction !== "out" || !isRecognisable(event.content)) continue;
    const contactId = people.get(event.personId)?.contactId;
    const known = (loaded.byMid.get(event.mid)?.record.sentAt ?? null) !== null;
    if (known || !contactId) continue;
    echoes.set(event.mid, { mid: event.mid, contactId, content: event.content, at: event.at });
  }
  return [...echoes.values()];
}

interface Waiting {
  message: StoredMessage;
  part: number;
  startedAt: Date[];
}

/**
 * Our messages to these contacts that have no mid: under way, queued again because the thread did not show
 * them, or sent by the word of staff. A try that has not been noted yet began when it was queued.
 */
async function loadWaiting(
  { sql, scope }: FoldContext,
  { keys }: LoadedMessages,
  contactIds: string[],
): Promise<Map<string, Waiting>> {
  const rows = await sql.query<SealedMessage & { part: number; startedAt: Date[] }>(
    `WITH unnamed AS (
       SELECT * FROM messages m
       WHERE shop_id = $1 AND contact_id = ANY ($2::uuid[])
         AND origin = 'staff' AND mid_index IS NULL AND state NOT IN ('failed', 'scheduled')
         AND (state <> 'queued' OR EXISTS (
           SELECT FROM message_attempts a
           WHERE a.shop_id = $1 AND a.message_id = m.id AND a.outcome = 'settled_absent'))
       FOR NO KEY UPDATE
     )
     SELECT ${messageColumns}, m.part, coalesce(tries.started, ARRAY[m.sent_at]) AS "startedAt"
     FROM unnamed m
     CROSS JOIN LATERAL (
       SELECT array_agg(a.started_at) AS started FROM message_attempts a
       WHERE a.shop_id = $1 AND a.message_id = m.id
     ) AS tries`,
    [scope.shopId, contactIds],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      { message: openMessage(scope, keys, row), part: row.part, startedAt: row.startedAt },
    ]),
  );
}

function toWaiting({ message, part, startedAt }: Waiting): WaitingMessage {
  const { id, contactId, record } = message;
  return {
    id,
    contactId,
    part,
    content: record.content ?? {},
    startedAt: startedAt.map((at) => at.getTime()),
  };
}
