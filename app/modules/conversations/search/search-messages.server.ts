import { matcher, snippetOf, type Matcher, type Range } from "#app/modules/search/match.ts";
import type { SearchQuery, SearchTerm } from "#app/modules/search/query.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { PageCursor } from "../queue/page-cursor.ts";
import { openFound, type FoundMessage } from "./found-messages.server.ts";
import { personsByTerm } from "./found-persons.server.ts";
import { nextEntries, placeOf, streamsOf } from "./message-streams.server.ts";
import type { SearchHit } from "./results.ts";
import { fewWanted, type ThreadFilter } from "./thread-filter.server.ts";

/** A page ends with so many messages, or threads, or when so many were opened to find them. */
const most = { hits: 50, threads: 20, opened: 360 };

/** A message that answers, and where it is. */
export interface ShownMessage {
  message: FoundMessage;
  hit: SearchHit;
}

export interface MessagesPage {
  shown: ShownMessage[];
  /** Older than this nothing was looked at; null when all were. */
  next: PageCursor | null;
}

/**
 * The newest messages before a place that answer a question. What the index gives is opened and read: a message is
 * shown when the words are in it.
 */
export async function searchMessages(
  sql: ShopSql,
  scope: ShopScope,
  { terms, attachments }: SearchQuery,
  filter: ThreadFilter,
  { before, forgive }: { before: PageCursor; forgive: boolean },
): Promise<MessagesPage> {
  const named = forgive ? new Map<SearchTerm, string[]>() : await personsByTerm(sql, scope, terms, filter);
  const contactIds = filter.contactIds ?? (await fewWanted(sql, scope, filter));
  const streams = streamsOf(terms, named, contactIds, forgive);
  const read = reader(terms, named, forgive);
  const shown: ShownMessage[] = [];
  let [place, opened] = [before, 0];
  while (streams.length > 0) {
    const { entries, next } = await nextEntries(sql, scope, streams, {
      attachments,
      since: filter.since,
      before: place,
    });
    const messages = await openFound(sql, scope, entries, filter);
    for (const entry of entries) {
      const message = messages.get(entry.messageId);
      const snippet = message && read(message);
      if (message && snippet) shown.push({ message, hit: toHit(message, snippet) });
      if (isFull(shown)) return { shown, next: placeOf(entry) };
    }
    opened += entries.length;
    if (!next || opened >= most.opened) return { shown, next };
    place = next;
  }
  return { shown, next: null };
}

function isFull(shown: ShownMessage[]): boolean {
  if (shown.length >= most.hits) return true;
  return new Set(shown.map(({ message }) => message.conversationId)).size >= most.threads;
}

/** @returns reads a message: the words around what was looked for; null when it is not there */
function reader(terms: SearchTerm[], named: Map<SearchTerm, string[]>, forgive: boolean) {
  const match = matcher(terms, { forgive });
  const strict = forgive ? matcher(terms) : null;
  return (message: FoundMessage) => {
    const found = match(message.text);
    const said = found.every(
      (ranges, at) => ranges !== null || isNamed(named, terms[at], message.contact.id),
    );
    // What holds the words as they were typed was found without forgiving anything.
    if (!said || (strict && holdsAll(strict, message.text))) return null;
    const ranges: Range[] = found.flatMap((range) => range ?? []);
    return terms.length > 0 && ranges.length === 0 ? null : snippetOf(message.text, ranges);
  };
}

function holdsAll(match: Matcher, text: string): boolean {
  return match(text).every((ranges) => ranges !== null);
}

function isNamed(named: Map<SearchTerm, string[]>, term: SearchTerm | undefined, contactId: string): boolean {
  return term !== undefined && (named.get(term)?.includes(contactId) ?? false);
}

function toHit({ id, direction, sentAt }: FoundMessage, snippet: SearchHit["snippet"]): SearchHit {
  return { messageId: id, direction, sentAt: sentAt.toISOString(), snippet };
}
