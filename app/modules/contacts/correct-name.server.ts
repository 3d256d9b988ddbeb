import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { longestName, type AddedProfile, type ContactProfile } from "./contacts.ts";
import { readContacts } from "./read-contacts.server.ts";
import { withTheirOtherContacts } from "./same-person.server.ts";
import { profileContext } from "./seal-contexts.ts";

/**
 * Keeps what a person says they are called (GDPR art. 16), on every account of the store where they are known by the
 * same handle. It stands before the channel's name and survives its news, until it is taken back.
 * @param name up to {@link longestName} characters; null or nothing but spaces takes the correction back
 */
export async function correctName(
  scope: ShopScope,
  contactId: string,
  name: string | null,
): Promise<{ outcome: "corrected" | "correction_taken_back" | "too_long" | "not_found" }> {
  if (!isId(contactId)) return { outcome: "not_found" };
  const corrected = name?.replace(/\s+/gu, " ").trim() ?? "";
  if ([...corrected].length > longestName) return { outcome: "too_long" };
  const contactIds = await withTheirOtherContacts(scope, [contactId]);
  return sqlInShop(scope, async (sql) => {
    const contacts = await readContacts(sql, scope, contactIds, { toChange: true });
    for (const [id, { key, profile }] of contacts)
      await sql.query("UPDATE contacts SET profile_sealed = $3 WHERE shop_id = $1 AND id = $2", [
        scope.shopId,
        id,
        key.seal(withName(profile, corrected), profileContext(scope, id)),
      ]);
    if (!contacts.has(contactId)) return { outcome: "not_found" };
    return { outcome: corrected ? "corrected" : "correction_taken_back" };
  });
}

function withName(
  { correctedName: _before, ...profile }: ContactProfile | AddedProfile,
  corrected: string,
): ContactProfile | AddedProfile {
  return corrected ? { ...profile, correctedName: corrected } : profile;
}
