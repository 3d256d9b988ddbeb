import { findMessages, forgivenIn, type FoundEntry } from "#app/modules/search/search.server.ts";
import type { SearchTerm } from "#app/modules/search/query.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { PageCursor } from "../queue/page-cursor.ts";

/** One way in which a message can answer a question: with these words, of anybody or of some. */
export interface MessageStream {
  terms: SearchTerm[];
  nearly?: SearchTerm;
  contactIds?: string[];
}

/**
 * The ways in which messages can answer: they say all of it; or somebody whom one of the words names says the rest.
 * Where letters are forgiven, each word that can be mistyped in turn.
 * @param named who is named by which word
 * @param contactIds whose messages alone count; null for everybody's
 */
export function streamsOf(
  terms: SearchTerm[],
  named: Map<SearchTerm, string[]>,
  contactIds: string[] | null,
  forgive: boolean,
): MessageStream[] {
  const others = (one: SearchTerm) => terms.filter((term) => term !== one);
  const of = contactIds ? { contactIds } : {};
  if (forgive) return terms.filter(forgivenIn).map((nearly) => ({ terms: others(nearly), nearly, ...of }));
  const saidByNamed = [...named].map(([term, theirs]) => ({
    terms: others(term),
    contactIds: contactIds ? theirs.filter((id) => contactIds.includes(id)) : theirs,
  }));
  return [{ terms, ...of }, ...saidByNamed];
}

/** What all streams give next, the newest first, each message once. */
export interface NextEntries {
  entries: FoundEntry[];
  /** From here on back nothing was looked at; null when nothing is left. */
  next: PageCursor | null;
}

/** So many of each stream at a time. */
const batchSize = 60;

/** The next messages that the index gives for any of the streams, as far back as all of them were read. */
export async function nextEntries(
  sql: ShopSql,
  scope: ShopScope,
  streams: MessageStream[],
  options: { attachments: boolean; since: Date | null; before: PageCursor },
): Promise<NextEntries> {
  const found: FoundEntry[] = [];
  const ends: FoundEntry[] = [];
  for (const stream of streams) {
    const entries = await findMessages(sql, scope, { ...stream, ...options, limit: batchSize });
    const last = entries.at(-1);
    if (entries.length === batchSize && last) ends.push(last);
    found.push(...entries);
  }
  const end = ends.toSorted(newestFirst)[0];
  const unique = [...new Map(found.map((entry) => [entry.messageId, entry])).values()].toSorted(newestFirst);
  return {
    entries: end ? unique.filter((entry) => newestFirst(entry, end) <= 0) : unique,
    next: end ? placeOf(end) : null,
  };
}

/** The place of an entry in the order of time. */
export function placeOf({ sentAt, messageId }: FoundEntry): PageCursor {
  return { at: sentAt.toISOString(), id: messageId };
}

function newestFirst(a: FoundEntry, b: FoundEntry): number {
  return (
    b.sentAt.getTime() - a.sentAt.getTime() ||
    (a.messageId < b.messageId ? 1 : a.messageId > b.messageId ? -1 : 0)
  );
}
