import type pg from "pg";
import { contentContext } from "#app/modules/conversations/seal-contexts.ts";
import { readThread } from "#app/modules/conversations/conversations.server.ts";
import { profileContext, keyContext } from "#app/modules/contacts/seal-contexts.ts";
import { readLinks } from "#app/modules/identity/identity.server.ts";
import { readSnapshots } from "#app/modules/orders/orders.server.ts";
import { listHolds } from "#app/modules/privacy/privacy.server.ts";
import { unwrapKey } from "#app/platform/crypto/content-key.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { absolute, percentile, type Row } from "../report.ts";

const repetitions = 400;

interface Page {
  wrapped: Buffer;
  profile: Buffer;
  messages: { id: string; content_sealed: Buffer }[];
}

/**
 * What encryption costs of reading a thread's page: unwrapping the person's key and opening every value of exactly
 * that page, beside everything that its route reads. Timed in turns, so that all meet the same machine; the words of
 * the opened values are parsed either way, and are taken off. The read of the messages alone stands beside it.
 */
export async function* encryptionRows(
  owner: pg.Pool,
  scope: ShopScope,
  contactId: string,
): AsyncGenerator<Row> {
  const { rows } = await owner.query<{ id: string }>("SELECT id FROM conversations WHERE contact_id = $1", [
    contactId,
  ]);
  const id = rows[0]?.id ?? "";
  const readMessages = () => readThread(scope, id, { now: new Date() });
  const shown = (await readMessages())?.timeline.items.length ?? 0;
  const page = await pageOf(owner, contactId, shown);
  const words = openAll(scope, contactId, page).map((value) => JSON.stringify(value));
  const readPage = async () => {
    await readMessages();
    await Promise.all([
      readLinks(scope, contactId),
      readSnapshots(scope, contactId),
      listHolds(scope, contactId),
    ]);
  };
  const [pages, alone, opens, parses] = await timed([
    readPage,
    readMessages,
    () => openAll(scope, contactId, page),
    () => words.map((text) => JSON.parse(text) as unknown),
  ]);
  const opening = (opens ?? 0) - (parses ?? 0);
  const about = `encryption's share of reading a thread's page, ${shown} messages`;
  yield absolute("privacy", about, (100 * opening) / (pages ?? 0), "%", { atMost: 15 });
  yield absolute("privacy", "the same, of the messages alone", (100 * opening) / (alone ?? 0), "%", {
    atMost: 25,
  });
}

/** Medians in ms of each kind of work, all done in turns. */
async function timed(works: (() => unknown)[]): Promise<number[]> {
  const times = works.map((): number[] => []);
  for (let n = 0; n < repetitions + 50; n += 1)
    for (const [at, work] of works.entries()) {
      const startedAt = performance.now();
      await work();
      if (n >= 50) times[at]?.push(performance.now() - startedAt);
    }
  return times.map((samples) => percentile(samples, 0.5));
}

async function pageOf(owner: pg.Pool, contactId: string, shown: number): Promise<Page> {
  const { rows } = await owner.query<Omit<Page, "messages">>(
    `SELECT wrapped, profile_sealed AS profile FROM contacts JOIN person_keys ON contact_id = id WHERE id = $1`,
    [contactId],
  );
  const { rows: messages } = await owner.query<Page["messages"][number]>(
    "SELECT id, content_sealed FROM messages WHERE contact_id = $1 ORDER BY sent_at DESC LIMIT $2",
    [contactId, shown],
  );
  return { ...rows[0]!, messages };
}

function openAll(scope: ShopScope, contactId: string, { wrapped, profile, messages }: Page): unknown[] {
  const key = unwrapKey(wrapped, keyContext(scope, contactId));
  return [
    key.open(profile, profileContext(scope, contactId)),
    ...messages.map(({ id, content_sealed }) => key.open(content_sealed, contentContext(scope, id))),
  ];
}
