import { now } from "#app/platform/clock.ts";
import { blindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { ContactProfile, PublicProfile } from "./contacts.ts";
import { readContacts } from "./read-contacts.server.ts";
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
    const { handle, name, pictureUrl } = profile;
    const handleIndex = handle && index("handle", handle.toLowerCase());
    const isNew = handleIndex && handle !== contact.profile.handle;
    const others = isNew
      ? await othersOfHandle(sql, scope, contactId, handleIndex)
      : new Map<string, never>();
    const noted = notedName(others, name);
    const merged: ContactProfile = {
      ...(noted && { correctedName: noted }),
      ...{ ...contact.profile, handle, name, pictureUrl },
    };
    const rows = await sql.query<{ id: string }>(
      `UPDATE contacts SET profile_sealed = $3, handle_index = $4, profile_state = 'known', profile_fetched_at = $5,
         restricted_at = coalesce(restricted_at, (
           SELECT min(other.restricted_at) FROM contacts other WHERE other.shop_id = $1 AND other.handle_index = $4))
       WHERE shop_id = $1 AND id = $2 AND (profile_fetched_at IS NULL OR profile_fetched_at <= $5)
       RETURNING id`,
      [scope.shopId, contactId, contact.key.seal(merged, profileContext(scope, contactId)), handleIndex, at],
    );
    if (rows.length > 0) await takeOverNotes(sql, scope, { id: contactId, key: contact.key }, others);
    return updated(rows);
  });
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
