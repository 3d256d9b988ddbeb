import { accountSummariesIn, type AccountSummary } from "#app/modules/channels/channels.server.ts";
import type { MessageContent, MessageKind } from "#app/modules/channels/channels.ts";
import {
  contactColumns,
  joinContact,
  openContactRow,
  type JoinedContact,
} from "#app/modules/contacts/contacts.server.ts";
import type { WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { ConversationRow, InboxPage } from "../conversations.ts";
import type { StoredSendState } from "../fold/fold-message.ts";
import { partsOf, readPlace, startOf, writePlace, type InboxOrder, type Part } from "./inbox-order.ts";
import { openStake } from "./note-stake.server.ts";
import { pageSize } from "./page-cursor.ts";
import type { StakeKind } from "#app/modules/orders/stake.ts";
import { replyWindow } from "./reply-window.ts";
import { contentContext } from "../seal-contexts.ts";
import { sendState, summarise } from "../thread/summaries.ts";
import { labelIds, toWork, workColumns, type WorkColumns } from "../work/work-columns.server.ts";

interface InboxRow extends JoinedContact, WorkColumns {
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
  waiting_since: Date | null;
  stake: StakeKind | null;
  stake_sealed: Buffer | null;
}

/**
 * A page of the shop's threads in an order. Writes nothing.
 * @param options `cursor` from the page before in the same order, `now` for the reply windows
 */
export async function listInbox(
  scope: ShopScope,
  options: { cursor?: string; limit?: number; order?: InboxOrder; now: Date },
): Promise<InboxPage> {
  const limit = pageSize(options.limit ?? 30);
  const parts = partsOf[options.order ?? "newest"];
  const { found, accounts } = await sqlInShop(scope, async (sql) => {
    const found = await readParts(sql, scope, parts, options.cursor, limit + 1);
    const accountIds = [...new Set(found.map(({ row }) => row.account_id))];
    return { found, accounts: await accountSummariesIn(sql, scope, accountIds) };
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.flatMap(({ row }) => {
      const account = accounts.get(row.account_id);
      return account ? [toRow(scope, row, account, options.now)] : [];
    }),
    nextCursor: found.length > limit && last ? cursorAfter(parts, last) : null,
  };
}

/** A thread, and in which part of its order it stands. */
interface Placed {
  row: InboxRow;
  part: number;
}

function cursorAfter(parts: Part[], { row, part }: Placed): string | null {
  const at = row[parts[part]?.column ?? "last_message_at"];
  return at && writePlace(part, at, row.id);
}

/** The next threads after a place, from as many parts as it takes. */
async function readParts(
  sql: ShopSql,
  { shopId }: ShopScope,
  parts: Part[],
  cursor: string | undefined,
  limit: number,
): Promise<Placed[]> {
  const place = readPlace(parts, cursor);
  const found: Placed[] = [];
  for (const [at, part] of parts.entries()) {
    if (at < place.part || found.length >= limit) continue;
    const from = at === place.part ? place.after : startOf(part);
    const rows = await sql.query<InboxRow>(partQuery(part, limit - found.length), [shopId, from.at, from.id]);
    found.push(...rows.map((row) => ({ row, part: at })));
  }
  return found;
}

/** The limit stands in the text: with an unknown one the planner would rather sort the whole shop. */
const partQuery = ({ column, direction, only }: Part, limit: number) => `
  SELECT c.*, ${contactColumns}, m.direction, m.kind, m.content_sealed, m.unsent_at, m.state, ${labelIds("c")}
  FROM (
    SELECT shop_id, id, account_id, contact_id, last_message_id, last_message_at, last_customer_message_at, unread_count,
      customer_seen_at, standby_since, answer_by, waiting_since, stake, stake_sealed, ${workColumns}
    FROM conversations
    WHERE shop_id = $1 AND ${only} AND (${column}, id) ${direction === "ASC" ? ">" : "<"} ($2::timestamptz, $3::uuid)
    ORDER BY ${column} ${direction}, id ${direction} LIMIT ${limit}
  ) AS c
  ${joinContact("c")}
  LEFT JOIN messages m ON m.shop_id = $1 AND m.id = c.last_message_id
  ORDER BY c.${column} ${direction}, c.id ${direction}`;

function toRow(scope: ShopScope, row: InboxRow, account: AccountSummary, now: Date): ConversationRow {
  const contact = openContactRow(scope, row);
  return {
    id: row.id,
    contact: summarise(row.contact_id, contact.profile),
    preview: toPreview(scope, row, contact.key),
    lastMessageAt: row.last_message_at.toISOString(),
    unreadCount: row.unread_count,
    waitingSince: row.waiting_since?.toISOString() ?? null,
    stake: openStake(scope, contact.key, row),
    work: toWork(row),
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
