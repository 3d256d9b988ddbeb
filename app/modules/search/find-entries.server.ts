import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { attachmentToken } from "./entries.server.ts";
import { extentOf, type SearchTerm } from "./query.ts";
import { termsToAsk } from "./terms.ts";
import { tokeniser, type Tokeniser, type TokenKind } from "./tokens.server.ts";
import { isForgiven, variantsOf } from "./variants.ts";

/** What messages are looked for. */
export interface MessageLookup {
  /** All of these. */
  terms: SearchTerm[];
  /** And this one with a letter mistyped ({@link forgivenIn}). */
  nearly?: SearchTerm;
  attachments?: boolean;
  /** Only of these contacts; left out: of everybody. */
  contactIds?: string[];
  /** From here on. */
  since?: Date | null;
  /** Older than this place: time (ISO 8601 or "infinity") and id. */
  before: { at: string; id: string };
  limit: number;
}

/** A message that may hold what is looked for: whoever opens it sees whether it does. */
export interface FoundEntry {
  messageId: string;
  contactId: string;
  sentAt: Date;
}

/**
 * The newest messages of the shop that may hold all that is looked for, the newest first. Fewer than `limit` are
 * all there are. They were indexed; whether they may still be shown is for whoever reads them.
 */
export async function findMessages(
  sql: ShopSql,
  scope: ShopScope,
  lookup: MessageLookup,
): Promise<FoundEntry[]> {
  const token = await tokeniser(scope);
  const every = tokensOf(token, "message", lookup.terms);
  if (lookup.attachments) every.push(attachmentToken(token));
  return sql.query<FoundEntry & { messageId: string }>(
    `SELECT document_id AS "messageId", contact_id AS "contactId", sent_at AS "sentAt"
     FROM couplet_search_messages($1::integer[], $2::integer[], $3::uuid[], $4::timestamptz, $5::timestamptz, $6::uuid, $7::integer)`,
    [
      every.length > 0 ? every : null,
      lookup.nearly ? variantTokens(token, "message", lookup.nearly) : null,
      lookup.contactIds ?? null,
      lookup.since ?? "-infinity",
      lookup.before.at,
      lookup.before.id,
      lookup.limit,
    ],
  );
}

/** Contacts of the shop whose names, orders or products may hold all of these terms; in no order. */
export async function findPersons(
  sql: ShopSql,
  scope: ShopScope,
  { terms, nearly, limit }: { terms: SearchTerm[]; nearly?: SearchTerm; limit: number },
): Promise<string[]> {
  const token = await tokeniser(scope);
  const every = tokensOf(token, "person", terms);
  if (every.length === 0 && !nearly) return [];
  const rows = await sql.query<{ contact_id: string }>(
    "SELECT contact_id FROM couplet_search_persons($1::integer[], $2::integer[], $3::integer) AS contact_id",
    [every.length > 0 ? every : null, nearly ? variantTokens(token, "person", nearly) : null, limit],
  );
  return rows.map((row) => row.contact_id);
}

/** Whether a mistyped letter of a term is forgiven: of a single word that is not in quotation marks. */
export function forgivenIn({ words, exact }: SearchTerm): boolean {
  const [only] = words;
  return !exact && words.length === 1 && only !== undefined && !only.dense && isForgiven(only.forms[0] ?? "");
}

function tokensOf(token: Tokeniser, kind: TokenKind, terms: SearchTerm[]): number[] {
  const asked = terms.flatMap((term) =>
    term.words.flatMap((word, at) => termsToAsk(word, extentOf(term, at))),
  );
  return [...new Set(asked)].map((term) => token(kind, term));
}

function variantTokens(token: Tokeniser, kind: TokenKind, { words }: SearchTerm): number[] {
  return variantsOf(words[0]?.forms[0] ?? "").map((variant) => token(kind, variant));
}
