import { blindIndexer, type BlindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";
import { newWrappedKey } from "#app/platform/crypto/content-key.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId, newId } from "#app/platform/ids.server.ts";
import { longestName, readHandle, type AddedProfile, type AddProblem } from "./contacts.ts";
import { readContacts } from "./read-contacts.server.ts";
import { usableContacts } from "./restriction.server.ts";
import { keyContext, profileContext } from "./seal-contexts.ts";

/** What staff type of somebody: a name, a handle, or both. */
export interface TypedContact {
  name: string;
  handle: string;
}

export type AddOutcome =
  | { outcome: "saved"; contactId: string }
  /** The store knows somebody of this handle already. */
  | { outcome: "known"; contactId: string }
  | { outcome: AddProblem };

/**
 * Adds somebody whom no account knows yet. When they write under this handle, what was noted of them stands beside
 * their thread (take-over-notes.server.ts).
 */
export async function addContact(scope: ShopScope, typed: TypedContact): Promise<AddOutcome> {
  const read = readTyped(typed);
  if ("problem" in read) return { outcome: read.problem };
  const handleIndex = indexOf(await blindIndexer(scope), read.handle);
  const contactId = newId();
  const { wrapped, key } = newWrappedKey(keyContext(scope, contactId));
  const profile: AddedProfile = { externalId: null, ...read, pictureUrl: null };
  return sqlInShop(scope, async (sql) => {
    const known = await knownAs(sql, scope, handleIndex, contactId);
    if (known) return { outcome: "known", contactId: known };
    await sql.query(
      `WITH made AS (
         INSERT INTO contacts (shop_id, id, handle_index, profile_sealed, profile_state)
         VALUES ($1, $2, $3, $4, 'known') ON CONFLICT DO NOTHING RETURNING id)
       INSERT INTO person_keys (shop_id, contact_id, wrapped) SELECT $1, id, $5 FROM made`,
      [scope.shopId, contactId, handleIndex, key.seal(profile, profileContext(scope, contactId)), wrapped],
    );
    // A colleague added them at the same moment.
    const other = await knownAs(sql, scope, handleIndex, contactId);
    return other ? { outcome: "known", contactId: other } : { outcome: "saved", contactId };
  });
}

/**
 * Changes what somebody whom staff added is called. Of whom an account knows, Instagram says it.
 * @param before what stood in the form when it was opened: what a colleague changed since is not overwritten
 */
export async function changeAdded(
  scope: ShopScope,
  contactId: string,
  typed: TypedContact,
  before: TypedContact,
): Promise<AddOutcome> {
  const read = readTyped(typed);
  if ("problem" in read) return { outcome: read.problem };
  if (!isId(contactId)) return { outcome: "not_found" };
  const handleIndex = indexOf(await blindIndexer(scope), read.handle);
  return sqlInShop(scope, async (sql) => {
    const contact = (await readContacts(sql, scope, [contactId], { toChange: true })).get(contactId);
    if (contact?.accountId !== null) return { outcome: "not_found" };
    if (!(await usableContacts(sql, scope, [contactId])).has(contactId)) return { outcome: "restricted" };
    const { name, handle } = contact.profile;
    if ((name ?? "") !== before.name || (handle ?? "") !== before.handle)
      return { outcome: "changed_meanwhile" };
    const known = await knownAs(sql, scope, handleIndex, contactId);
    if (known) return { outcome: "known", contactId: known };
    const sealed = contact.key.seal({ ...contact.profile, ...read }, profileContext(scope, contactId));
    await sql.query(
      "UPDATE contacts SET profile_sealed = $3, handle_index = $4 WHERE shop_id = $1 AND id = $2",
      [scope.shopId, contactId, sealed, handleIndex],
    );
    return { outcome: "saved", contactId };
  });
}

type ReadTyped = { name: string | null; handle: string | null } | { problem: AddProblem };

function readTyped(typed: TypedContact): ReadTyped {
  const name = typed.name.replace(/\s+/gu, " ").trim();
  if ([...name].length > longestName) return { problem: "too_long" };
  const handle = typed.handle.trim() === "" ? null : readHandle(typed.handle);
  if (typed.handle.trim() !== "" && handle === null) return { problem: "not_a_handle" };
  return name === "" && handle === null ? { problem: "nobody" } : { name: name || null, handle };
}

function indexOf(index: BlindIndexer, handle: string | null): Buffer | null {
  return handle === null ? null : index("handle", handle);
}

/** Somebody else of this handle; whom an account knows before whom staff added. */
async function knownAs(
  sql: ShopSql,
  { shopId }: ShopScope,
  handleIndex: Buffer | null,
  contactId: string,
): Promise<string | undefined> {
  if (!handleIndex) return undefined;
  const [row] = await sql.query<{ id: string }>(
    `SELECT id FROM contacts WHERE shop_id = $1 AND handle_index = $2 AND id <> $3
     ORDER BY account_id NULLS LAST, created_at LIMIT 1`,
    [shopId, handleIndex, contactId],
  );
  return row?.id;
}
