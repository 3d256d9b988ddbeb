import { shopFacts } from "#app/modules/access/access.server.ts";
import { openPersonKeys, usableContacts } from "#app/modules/contacts/contacts.server.ts";
import { blindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newId } from "#app/platform/ids.server.ts";
import { countryOfTimezone } from "./country-of-timezone.ts";
import { extractEvidence, mayHoldPhone, type FoundEvidence } from "./extract-evidence.ts";
import { evidenceContext, type EvidenceDetail } from "./sealed.ts";

/** A text a person wrote. */
export interface WrittenText {
  contactId: string;
  messageId: string;
  text: string;
  at: Date;
}

type Found = WrittenText & { evidence: FoundEvidence };

/**
 * Keeps what in these texts points to a customer: sealed, known again by blind index, each thing once a
 * message; of somebody whose data is restricted nothing. Most texts hold nothing and cost nothing.
 * @returns the contacts of whom something new is known
 */
export async function noteEvidence(scope: ShopScope, texts: WrittenText[]): Promise<string[]> {
  const found = await extract(scope, texts);
  if (found.length === 0) return [];
  const index = await blindIndexer(scope);
  return sqlInShop(scope, async (sql) => {
    const contactIds = [...new Set(found.map((one) => one.contactId))];
    const usable = await usableContacts(sql, scope, contactIds);
    const keys = await openPersonKeys(sql, scope, [...usable]);
    const rows = found.flatMap(({ contactId, messageId, at, evidence }) => {
      const key = keys.get(contactId);
      if (!key) return [];
      const id = newId();
      const { kind, normalised, value } = evidence;
      const sealed = key.seal(
        { value, normalised } satisfies EvidenceDetail,
        evidenceContext(scope.shopId, id),
      );
      return [{ id, contactId, messageId, at, kind, index: index(kind, normalised), sealed }];
    });
    return insert(sql, scope, rows);
  });
}

async function extract(scope: ShopScope, texts: WrittenText[]): Promise<Found[]> {
  const { timezone } = texts.some(({ text }) => mayHoldPhone(text))
    ? await shopFacts(scope)
    : { timezone: null };
  const country = timezone === null ? undefined : countryOfTimezone(timezone);
  return texts.flatMap((written) =>
    extractEvidence(written.text, country).map((evidence) => ({ ...written, evidence })),
  );
}

interface NewEvidence {
  id: string;
  contactId: string;
  messageId: string;
  at: Date;
  kind: FoundEvidence["kind"];
  index: Buffer;
  sealed: Buffer;
}

async function insert(sql: ShopSql, scope: ShopScope, rows: NewEvidence[]): Promise<string[]> {
  const inserted = await sql.query<{ contact_id: string }>(
    `INSERT INTO evidence (shop_id, id, contact_id, message_id, kind, value_index, value_sealed, found_at)
     SELECT $1, * FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::bytea[], $7::bytea[], $8::timestamptz[])
     ON CONFLICT (shop_id, contact_id, message_id, kind, value_index) DO NOTHING RETURNING contact_id`,
    [
      scope.shopId,
      rows.map((row) => row.id),
      rows.map((row) => row.contactId),
      rows.map((row) => row.messageId),
      rows.map((row) => row.kind),
      rows.map((row) => row.index),
      rows.map((row) => row.sealed),
      rows.map((row) => row.at),
    ],
  );
  return [...new Set(inserted.map((row) => row.contact_id))];
}
