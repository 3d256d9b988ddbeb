import { accountSummariesIn, type AccountSummary } from "#app/modules/channels/channels.server.ts";
import { readContacts, type KnownContact } from "#app/modules/contacts/contacts.server.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { ReplyWindow } from "../conversations.ts";
import { replyWindow } from "../queue/reply-window.ts";
import type { ThreadStatus } from "../work/work.ts";

/** What answering in a thread depends on. */
export interface ReplyThread {
  conversationId: string;
  contactId: string;
  contact: KnownContact;
  account: AccountSummary;
  window: ReplyWindow;
  /** The customer has read everything sent up to here. */
  customerSeenAt: Date | null;
}

/** Null when the shop has no such thread, or its person was erased. */
export async function readReplyThread(
  sql: ShopSql,
  scope: ShopScope,
  conversationId: string,
  at: Date,
): Promise<ReplyThread | null> {
  const [row] = await sql.query<{
    account_id: string;
    contact_id: string;
    status: ThreadStatus;
    last_customer_message_at: Date | null;
    standby_since: Date | null;
    customer_seen_at: Date | null;
  }>(
    `SELECT account_id, contact_id, status, last_customer_message_at, standby_since, customer_seen_at FROM conversations
     WHERE shop_id = $1 AND id = $2`,
    [scope.shopId, conversationId],
  );
  if (!row) return null;
  const account = (await accountSummariesIn(sql, scope, [row.account_id])).get(row.account_id);
  const contact = (await readContacts(sql, scope, [row.contact_id])).get(row.contact_id);
  if (!account || !contact || contact.accountId === null) return null;
  const facts = {
    status: row.status,
    lastCustomerMessageAt: row.last_customer_message_at,
    humanAgent: account.humanAgent,
    accountState: account.state,
    standbySince: row.standby_since,
  };
  const window = replyWindow(facts, at);
  return {
    conversationId,
    contactId: row.contact_id,
    contact,
    account,
    window,
    customerSeenAt: row.customer_seen_at,
  };
}

/** The tag of a message that a person of the business writes now; undefined when nothing may be sent. */
export function tagFor(window: ReplyWindow): string | null | undefined {
  if (window.state === "closed") return undefined;
  return window.state === "human_agent" ? humanAgentTag : null;
}

export const humanAgentTag = "human_agent";
