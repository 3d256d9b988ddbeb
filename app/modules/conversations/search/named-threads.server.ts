import { listTeam } from "#app/modules/access/access.server.ts";
import {
  contactColumns,
  joinContact,
  mayBeUsed,
  openContactRow,
  type JoinedContact,
} from "#app/modules/contacts/contacts.server.ts";
import { matcher, snippetOf } from "#app/modules/search/match.ts";
import type { SearchTerm } from "#app/modules/search/query.ts";
import type { ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { summarise } from "../thread/summaries.ts";
import { threadStatuses } from "../work/work.ts";
import { listLabels } from "../work/labels.server.ts";
import type { SearchThread, SearchTrait } from "./results.ts";

/** What labels and staff of the shop are called, by id. */
export interface WorkNames {
  labels: Map<string, string>;
  staff: Map<string, string>;
}

/** The names of the shop's labels and of everybody who works in it. */
export async function workNames(scope: ShopScope): Promise<WorkNames> {
  const [labels, team] = await Promise.all([listLabels(scope), listTeam(scope)]);
  return {
    labels: new Map(labels.map(({ id, name }) => [id, name])),
    staff: new Map(team.filter(({ removed }) => !removed).map(({ id, name }) => [id, name])),
  };
}

/** Those that hold all of what was typed. */
export function namesWith({ labels, staff }: WorkNames, terms: SearchTerm[]): WorkNames {
  const match = matcher(terms);
  const holding = (names: Map<string, string>) =>
    new Map([...names].filter(([, name]) => terms.length > 0 && match(name).every(Boolean)));
  return { labels: holding(labels), staff: holding(staff) };
}

interface Row extends JoinedContact {
  id: string;
  last_message_at: Date | null;
  label_id: string | null;
  assignee_id: string | null;
}

/** The newest threads of these labels and staff. */
export async function findNamedThreads(
  sql: ShopSql,
  scope: ShopScope,
  { labels, staff }: WorkNames,
  terms: SearchTerm[],
  limit: number,
): Promise<SearchThread[]> {
  if (labels.size + staff.size === 0) return [];
  const rows = await sql.query<Row>(query(limit), [
    scope.shopId,
    [...labels.keys()],
    [...staff.keys()],
    threadStatuses,
  ]);
  const match = matcher(terms);
  return rows.slice(0, limit).map((row) => {
    const kind = row.label_id === null ? "assignee" : "label";
    const name = labels.get(row.label_id ?? "") ?? staff.get(row.assignee_id ?? "") ?? "";
    const trait: SearchTrait = {
      kind,
      text: snippetOf(
        name,
        match(name).flatMap((ranges) => ranges ?? []),
      ),
    };
    const contact = summarise(row.contact_id, openContactRow(scope, row).profile);
    return {
      id: row.id,
      contact,
      lastMessageAt: row.last_message_at?.toISOString() ?? null,
      traits: [trait],
      hits: [],
    };
  });
}

/** Of each label or person and status the newest, each an index range. */
const query = (limit: number) => `
  SELECT c.id, c.contact_id, c.last_message_at, named.label_id, named.assignee_id, ${contactColumns}
  FROM (
    SELECT DISTINCT ON (found.id) found.* FROM (
      SELECT newest.conversation_id AS id, l.label_id, NULL::uuid AS assignee_id
      FROM unnest($2::uuid[]) AS l (label_id), unnest($4::text[]) AS s (status), LATERAL (
        SELECT conversation_id FROM conversation_labels cl
        WHERE cl.shop_id = $1 AND cl.label_id = l.label_id AND cl.status = s.status
        ORDER BY last_message_at DESC, conversation_id DESC LIMIT ${limit}
      ) AS newest
      UNION ALL
      SELECT newest.id, NULL, a.assignee_id
      FROM unnest($3::uuid[]) AS a (assignee_id), unnest($4::text[]) AS s (status), LATERAL (
        SELECT id FROM conversations
        WHERE shop_id = $1 AND assignee_id = a.assignee_id AND status = s.status
        ORDER BY last_message_at DESC, id DESC LIMIT ${limit}
      ) AS newest
    ) AS found ORDER BY found.id, found.label_id
  ) AS named
  JOIN conversations c ON c.shop_id = $1 AND c.id = named.id
  ${joinContact("c")}
  WHERE ${mayBeUsed("c")}
  ORDER BY c.last_message_at DESC NULLS LAST, c.id DESC LIMIT ${limit}`;
