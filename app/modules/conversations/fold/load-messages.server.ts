import { openPersonKeys, type PersonKeys } from "#app/modules/contacts/contacts.server.ts";
import { midIndex } from "./mid-index.ts";
import { lockByMid, openMessage, type StoredMessage } from "./message-rows.server.ts";
import type { FoldContext } from "./fold-context.ts";

/** What is stored of the messages that a batch speaks of. */
export interface LoadedMessages {
  byMid: Map<string, StoredMessage>;
  /** Keys of everybody whose messages may be touched. */
  keys: PersonKeys;
}

/** Finds, locks and opens the messages with these ids of the channel. */
export async function loadMessages(context: FoldContext, mids: string[]): Promise<LoadedMessages> {
  const { sql, scope, index, accountId, people } = context;
  const indexes = mids.map((mid) => midIndex(index, accountId, mid));
  const midOf = new Map(mids.map((mid, at) => [indexes[at]?.toString("hex"), mid]));
  const rows = await lockByMid(sql, scope, indexes);
  const keys: PersonKeys = new Map([...people.values()].map(({ contactId, key }) => [contactId, key]));
  const others = rows.map(({ contactId }) => contactId).filter((id) => !keys.has(id));
  for (const [id, key] of await openPersonKeys(sql, scope, [...new Set(others)])) keys.set(id, key);
  const byMid = new Map<string, StoredMessage>();
  for (const row of rows) {
    const mid = midOf.get(row.midIndex?.toString("hex"));
    if (mid !== undefined) byMid.set(mid, openMessage(scope, keys, row));
  }
  return { byMid, keys };
}
