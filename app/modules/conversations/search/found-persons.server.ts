import {
  contactColumns,
  joinContact,
  mayBeUsed,
  openContactRow,
  type JoinedContact,
} from "#app/modules/contacts/contacts.server.ts";
import type { ContactProfile } from "#app/modules/contacts/contacts.ts";
import { customersIn } from "#app/modules/orders/orders.server.ts";
import { findPersons, forgivenIn } from "#app/modules/search/search.server.ts";
import { matcher, snippetOf, type Matcher } from "#app/modules/search/match.ts";
import type { SearchTerm } from "#app/modules/search/query.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { summarise } from "../thread/summaries.ts";
import { personTraits, type PersonTrait } from "./person-traits.ts";
import type { SearchThread, SearchTrait } from "./results.ts";
import { isWanted, wantedValues, type ThreadFilter } from "./thread-filter.server.ts";

/** More persons than that are not looked through for whose thread is the newest: another letter is typed. */
const mostPersons = 2_000;
/** So many of them are read. */
const mostRead = 60;

interface ThreadRow extends JoinedContact {
  id: string;
  last_message_at: Date | null;
}

/** The threads of persons whose names, orders or products hold all terms, the newest first. */
export async function findPersonThreads(
  sql: ShopSql,
  scope: ShopScope,
  terms: SearchTerm[],
  filter: ThreadFilter,
  { limit, forgive }: { limit: number; forgive: boolean },
): Promise<SearchThread[]> {
  const contactIds = await (forgive ? nearlyPersons : findPersons)(sql, scope, { terms, limit: mostPersons });
  const match = matcher(terms, { forgive });
  const threads = await readPersons(sql, scope, contactIds, filter);
  return threads
    .flatMap(({ row, profile, traits }) => thread(row, profile, traitsWith(traits, match)))
    .slice(0, limit);
}

async function nearlyPersons(
  sql: ShopSql,
  scope: ShopScope,
  { terms, limit }: { terms: SearchTerm[]; limit: number },
): Promise<string[]> {
  const found: string[] = [];
  for (const nearly of terms.filter(forgivenIn)) {
    const others = terms.filter((term) => term !== nearly);
    found.push(...(await findPersons(sql, scope, { terms: others, nearly, limit })));
  }
  return found;
}

function thread(row: ThreadRow, profile: ContactProfile, traits: SearchTrait[] | null): SearchThread[] {
  if (!traits) return [];
  const contact = summarise(row.contact_id, profile);
  return [
    { id: row.id, contact, lastMessageAt: row.last_message_at?.toISOString() ?? null, traits, hits: [] },
  ];
}

/** Each trait that holds a term, marked; null unless all terms are held together. */
export function traitsWith(traits: PersonTrait[], match: Matcher): SearchTrait[] | null {
  const found = traits.map(({ kind, text }) => ({ kind, text, ranges: match(text) }));
  const terms = found[0]?.ranges ?? [];
  if (terms.length === 0 || !terms.every((_, term) => found.some(({ ranges }) => ranges[term]))) return null;
  return found.flatMap(({ kind, text, ranges }) => {
    const hits = ranges.flatMap((range) => range ?? []);
    return hits.length > 0 ? [{ kind, text: snippetOf(text, hits) }] : [];
  });
}

/**
 * Which persons each of several terms names, so that a message need not say it: "maya lamp". A term that names too
 * many says too little.
 * @returns by term, the contacts; only where there are some
 */
export async function personsByTerm(
  sql: ShopSql,
  scope: ShopScope,
  terms: SearchTerm[],
  filter: ThreadFilter,
): Promise<Map<SearchTerm, string[]>> {
  const named = new Map<SearchTerm, string[]>();
  if (terms.length < 2) return named;
  for (const term of terms.slice(0, 4)) {
    const contactIds = await findPersons(sql, scope, { terms: [term], limit: mostRead });
    if (contactIds.length === 0 || contactIds.length === mostRead) continue;
    const match = matcher([term]);
    const read = await readPersons(sql, scope, contactIds, filter);
    const theirs = read.filter(({ traits }) => traits.some(({ text }) => match(text)[0]));
    if (theirs.length > 0)
      named.set(
        term,
        theirs.map(({ row }) => row.contact_id),
      );
  }
  return named;
}

async function readPersons(sql: ShopSql, scope: ShopScope, contactIds: string[], filter: ThreadFilter) {
  if (contactIds.length === 0) return [];
  const rows = await sql.query<ThreadRow>(query, [scope.shopId, contactIds, ...wantedValues(filter)]);
  const opened = rows.map((row) => ({ row, ...openContactRow(scope, row) }));
  const keys = new Map(opened.map(({ row, key }) => [row.contact_id, { key }]));
  const customers = await customersIn(sql, scope, keys);
  return opened.map(({ row, profile }) => ({
    row,
    profile,
    traits: personTraits(profile, customers.get(row.contact_id) ?? []),
  }));
}

const query = `
  SELECT c.id, c.contact_id, c.last_message_at, ${contactColumns}
  FROM (
    SELECT * FROM conversations c WHERE c.shop_id = $1 AND c.contact_id = ANY ($2::uuid[]) AND ${isWanted(3)} AND ${mayBeUsed("c")}
    ORDER BY c.last_message_at DESC NULLS LAST, c.id DESC LIMIT ${mostRead}
  ) AS c ${joinContact("c")}
  ORDER BY c.last_message_at DESC NULLS LAST, c.id DESC`;
