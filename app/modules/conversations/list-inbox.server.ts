import { accountSummariesIn, type AccountSummary } from "#app/modules/channels/channels.server.ts";
import type { MessageContent, MessageKind } from "#app/modules/channels/channels.ts";
import {
  contactColumns,
  joinContact,
  openContactRow,
  type JoinedContact,
} from "#app/modules/contacts/contacts.server.ts";
import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { ConversationRow, InboxPage } from "./conversations.ts";
import type { StoredSendState } from "./fold-message.ts";
import { pageSize, readCursor, writeCursor } from "./page-cursor.ts";
import { replyWindow } from "./reply-window.ts";
import { contentContext } from "./seal-contexts.ts";
import { sendState, summarise } from "./views.ts";

interface InboxRow extends JoinedContact {
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
}

/**
 * A page of the shop's threads, those with the newest message first. Writes nothing.
 * @param options `cursor` from the page before, `now` for the reply windows
 */
export async function listInbox(
  scope: ShopScope,
  options: { cursor?: string; limit?: number; now: Date },
): Promise<InboxPage> {
  const limit = pageSize(options.limit ?? 30);
  const cursor = readCursor(options.cursor);
  const { rows, accounts } = await sqlInShop(scope, async (sql) => {
    const found = await sql.query<InboxRow>(inboxQuery(limit + 1), [scope.shopId, cursor.at, cursor.id]);
    const accountIds = [...new Set(found.map((row) => row.account_id))];
    return { rows: found, accounts: await accountSummariesIn(sql, scope, accountIds) };
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.flatMap((row) => {
      const account = accounts.get(row.account_id);
      return account ? [toRow(scope, row, account, options.now)] : [];
    }),
    nextCursor: rows.length > limit && last ? writeCursor(last.last_message_at, last.id) : null,
  };
}

/** The limit stands in the text: with an unknown one the planner would rather sort the whole shop. */
const inboxQuery = (limit: number) => `
  SELECT c.*, ${contactColumns}, m.direction, m.kind, m.content_sealed, m.unsent_at, m.state
  FROM (
    SELECT shop_id, id, account_id, contact_id, last_message_id, last_message_at, last_customer_message_at, unread_count,
      customer_seen_at, standby_since
    FROM conversations
    WHERE shop_id = $1 AND (last_message_at, id) < ($2::timestamptz, $3::uuid)
    ORDER BY last_message_at DESC, id DESC LIMIT ${limit}
  ) AS c
  ${joinContact("c")}
  LEFT JOIN messages m ON m.shop_id = $1 AND m.id = c.last_message_id
  ORDER BY c.last_message_at DESC, c.id DESC`;

function toRow(scope: ShopScope, row: InboxRow, account: AccountSummary, now: Date): ConversationRow {
  const contact = openContactRow(scope, row);
  return {
    id: row.id,
    contact: summarise(row.contact_id, contact.profile),
    preview: toPreview(scope, row, contact.key),
    lastMessageAt: row.last_message_at.toISOString(),
    unreadCount: row.unread_count,
    window: replyWindow(
      {
        lastCustomerMessageAt: row.last_customer_message_at,
        humanAgent: account.humanAgent,
        accountState: account.state,
        standbySince: row.standby_since,
      },
      now,
    ),
    sendState:
      row.direction === "out" ? sendState(row.state, row.last_message_at, row.customer_seen_at) : null,
  };
}

function toPreview(scope: ShopScope, row: InboxRow, key: WrappedKey): ConversationRow["preview"] {
  if (!row.kind || !row.direction) return null;
  const content =
    row.content_sealed &&
    key.open<MessageContent>(row.content_sealed, contentContext(scope, row.last_message_id));
  return {
    text: content?.text ?? null,
    kind: row.kind,
    direction: row.direction,
    unsent: row.unsent_at !== null,
  };
}
