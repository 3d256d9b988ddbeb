/** What rows of a table are to people, in the order they are told. */
const words: Record<string, string> = {
  contacts: "Persons",
  conversations: "Conversations",
  messages: "Messages",
  message_contents: "Contents of messages",
  media_files: "Pictures, videos, voice messages and documents",
  media_chunks: "Pieces of those files",
  comments: "Comments",
  notes: "Notes of staff",
  drafts: "Replies that staff began and did not send",
  offers: "Discounts and draft orders made for them",
  note_mentions: "Staff whom those notes mention",
  conversation_labels: "Labels of their conversation",
  conversation_events: "What was done with their conversation",
  message_attempts: "Attempts to deliver a reply",
  evidence: "Order numbers, e-mails and phone numbers they typed",
  links: "Links to customers of the store",
  link_decisions: "Decisions about those links",
  customer_snapshots: "Copies of their orders",
  person_keys: "Encryption keys",
  legal_holds: "Legal holds",
  deliveries: "Unreadable webhooks",
  channel_accounts: "Instagram accounts",
  connect_attempts: "Logins at Instagram",
  unsupported_events: "Counters of events that could not be shown",
  staff: "Staff",
  saved_replies: "Saved replies",
  teams: "Teams",
  team_members: "Members of teams",
  labels: "Labels",
  search_entries: "Entries of the search index",
  search_indexes: "Progress of the search index",
  retention_profiles: "Choices how long data is kept",
  retention_runs: "Runs of the retention sweep",
  policy_acceptances: "Acceptances of the privacy policy",
  views: "Views of the inbox",
  assignment_rules: "Rules of who gets new conversations",
  audit_events: "Events of the audit trail",
  audit_chains: "Ends of the audit trail",
};

/** What rows of a table are to people; an unknown table keeps its name. */
export function tableLabel(table: string): string {
  return words[table] ?? table;
}

/** Numbers by table, as lines for people; unknown tables keep their name. */
export function countLines(counts: Record<string, number>): { label: string; count: number }[] {
  const order = Object.keys(words);
  const place = (table: string) => (order.includes(table) ? order.indexOf(table) : order.length);
  return Object.entries(counts)
    .toSorted(([a], [b]) => place(a) - place(b))
    .map(([table, count]) => ({ label: tableLabel(table), count }));
}
