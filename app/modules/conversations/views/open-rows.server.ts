import { accountSummariesIn, type AccountSummary } from "#app/modules/channels/channels.server.ts";
import type { MessageContent, MessageKind } from "#app/modules/channels/channels.ts";
import {
  contactColumns,
  joinContact,
  openContactRow,
  type JoinedContact,
} from "#app/modules/contacts/contacts.server.ts";
import type { StakeKind } from "#app/modules/orders/stake.ts";
import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { ConversationRow } from "../conversations.ts";
import type { StoredSendState } from "../fold/fold-message.ts";
import { openStake } from "../queue/note-stake.server.ts";
import { replyWindow } from "../queue/reply-window.ts";
import { contentContext } from "../seal-contexts.ts";
import { sendState, summarise } from "../thread/summaries.ts";
import { labelIds, toWork, workColumns, type WorkColumns } from "../work/work-columns.server.ts";

/** A thread as {@link rowsOf} reads it for the list, sealed. */
export interface SealedRow extends JoinedContact, WorkColumns {
  id: string;
  account_id: string;
  last_message_id: string;
  last_message_at: Date;
  last_customer_message_at: Date | null;
  unread_count: number;
  customer_seen_at: Date | null;
  standby_since: Date | null;
  direction: "in" | "out" | null;
  kind: MessageKind | null;
  content_sealed: Buffer | null;
  unsent_at: Date | null;
  state: StoredSendState | null;
  answer_by: Date | null;
  lapses_at: Date | null;
  waiting_since: Date | null;
  stake: StakeKind | null;
  stake_sealed: Buffer | null;
  scheduled_at: Date | null;
}

/**
 * SQL for the rows of some threads, whose shop is $1.
 * @param threads SQL of a table expression or subquery with the columns of `conversations`, those without a message left out
 */
export const rowsOf = (threads: string) => `
  SELECT c.*, ${contactColumns}, m.direction, m.kind, m.content_sealed, m.unsent_at, m.state, ${labelIds("c")},
    (SELECT min(later.send_at) FROM messages later
     WHERE later.shop_id = c.shop_id AND later.conversation_id = c.id AND later.state = 'scheduled') AS scheduled_at
  FROM (${threads}) AS c
  ${joinContact("c")}
  LEFT JOIN messages m ON m.shop_id = $1 AND m.id = c.last_message_id`;

/** Columns of `conversations` that {@link rowsOf} needs. */
export const threadColumns = `shop_id, id, account_id, contact_id, last_message_id, last_message_at, last_customer_message_at,
  unread_count, customer_seen_at, standby_since, answer_by, lapses_at, waiting_since, stake, stake_sealed, ${workColumns}`;

/** Opens rows for the list. @param now for the reply windows */
export async function openRows(
  sql: ShopSql,
  scope: ShopScope,
  rows: SealedRow[],
  now: Date,
): Promise<ConversationRow[]> {
  const accounts = await accountSummariesIn(sql, scope, [...new Set(rows.map((row) => row.account_id))]);
  return rows.flatMap((row) => {
    const account = accounts.get(row.account_id);
    return account ? [openRow(scope, row, account, now)] : [];
  });
}

function openRow(scope: ShopScope, row: SealedRow, account: AccountSummary, now: Date): ConversationRow {
  const contact = openContactRow(scope, row);
  return {
    id: row.id,
    accountId: row.account_id,
    contact: summarise(row.contact_id, contact.profile),
    preview: toPreview(scope, row, contact.key),
    lastMessageAt: row.last_message_at.toISOString(),
    unreadCount: row.unread_count,
    waitingSince: iso(row.waiting_since),
    answerBy: iso(row.answer_by),
    lapsesAt: iso(row.lapses_at),
    stake: openStake(scope, contact.key, row),
    work: toWork(row),
    window: windowOf(row, account, now),
    sendState:
      row.direction === "out" ? sendState(row.state, row.last_message_at, row.customer_seen_at) : null,
    scheduledAt: iso(row.scheduled_at),
  };
}

const iso = (at: Date | null) => at && at.toISOString();

function windowOf(row: SealedRow, { humanAgent, state }: AccountSummary, now: Date) {
  return replyWindow(
    {
      status: row.status,
      lastCustomerMessageAt: row.last_customer_message_at,
      humanAgent,
      accountState: state,
      standbySince: row.standby_since,
    },
    now,
  );
}

function toPreview(scope: ShopScope, row: SealedRow, key: WrappedKey): ConversationRow["preview"] {
  if (!row.kind || !row.direction) return null;
  const content =
    row.content_sealed &&
    key.open<MessageContent>(row.content_sealed, contentContext(scope, row.last_message_id));
  return {
    text: content?.text ?? content?.cards?.[0]?.title ?? null,
    kind: row.kind,
    direction: row.direction,
    unsent: row.unsent_at !== null,
  };
}
