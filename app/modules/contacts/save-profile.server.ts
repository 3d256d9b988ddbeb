import { now } from "#app/platform/clock.ts";
import { blindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { ContactProfile, PublicProfile } from "./contacts.ts";
import { readContacts, type KnownContact, type ReadContact } from "./read-contacts.server.ts";
import { profileContext } from "./seal-contexts.ts";
import { notedName, othersOfHandle, takeOverNotes } from "./take-over-notes.server.ts";

/**
 * Keeps what the channel said about a contact: a profile, or that there is none to be had (no consent,
 * blocked, gone), which leaves what was known before. A new handle does not make a new person;
 * whoever turns out to be somebody whose data is restricted on another account is restricted here too, and what the
 * store has noted of them elsewhere is noted here.
 * @param at when the channel said it; an older answer never replaces a newer one
 */
export async function saveProfile(
  scope: ShopScope,
  contactId: string,
  profile: PublicProfile | "unavailable",
  at: Date = now(),
): Promise<{ outcome: "saved" | "unknown_contact" | "out_of_date" }> {
  const index = await blindIndexer(scope);
  return sqlInShop(scope, async (sql) => {
    const contact = (await readContacts(sql, scope, [contactId], { toChange: true })).get(contactId);
    if (!contact) return { outcome: "unknown_contact" };
    if (profile === "unavailable") return updated(await markUnavailable(sql, scope, contactId, at));
    if (contact.accountId === null) return { outcome: "unknown_contact" };
    const { handle } = profile;
    const known = {
      profile,
      handleIndex: handle === null ? null : index("handle", handle.toLowerCase()),
      at,
    };
    const others = await knownOtherwise(sql, scope, contactId, contact, known);
    const rows = await markKnown(sql, scope, contactId, contact, known, notedName(others, profile.name));
    if (rows.length > 0) await takeOverNotes(sql, scope, { id: contactId, key: contact.key }, others);
    return updated(rows);
  });
}

/** What the channel said of somebody, with the blind index of their handle. */
interface Known {
  profile: PublicProfile;
  handleIndex: Buffer | null;
  at: Date;
}

/** The contacts whom a handle just learned shows to be the same person. */
async function knownOtherwise(
  sql: ShopSql,
  scope: ShopScope,
  contactId: string,
  contact: KnownContact,
  { profile, handleIndex }: Known,
): Promise<Map<string, ReadContact>> {
  if (handleIndex === null || profile.handle === contact.profile.handle) return new Map();
  return othersOfHandle(sql, scope, contactId, handleIndex);
}

/** @param noted what the store calls them elsewhere; what it calls this contact already goes before */
function markKnown(
  sql: ShopSql,
  scope: ShopScope,
  contactId: string,
  contact: KnownContact,
  { profile: { handle, name, pictureUrl }, handleIndex, at }: Known,
  noted: string | undefined,
) {
  const correctedName = contact.profile.correctedName ?? noted;
  const merged: ContactProfile = {
    ...contact.profile,
    ...{ handle, name, pictureUrl },
    ...(correctedName !== undefined && { correctedName }),
  };
  return sql.query<{ id: string }>(
    `UPDATE contacts SET profile_sealed = $3, handle_index = $4, profile_state = 'known', profile_fetched_at = $5,
       restricted_at = coalesce(restricted_at, (
         SELECT min(other.restricted_at) FROM contacts other WHERE other.shop_id = $1 AND other.handle_index = $4))
     WHERE shop_id = $1 AND id = $2 AND (profile_fetched_at IS NULL OR profile_fetched_at <= $5)
     RETURNING id`,
    [scope.shopId, contactId, contact.key.seal(merged, profileContext(scope, contactId)), handleIndex, at],
  );
}

/** A profile that was known stays known: it is only no longer fresh. */
function markUnavailable(sql: ShopSql, { shopId }: ShopScope, contactId: string, at: Date) {
  return sql.query<{ id: string }>(
    `UPDATE contacts SET profile_fetched_at = $3,
       profile_state = CASE WHEN handle_index IS NULL THEN 'unavailable' ELSE profile_state END
     WHERE shop_id = $1 AND id = $2 AND (profile_fetched_at IS NULL OR profile_fetched_at <= $3)
     RETURNING id`,
    [shopId, contactId, at],
  );
}

function updated(rows: unknown[]): { outcome: "saved" | "out_of_date" } {
  return { outcome: rows.length > 0 ? "saved" : "out_of_date" };
}
