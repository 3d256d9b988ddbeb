import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { termsOf } from "./terms.ts";
import { tokeniser, type Tokeniser } from "./tokens.server.ts";

/** A message as it is found. */
export interface SearchedMessage {
  id: string;
  contactId: string;
  /** ms since 1970; null while the message itself has not come. */
  sentAt: number | null;
  /** What it says, and whether something hangs on it; null when nothing of it may be found. */
  found: { text: string; attachments: boolean } | null;
}

/** Stands for "has an attachment". No text has this term: it is no word. */
const attachmentTerm = ":attachment";

/** The token of what has an attachment. */
export function attachmentToken(token: Tokeniser): number {
  return token("message", attachmentTerm);
}

/**
 * Brings the index to what these messages say now, in the transaction that changed them: a message that was unsent,
 * emptied, or has not come, is found by nothing from the moment the change is seen.
 */
export async function indexMessages(
  sql: ShopSql,
  scope: ShopScope,
  messages: SearchedMessage[],
): Promise<void> {
  if (messages.length === 0) return;
  const token = await tokeniser(scope);
  const entries = messages.flatMap(({ id, contactId, sentAt, found }) =>
    sentAt !== null && found
      ? [
          {
            contactId,
            documentId: id,
            sentAt: new Date(sentAt).toISOString(),
            tokens: tokensOf(token, found),
          },
        ]
      : [],
  );
  await save(sql, scope, entries);
  await forgetMessages(
    sql,
    scope,
    messages.filter(({ sentAt, found }) => sentAt === null || !found),
  );
}

function tokensOf(token: Tokeniser, { text, attachments }: NonNullable<SearchedMessage["found"]>): number[] {
  const tokens = [...termsOf(text)].map((term) => token("message", term));
  return attachments ? [...tokens, attachmentToken(token)] : tokens;
}

/** Brings the index to what somebody is called and what they bought, as far as it says anything. */
export async function indexPersons(
  sql: ShopSql,
  scope: ShopScope,
  persons: { contactId: string; texts: string[] }[],
): Promise<void> {
  const token = await tokeniser(scope);
  const entries = persons.map(({ contactId, texts }) => {
    const terms = new Set(texts.flatMap((text) => [...termsOf(text)]));
    return {
      contactId,
      documentId: contactId,
      sentAt: null,
      tokens: [...terms].map((term) => token("person", term)),
    };
  });
  await save(sql, scope, entries);
}

/** Takes messages out of the index. */
export async function forgetMessages(
  sql: ShopSql,
  { shopId }: ShopScope,
  messages: { id: string; contactId: string }[],
): Promise<void> {
  if (messages.length === 0) return;
  await sql.query(
    `DELETE FROM search_entries e USING unnest($2::uuid[], $3::uuid[]) AS gone(contact_id, document_id)
     WHERE e.shop_id = $1 AND e.contact_id = gone.contact_id AND e.document_id = gone.document_id`,
    [shopId, messages.map(({ contactId }) => contactId), messages.map(({ id }) => id)],
  );
}

/** Takes some of a shop's entries out of the index, for it to be built anew. @returns how many there were */
export async function forgetEverything(sql: ShopSql, { shopId }: ShopScope, limit: number): Promise<number> {
  const gone = await sql.query(
    `DELETE FROM search_entries WHERE shop_id = $1 AND (contact_id, document_id) IN (
       SELECT contact_id, document_id FROM search_entries WHERE shop_id = $1 LIMIT ${limit}) RETURNING 1`,
    [shopId],
  );
  return gone.length;
}

interface Entry {
  contactId: string;
  documentId: string;
  /** ISO 8601; null for a person. */
  sentAt: string | null;
  tokens: number[];
}

/** One statement; what stands there already is not written again. */
async function save(sql: ShopSql, { shopId }: ShopScope, entries: Entry[]): Promise<void> {
  if (entries.length === 0) return;
  await sql.query(
    `INSERT INTO search_entries AS e (shop_id, contact_id, document_id, sent_at, tokens)
     SELECT $1, n.contact_id, n.document_id, n.sent_at, n.tokens::integer[]
     FROM unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[]) AS n(contact_id, document_id, sent_at, tokens)
     ON CONFLICT (shop_id, contact_id, document_id) DO UPDATE SET sent_at = excluded.sent_at, tokens = excluded.tokens
     WHERE (e.sent_at, e.tokens) IS DISTINCT FROM (excluded.sent_at, excluded.tokens)`,
    [
      shopId,
      entries.map(({ contactId }) => contactId),
      entries.map(({ documentId }) => documentId),
      entries.map(({ sentAt }) => sentAt),
      entries.map(({ tokens }) => `{${tokens.join(",")}}`),
    ],
  );
}
