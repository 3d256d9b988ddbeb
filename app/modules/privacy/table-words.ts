import type { TFunction } from "i18next";
import type { Counts } from "./privacy.ts";

/** Tables whose rows people are told of, in the order they are told. */
const told = [
  "contacts",
  "contact_details",
  "tagged_contacts",
  "conversations",
  "messages",
  "message_contents",
  "media_files",
  "media_chunks",
  "comments",
  "notes",
  "drafts",
  "offers",
  "note_mentions",
  "conversation_labels",
  "conversation_events",
  "own_reactions",
  "message_attempts",
  "evidence",
  "links",
  "link_decisions",
  "customer_snapshots",
  "person_keys",
  "legal_holds",
  "deliveries",
  "channel_accounts",
  "connect_attempts",
  "unsupported_events",
  "staff",
  "custom_roles",
  "saved_replies",
  "teams",
  "team_members",
  "push_subscriptions",
  "push_notices",
  "labels",
  "contact_fields",
  "contact_tags",
  "search_entries",
  "search_indexes",
  "retention_profiles",
  "retention_runs",
  "policy_acceptances",
  "views",
  "assignment_rules",
  "audit_events",
  "audit_chains",
] as const;

/** What rows of a table are to people; an unknown table keeps its name. */
export function tableLabel(t: TFunction<"tables">, table: string): string {
  const known = told.find((name) => name === table);
  return known ? t(known) : table;
}

/** One line of {@link countLines}. */
export interface CountLine {
  label: string;
  /** As the language writes numbers. */
  count: string;
}

/** Numbers by table, as lines for people. */
export function countLines(t: TFunction<"tables">, counts: Counts, language: string): CountLine[] {
  const number = new Intl.NumberFormat(language);
  const place = (table: string) => {
    const at = told.findIndex((name) => name === table);
    return at === -1 ? told.length : at;
  };
  return Object.entries(counts)
    .toSorted(([a], [b]) => place(a) - place(b))
    .map(([table, count]) => ({ label: tableLabel(t, table), count: number.format(count) }));
}
