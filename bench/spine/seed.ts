import { randomUUID } from "node:crypto";
import type pg from "pg";
import { fallbackName } from "#app/modules/contacts/contacts.ts";
import { keyContext, profileContext } from "#app/modules/contacts/seal-contexts.ts";
import { contentContext } from "#app/modules/conversations/seal-contexts.ts";
import { newIndexKey } from "#app/platform/crypto/blind-index.system.server.ts";
import { newWrappedKey } from "#app/platform/crypto/content-key.server.ts";
import { keyRing } from "#app/platform/crypto/key-ring.server.ts";
import { shopScope, type ShopScope } from "#app/platform/db/shop-scope.ts";
import { newId } from "#app/platform/ids.server.ts";
import { personId, someText } from "./messages.ts";

export interface SeedOptions {
  contacts: number;
  messagesEach: number;
  externalId: string;
  /** What the n-th message of the shop says, and what Meta calls it; left out: a few words of few, and hardly anything. */
  says?: (n: number) => { text: string; mid: string };
}

const batch = 500;

const saysLittle = (n: number) => ({ text: someText(n), mid: `mid-${n}` });

/** A shop with a connected account and sealed threads, written straight into the tables in large batches. */
export async function seedShop(database: pg.Pool, options: SeedOptions): Promise<ShopScope> {
  const id = newId();
  const scope = shopScope({ id, domain: `bench-${id.slice(-12)}.myshopify.com` });
  await database.query(
    "INSERT INTO shops (id, domain, timezone, currency, index_key_wrapped) VALUES ($1, $2, 'Europe/Berlin', 'EUR', $3)",
    [id, scope.domain, newIndexKey(id)],
  );
  const accountId = newId();
  const profile = keyRing().seal(
    JSON.stringify({ handle: "bench", name: "Bench", pictureUrl: null, accountType: "Business" }),
    {
      table: "channel_accounts",
      column: "profile_sealed",
      shopId: id,
      rowId: accountId,
    },
  );
  await database.query(
    `INSERT INTO channel_accounts (shop_id, id, channel, external_id, app_scoped_id, exchange_user_id, profile_sealed, state)
     VALUES ($1, $2, 'instagram', $3, $3, $3, $4, 'connected')`,
    [id, accountId, options.externalId, profile],
  );
  for (let from = 0; from < options.contacts; from += batch) {
    await seedThreads(database, scope, accountId, from, options);
  }
  return scope;
}

async function seedThreads(
  database: pg.Pool,
  scope: ShopScope,
  accountId: string,
  from: number,
  options: SeedOptions,
): Promise<void> {
  const count = Math.min(batch, options.contacts - from);
  const people = Array.from({ length: count }, (_, at) => newPerson(scope, from + at));
  const { shopId } = scope;
  await database.query(
    `INSERT INTO contacts (shop_id, id, account_id, external_id_index, profile_sealed, profile_state)
     SELECT $1, *, 'known' FROM (SELECT p.id, $2::uuid, p.index, p.profile FROM unnest($3::uuid[], $4::bytea[], $5::bytea[]) AS p(id, index, profile)) AS rows`,
    [
      shopId,
      accountId,
      people.map((one) => one.id),
      people.map((one) => one.index),
      people.map((one) => one.profile),
    ],
  );
  await database.query(
    "INSERT INTO person_keys (shop_id, contact_id, wrapped) SELECT $1, * FROM unnest($2::uuid[], $3::bytea[])",
    [shopId, people.map((one) => one.id), people.map((one) => one.wrapped)],
  );
  await database.query(
    `INSERT INTO conversations (shop_id, id, account_id, contact_id, unread_count) SELECT $1, c.id, $2, c.contact, 1 FROM unnest($3::uuid[], $4::uuid[]) AS c(id, contact)`,
    [shopId, accountId, people.map((one) => one.conversationId), people.map((one) => one.id)],
  );
  await seedMessages(database, scope, people, options);
}

async function seedMessages(
  database: pg.Pool,
  scope: ShopScope,
  people: Person[],
  { messagesEach, says = saysLittle }: SeedOptions,
): Promise<void> {
  const messages = people.flatMap((person) =>
    Array.from({ length: messagesEach }, (_, n) => {
      return newMessage(scope, person, n, messagesEach, says(person.n * messagesEach + n));
    }),
  );
  await database.query(
    `INSERT INTO messages (shop_id, id, conversation_id, contact_id, mid_index, direction, origin, kind, content_sealed, sent_at, state)
     SELECT $1, m.id, m.conversation, m.contact, sha256(m.id::text::bytea), m.direction, CASE m.direction WHEN 'in' THEN 'customer' ELSE 'native' END, 'text',
       m.content, m.sent_at, CASE m.direction WHEN 'out' THEN 'sent' END
     FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::bytea[], $7::timestamptz[]) AS m(id, conversation, contact, direction, content, sent_at)`,
    [
      scope.shopId,
      messages.map((one) => one.id),
      messages.map((one) => one.conversationId),
      messages.map((one) => one.contactId),
      messages.map((one) => one.direction),
      messages.map((one) => one.content),
      messages.map((one) => one.sentAt),
    ],
  );
  const last = messages.filter((one) => one.last);
  await database.query(
    `UPDATE conversations c SET last_message_id = l.id, last_message_at = l.at, last_customer_message_at = l.at
     FROM unnest($2::uuid[], $3::uuid[], $4::timestamptz[]) AS l(conversation, id, at) WHERE c.shop_id = $1 AND c.id = l.conversation`,
    [
      scope.shopId,
      last.map((one) => one.conversationId),
      last.map((one) => one.id),
      last.map((one) => one.sentAt),
    ],
  );
}

type Person = ReturnType<typeof newPerson>;

function newPerson(scope: ShopScope, n: number) {
  const id = newId();
  const { wrapped, key } = newWrappedKey(keyContext(scope, id));
  const profile = {
    externalId: personId(n),
    handle: `person.${n}`,
    name: fallbackName(personId(n)),
    pictureUrl: null,
  };
  return {
    id,
    n,
    key,
    wrapped,
    conversationId: newId(),
    index: Buffer.from(randomUUID()),
    profile: key.seal(profile, profileContext(scope, id)),
  };
}

/** Threads end one minute apart, their messages two minutes apart. */
function newMessage(
  scope: ShopScope,
  person: Person,
  n: number,
  each: number,
  content: { text: string; mid: string },
) {
  const id = newId();
  const sentAt = new Date(Date.now() - person.n * 60_000 - (each - n) * 120_000);
  return {
    id,
    conversationId: person.conversationId,
    contactId: person.id,
    direction: n % 3 === 1 ? "out" : "in",
    content: person.key.seal(content, contentContext(scope, id)),
    sentAt,
    last: n === each - 1,
  };
}
