import { randomUUID } from "node:crypto";
import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import type { MessageEvent } from "#app/modules/channels/events.ts";
import {
  messageColumns,
  openMessage,
  type SealedMessage,
} from "#app/modules/conversations/fold/message-rows.server.ts";
import type { TimelinePage } from "#app/modules/conversations/thread/timeline.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { SeededAccount } from "./accounts.ts";

/** When {@link message} is written, unless a test says otherwise. */
export const at = Date.UTC(2026, 8, 21, 10);
let people = 0;

/** The channel's id of somebody nobody has met yet. */
export function newPerson(): string {
  return String(2_000_000 + ++people);
}

/** What a customer writes; a test names what matters to it. */
export function message(personId: string, over: Partial<MessageEvent> = {}): MessageEvent {
  const mid = over.mid ?? `mid-${randomUUID()}`;
  const content = { mid, text: "is the lamp back?", ...over.content };
  return {
    kind: "message",
    personId,
    direction: "in",
    messageKind: "text",
    at,
    standby: false,
    ...over,
    mid,
    content,
  };
}

/** The messages among what stands in a part of a thread. */
export function messagesIn(part: TimelinePage | undefined) {
  return (part?.items ?? []).flatMap((item) => (item.kind === "message" ? [item.message] : []));
}

/** Everything stored of an account's threads, opened, without ids that differ from run to run. */
export async function dump(scope: ShopScope, account: SeededAccount) {
  return sqlInShop(scope, async (sql) => {
    const threads = await sql.query<{ id: string; contact_id: string; last_message_id: string | null }>(
      `SELECT c.id, c.contact_id, c.last_message_id, c.last_message_at, c.last_customer_message_at, c.unread_count,
         c.customer_seen_at, c.standby_since, c.ownership_at
       FROM conversations c WHERE c.account_id = $1`,
      [account.id],
    );
    const rows = await sql.query<SealedMessage>(
      `SELECT ${messageColumns} FROM messages m JOIN conversations c ON c.id = m.conversation_id
       WHERE c.account_id = $1 ORDER BY m.sent_at, m.id`,
      [account.id],
    );
    const keys = await openPersonKeys(
      sql,
      scope,
      threads.map((thread) => thread.contact_id),
    );
    const messages = rows.map((row) => openMessage(scope, keys, row));
    const shown = threads.map(({ id, contact_id: _contact, last_message_id, ...derived }) => ({
      ...derived,
      last: messages.find((message) => message.id === last_message_id)?.record ?? null,
      messages: messages.filter(({ conversationId }) => conversationId === id).map(({ record }) => record),
    }));
    const comments = await sql.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM comments WHERE account_id = $1",
      [account.id],
    );
    const unsupported = await sql.query(
      "SELECT kind, count FROM unsupported_events WHERE account_id = $1 ORDER BY kind",
      [account.id],
    );
    const text = JSON.stringify(shown);
    return {
      threads: shown.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
      comments,
      unsupported,
      text,
    };
  });
}
