import { dayNumber, isoDay } from "#app/ui/times.ts";
import { dayOf } from "#app/modules/search/days.ts";
import { asksSomething, dayAfter, parseQuery, type SearchQuery } from "#app/modules/search/query.ts";
import { forgivenIn, readIndexProgress } from "#app/modules/search/search.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newest, readCursor, writeCursor, type PageCursor } from "../queue/page-cursor.ts";
import { findFilteredThreads } from "./filtered-threads.server.ts";
import { findPersonThreads } from "./found-persons.server.ts";
import { findNamedThreads, namesWith, workNames, type WorkNames } from "./named-threads.server.ts";
import type { SearchPage, SearchSuggestion, SearchThread } from "./results.ts";
import { searchMessages, type ShownMessage } from "./search-messages.server.ts";
import { asksForMessages, readFilter, type ThreadFilter } from "./thread-filter.server.ts";

/** Who asks what. */
export interface Asked {
  /** As typed; see search/query.ts. */
  text: string;
  /** From the page before. */
  cursor?: string;
  staffId: string;
  /** The shop's: days begin in it. */
  timezone: string;
  now: Date;
}

/** Below so many finds the words may be mistyped: what is one letter away is offered behind them. */
const few = 3;
/** Threads of persons, and of labels and staff, that stand before the messages. */
const mostNamed = 8;

const empty = {
  tooShort: false,
  threads: [],
  nextCursor: null,
  searchedTo: null,
  nearly: false,
  suggestions: [],
};

/**
 * A page of what the shop's history answers to a question: threads of persons, labels and staff that are called so, and
 * messages that say it, the newest first. Restricted persons, unsent and erased messages are not found. Writes nothing.
 */
export async function searchInbox(scope: ShopScope, asked: Asked): Promise<SearchPage> {
  const query = readQuery(asked);
  if (!asksSomething(query)) return { ...empty, tooShort: true, progress: await readIndexProgress(scope) };
  const at = readPlace(asked.cursor);
  // None of these waits for another.
  const [progress, filter, names] = await Promise.all([
    readIndexProgress(scope),
    readFilter(scope, query, asked),
    at.before === null && query.terms.length > 0 ? workNames(scope) : null,
  ]);
  if (!filter) return { ...empty, progress };
  const place = { ...at, first: at.before === null, before: at.before ?? endOf(filter) };
  const page = await sqlInShop(scope, (sql) => readPage({ sql, scope, query, filter }, place, names));
  return { ...empty, ...page, suggestions: names ? suggestionsOf(names, query) : [], progress };
}

/** A day by itself is a question for its messages. */
function readQuery({ text, now, timezone }: Asked): SearchQuery {
  const day = dayOf(text, isoDay(dayNumber(now, timezone)));
  return day === null ? parseQuery(text) : { ...parseQuery(""), after: day, before: dayAfter(day) };
}

interface Place {
  before: PageCursor;
  first: boolean;
  /** Letters are forgiven. */
  nearly: boolean;
}

/** Before the cursor of a page on which letters are forgiven; by itself, the first of these. */
const forgivingMark = "~";

/** Where the page before ended; null for the first page. */
function readPlace(cursor: string | undefined): { before: PageCursor | null; nearly: boolean } {
  const nearly = cursor?.startsWith(forgivingMark) ?? false;
  return { before: readCursor(nearly ? cursor?.slice(1) : cursor), nearly };
}

/** Later than anything that the filter leaves. */
function endOf({ until }: ThreadFilter): PageCursor {
  return until ? { at: until.toISOString(), id: "00000000-0000-0000-0000-000000000000" } : newest;
}

interface Question {
  sql: ShopSql;
  scope: ShopScope;
  query: SearchQuery;
  filter: ThreadFilter;
}

type Found = Pick<SearchPage, "threads" | "nextCursor" | "searchedTo" | "nearly">;

async function readPage(question: Question, place: Place, names: WorkNames | null): Promise<Found> {
  const { sql, scope, query, filter } = question;
  if (query.terms.length === 0 && !asksForMessages(query)) {
    const { threads, next } = await findFilteredThreads(sql, scope, filter, place.before);
    return found(threads, [], next, false);
  }
  if (place.first && place.nearly) return firstForgiving(question, place);
  const called = names && !asksForMessages(query) ? await calledThreads(question, names) : [];
  const { shown, next } = await searchMessages(sql, scope, query, filter, {
    before: place.before,
    forgive: place.nearly,
  });
  const page = found(called, shown, next, place.nearly);
  const count = called.length + shown.length;
  const forgivable = place.first && next === null && query.terms.some(forgivenIn);
  if (!forgivable || count >= few) return page;
  // What was typed right is not kept waiting for what may have been meant.
  return count === 0 ? firstForgiving(question, place) : { ...page, nextCursor: forgivingMark };
}

/** Threads of persons, then of labels and staff. */
async function calledThreads(
  { sql, scope, query, filter }: Question,
  names: WorkNames,
): Promise<SearchThread[]> {
  const { terms } = query;
  const persons = await findPersonThreads(sql, scope, terms, filter, { limit: mostNamed, forgive: false });
  const plain = filter.assigneeIds === null && filter.labelIds.length === 0;
  if (!plain) return persons;
  const named = await findNamedThreads(sql, scope, namesWith(names, terms), terms, mostNamed);
  return [...persons, ...named];
}

/** Nothing more says it as it was typed: what is one letter away. */
async function firstForgiving({ sql, scope, query, filter }: Question, { before }: Place): Promise<Found> {
  const persons = asksForMessages(query)
    ? []
    : await findPersonThreads(sql, scope, query.terms, filter, { limit: mostNamed, forgive: true });
  const { shown, next } = await searchMessages(sql, scope, query, filter, { before, forgive: true });
  return found(persons, shown, next, persons.length + shown.length > 0);
}

function found(
  called: SearchThread[],
  shown: ShownMessage[],
  next: PageCursor | null,
  nearly: boolean,
): Found {
  const cursor = next && writeCursor(new Date(next.at), next.id);
  return {
    threads: grouped(called, shown),
    nextCursor: cursor && (nearly ? forgivingMark + cursor : cursor),
    searchedTo: next && next.at,
    nearly,
  };
}

/** Each thread once: where it first appears, with everything that was found of it. */
function grouped(called: SearchThread[], shown: ShownMessage[]): SearchThread[] {
  const threads = new Map<string, SearchThread>();
  for (const thread of called) {
    const known = threads.get(thread.id);
    if (known) known.traits.push(...thread.traits);
    else threads.set(thread.id, thread);
  }
  for (const { message, hit } of shown) {
    const { conversationId: id, contact, lastMessageAt } = message;
    const thread = threads.get(id) ?? {
      id,
      contact,
      lastMessageAt: lastMessageAt?.toISOString() ?? null,
      traits: [],
      hits: [],
    };
    thread.hits.push(hit);
    threads.set(id, thread);
  }
  return [...threads.values()];
}

/** What the last word can mean besides: a label, somebody of the staff. */
function suggestionsOf(names: WorkNames, { terms }: SearchQuery): SearchSuggestion[] {
  const { labels, staff } = namesWith(names, terms.slice(-1));
  return [
    ...[...labels.values()].map((value): SearchSuggestion => ({ operator: "label", value })),
    ...[...staff.values()].map((value): SearchSuggestion => ({ operator: "assignee", value })),
  ].slice(0, 5);
}
