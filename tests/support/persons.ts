import { randomUUID } from "node:crypto";
import {
  addTag,
  listFields,
  openPersonKeys,
  saveDetails,
  saveField,
  saveProfile,
} from "#app/modules/contacts/contacts.server.ts";
import { receiveEvents } from "#app/modules/conversations/conversations.server.ts";
import { noteEvidence } from "#app/modules/identity/identity.server.ts";
import { linkContext } from "#app/modules/identity/sealed.ts";
import { pieceContext } from "#app/modules/media/store/pieces.ts";
import type { OrderSummary } from "#app/modules/orders/orders.ts";
import { snapshotContext, type SnapshotData } from "#app/modules/orders/snapshot.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { SeededAccount } from "./accounts.ts";
import { message, newPerson } from "./threads.ts";

export interface SeededPerson {
  contactId: string;
  personId: string;
  handle: string;
  email: string;
  customerGid: string;
  /** What stands in a field of the store's, and on a tag that nobody else has. */
  detail: string;
}

let made = 0;

/** Somebody of whom there is a row in every table that can hold one: thread, evidence, confirmed link, orders. */
export async function seedPerson(
  scope: ShopScope,
  account: SeededAccount,
  {
    messages = 2,
    linked = true,
    customer,
    orders = [],
  }: { messages?: number; linked?: boolean; customer?: string; orders?: OrderSummary[] } = {},
): Promise<SeededPerson> {
  const number = (made += 1);
  const personId = newPerson();
  const email = `canary${number}@example.com`;
  const events = Array.from({ length: messages }, (_, n) =>
    message(personId, { content: { text: `canary words ${number}.${n}, ${email}` } }),
  );
  const folded = await receiveEvents(scope, account, events);
  const contactId = folded.newContactIds[0] ?? "";
  const handle = `canary.handle.${number}`;
  await saveProfile(scope, contactId, { handle, name: `Canary Name ${number}`, pictureUrl: null });
  await noteEvidence(
    scope,
    folded.arrived
      .slice(0, 3)
      .flatMap(({ messageId, text, sentAt }) =>
        text === null ? [] : [{ contactId, messageId, text, at: new Date(sentAt) }],
      ),
  );
  const detail = `canary detail ${number}`;
  await fillIn(scope, contactId, detail);
  await addTag(scope, contactId, detail);
  const customerGid = customer ?? `gid://shopify/Customer/${7_000_000 + number}`;
  if (linked) await link(scope, contactId, customerGid, { email, orders });
  if (messages > 0) await keepFile(scope, contactId, folded.arrived[0]?.messageId ?? "", number);
  return { contactId, personId, handle, email, customerGid, detail };
}

/** What staff noted about them, in a field of the store's. */
async function fillIn(scope: ShopScope, contactId: string, typed: string): Promise<void> {
  const field = { name: "Canary field", kind: "text", choices: [], hidden: false } satisfies Parameters<
    typeof saveField
  >[2];
  if ((await listFields(scope)).length === 0) await saveField(scope, null, field);
  const [{ id: fieldId } = { id: "" }] = await listFields(scope);
  await saveDetails(scope, contactId, [{ fieldId, typed, revision: null }], { mayReveal: true });
}

async function link(
  scope: ShopScope,
  contactId: string,
  customerGid: string,
  { email, orders }: Pick<SnapshotData, "email" | "orders">,
): Promise<void> {
  const facts = { city: null, numberOfOrders: orders.length, amountSpent: null, tags: [], orders };
  const names = { name: "Canary Customer", firstName: "Canary", lastName: "Customer" };
  const customer: SnapshotData = { gid: customerGid, ...names, email, phone: null, ...facts };
  const [linkId, staffId] = [randomUUID(), randomUUID()];
  await sqlInShop(scope, async (sql) => {
    const key = (await openPersonKeys(sql, scope, [contactId])).get(contactId);
    const detail = key?.seal({ name: "Canary Customer", evidence: [] }, linkContext(scope.shopId, linkId));
    const data = key?.seal(customer, snapshotContext(scope.shopId, contactId, customerGid));
    await sql.query(
      `INSERT INTO links (shop_id, id, contact_id, customer_gid, state, detail_sealed, decided_at, decided_by)
       VALUES ($1, $2, $3, $4, 'confirmed', $5, now(), $6)`,
      [scope.shopId, linkId, contactId, customerGid, detail, staffId],
    );
    await sql.query(
      `INSERT INTO link_decisions (shop_id, id, link_id, decision, from_state, to_state, staff_id)
       VALUES ($1, $2, $3, 'confirm', 'suggested', 'confirmed', $4)`,
      [scope.shopId, randomUUID(), linkId, staffId],
    );
    await sql.query(
      `INSERT INTO customer_snapshots (shop_id, contact_id, customer_gid, data_sealed, fetched_at)
       VALUES ($1, $2, $3, $4, now())`,
      [scope.shopId, contactId, customerGid, data],
    );
  });
}

/** A document that came with a message, as a fetch leaves it. */
async function keepFile(
  scope: ShopScope,
  contactId: string,
  messageId: string,
  number: number,
): Promise<void> {
  const [fileId, bytes] = [randomUUID(), Buffer.from(`canary file ${number}.`)];
  await sqlInShop(scope, async (sql) => {
    const key = (await openPersonKeys(sql, scope, [contactId])).get(contactId);
    await sql.query(
      `INSERT INTO media_files (shop_id, id, contact_id, message_id, source, kind, state, content_type, bytes)
       VALUES ($1, $2, $3, $4, 'channel', 'file', 'stored', 'application/pdf', $5)`,
      [scope.shopId, fileId, contactId, messageId, bytes.length],
    );
    await sql.query(
      "INSERT INTO media_chunks (shop_id, file_id, number, piece_sealed) VALUES ($1, $2, 0, $3)",
      [scope.shopId, fileId, key?.sealBytes(bytes, pieceContext(scope, fileId, 0))],
    );
  });
}
