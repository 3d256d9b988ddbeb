import { resolveContacts, type ResolvedContact } from "#app/modules/contacts/contacts.server.ts";
import type { ChannelEvent } from "#app/modules/channels/events.ts";
import { blindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { adoptEchoes } from "./adopt-echoes.server.ts";
import { countUnsupported } from "./count-unsupported.server.ts";
import type { FoldContext } from "./fold-context.ts";
import { foldBatch, isWordOfCustomer, messageFact, type FoldedBatch } from "./fold-batch.ts";
import { loadMessages, type LoadedMessages } from "./load-messages.server.ts";
import { midIndex, rowIdOf } from "./mid-index.ts";
import { deleteMessages, saveMessages, type StoredMessage } from "./message-rows.server.ts";
import { filesToKeep } from "../media/files-to-keep.ts";
import { refreshThreads } from "../queue/refresh-threads.server.ts";
import { openWritten, type MovedThread } from "../work/open-written.server.ts";
import { storeComments } from "./store-comments.server.ts";
import { lockAccount, openThreads, planAnew, saveThreads, type StoredThread } from "./thread-rows.server.ts";

/**
 * What a call of {@link receiveEvents} spoke of: what has to happen next follows from it. Events that were
 * folded before are reported again, because a worker may have died between the fold and what follows from it.
 */
export interface FoldOutcome {
  /** Threads that the events are about. */
  conversationIds: string[];
  /** People of whom nothing but their id is known. */
  newContactIds: string[];
  /** What customers wrote or edited, as it reads now. `sentAt` in ms since 1970. */
  arrived: {
    messageId: string;
    contactId: string;
    conversationId: string;
    text: string | null;
    sentAt: number;
    /** It read differently once. */
    edited: boolean;
  }[];
  /** Messages that were withdrawn: nothing taken from them may stay. */
  unsentMessageIds: string[];
  /** Messages of ours that an echo proved to be sent, before Meta's answer did. */
  adoptedMessageIds: string[];
  /** Messages with files that are to be kept. */
  messageIdsWithFiles: string[];
  /** Threads opened that the shop's rule has to find somebody for. */
  awaitAssignment: boolean;
}

/** From so many events on, planning is a small part of the work. */
const largeBatch = 100;

/**
 * Folds what happened on an account into its threads, in one transaction. The order of events, their
 * repetition and how they are cut into calls make no difference to what is stored in the end.
 *
 * Counting what we could not place is repetition-proof for everything that names a person or a message; an
 * unknown event without either is counted each time it is delivered.
 * @param account the shop's account: our id, and its id on the channel
 */
export async function receiveEvents(
  scope: ShopScope,
  account: { id: string; externalId: string },
  events: ChannelEvent[],
): Promise<FoldOutcome> {
  const index = await blindIndexer(scope);
  return sqlInShop(scope, async (sql) => {
    await lockAccount(sql, scope, account.id);
    if (events.length >= largeBatch) await planAnew(sql);
    const people = await resolveContacts(sql, scope, index, account.id, peopleOf(events));
    await storeComments(sql, scope, index, account.id, people, events);
    return foldIntoThreads({ sql, scope, index, accountId: account.id, people }, events);
  });
}

async function foldIntoThreads(context: FoldContext, events: ChannelEvent[]): Promise<FoldOutcome> {
  const { sql, scope, people } = context;
  // Messages are locked before threads, here as everywhere, so that nobody waits in a circle.
  const loaded = await loadMessages(context, midsOf(events));
  const adopted = await adoptEchoes(context, loaded, events);
  const threads = await openThreadsOf(context, events);
  const folded = foldBatch(
    {
      threads: new Map([...threads].map(([personId, thread]) => [personId, thread.registers])),
      messages: new Map([...loaded.byMid].map(([mid, message]) => [mid, message.record])),
    },
    events,
  );
  const messages = placeMessages(context, threads, loaded, folded);
  await deleteMessages(sql, scope, adopted.replacedIds);
  const changed = [...messages.values()].filter(
    ({ mid, id }) => folded.messages.has(mid) || adopted.messageIds.includes(id),
  );
  await saveMessages(sql, scope, loaded.keys, changed);
  const moved = changedThreads(threads, folded);
  await saveThreads(sql, scope, moved);
  const awaiting = await openWritten(sql, scope, moved);
  await refreshThreads(sql, scope, [...new Set(changed.map(({ conversationId }) => conversationId))]);
  await countUnsupported(sql, scope, context.accountId, folded.unsupported, events);
  return {
    ...report(folded, threads, messages, people),
    adoptedMessageIds: adopted.messageIds,
    awaitAssignment: awaiting,
  };
}

/** Comments make a contact but no thread. */
async function openThreadsOf(
  context: FoldContext,
  events: ChannelEvent[],
): Promise<Map<string, StoredThread>> {
  const { sql, scope, accountId, people } = context;
  const personIds = peopleOf(events.filter((event) => event.kind !== "comment"));
  const contactIds = personIds.flatMap((personId) => people.get(personId)?.contactId ?? []);
  const byContact = await openThreads(sql, scope, accountId, contactIds);
  const threads = personIds.flatMap((personId) => {
    const thread = byContact.get(people.get(personId)?.contactId ?? "");
    return thread ? [[personId, thread] as const] : [];
  });
  return new Map(threads);
}

function peopleOf(events: ChannelEvent[]): string[] {
  return [...new Set(events.flatMap(({ personId }) => personId ?? []))];
}

function midsOf(events: ChannelEvent[]): string[] {
  return [...new Set(events.flatMap((event) => messageFact(event)?.mid ?? []))];
}

interface PlacedMessage extends StoredMessage {
  mid: string;
}

/** Every message that the batch spoke of, as it is now: in the row it has, or in a new one. By mid. */
function placeMessages(
  { index, accountId }: FoldContext,
  threads: Map<string, StoredThread>,
  loaded: LoadedMessages,
  folded: FoldedBatch,
): Map<string, PlacedMessage> {
  const placed = new Map<string, PlacedMessage>();
  for (const [mid, personId] of folded.personOf) {
    const existing = loaded.byMid.get(mid);
    const record = folded.messages.get(mid) ?? existing?.record;
    const thread = threads.get(personId);
    if (!record || !thread) continue;
    const bytes = existing?.midIndex ?? midIndex(index, accountId, mid);
    const place = existing ?? { id: rowIdOf(bytes), conversationId: thread.id, contactId: thread.contactId };
    placed.set(mid, { ...place, midIndex: bytes, record, mid });
  }
  return placed;
}

function changedThreads(threads: Map<string, StoredThread>, folded: FoldedBatch): MovedThread[] {
  return [...folded.threads].flatMap(([personId, registers]) => {
    const thread = threads.get(personId);
    return thread ? [{ id: thread.id, before: thread.registers, registers }] : [];
  });
}

function report(
  folded: FoldedBatch,
  threads: Map<string, StoredThread>,
  messages: Map<string, PlacedMessage>,
  people: Map<string, ResolvedContact>,
): Omit<FoldOutcome, "adoptedMessageIds" | "awaitAssignment"> {
  const placed = (mids: Set<string>) => [...mids].flatMap((mid) => messages.get(mid) ?? []);
  const unknown = [...threads].filter(([personId, thread]) => {
    return !people.get(personId)?.known && (thread.created || folded.repeated.has(personId));
  });
  return {
    conversationIds: [...new Set([...threads.values()].map(({ id }) => id))],
    newContactIds: unknown.map(([, thread]) => thread.contactId),
    arrived: placed(folded.said)
      .filter(({ record }) => isWordOfCustomer(record))
      .map(({ id, contactId, conversationId, record }) => ({
        messageId: id,
        contactId,
        conversationId,
        text: record.content?.text ?? null,
        sentAt: record.sentAt ?? 0,
        edited: record.editNumber > 0,
      })),
    unsentMessageIds: placed(folded.unsent).map(({ id }) => id),
    messageIdsWithFiles: [...messages.values()]
      .filter(({ record }) => filesToKeep(record).length > 0)
      .map(({ id }) => id),
  };
}
