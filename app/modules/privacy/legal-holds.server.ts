import { contactName } from "#app/modules/contacts/contacts.ts";
import {
  openPersonKeys,
  readContacts,
  withTheirOtherContacts,
} from "#app/modules/contacts/contacts.server.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId, newId } from "#app/platform/ids.server.ts";
import { mostHolds } from "./hold.ts";
import type { HoldCategory, LegalHold } from "./privacy.ts";

const reasonContext = (shopId: string, rowId: string) => ({
  table: "legal_holds",
  column: "reason_sealed",
  shopId,
  rowId,
});

/**
 * A law requires that this person's data stays: nothing of it is erased until the hold is lifted. On every account of
 * the store where the person is known by the same handle.
 * @param reason in staff's own words, sealed with the person's key
 */
export async function setHold(
  scope: ShopScope,
  staffId: string,
  contactId: string,
  { category, reason }: { category: HoldCategory; reason: string },
): Promise<{ outcome: "held" | "not_found" }> {
  if (!isId(contactId)) return { outcome: "not_found" };
  const contactIds = await withTheirOtherContacts(scope, [contactId]);
  return sqlInShop(scope, async (sql) => {
    const keys = await openPersonKeys(sql, scope, contactIds);
    for (const [personId, key] of keys) {
      const id = newId();
      await sql.query(
        `INSERT INTO legal_holds (shop_id, id, contact_id, category, reason_sealed, set_by)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (shop_id, contact_id) WHERE lifted_at IS NULL DO NOTHING`,
        [scope.shopId, id, personId, category, key.seal(reason, reasonContext(scope.shopId, id)), staffId],
      );
    }
    return { outcome: keys.size > 0 ? "held" : "not_found" };
  });
}

/** The law no longer requires it. */
export async function liftHold(
  scope: ShopScope,
  staffId: string,
  contactId: string,
): Promise<{ outcome: "lifted" | "not_held" }> {
  if (!isId(contactId)) return { outcome: "not_held" };
  const contactIds = await withTheirOtherContacts(scope, [contactId]);
  const lifted = await sqlInShop(scope, (sql) =>
    sql.query(
      `UPDATE legal_holds SET lifted_at = now(), lifted_by = $3
       WHERE shop_id = $1 AND contact_id = ANY ($2::uuid[]) AND lifted_at IS NULL RETURNING id`,
      [scope.shopId, contactIds, staffId],
    ),
  );
  return { outcome: lifted.length > 0 ? "lifted" : "not_held" };
}

/** Everybody of the store whose data a law keeps, with the category, inside the caller's transaction. */
export async function heldPersons(sql: ShopSql, { shopId }: ShopScope): Promise<Map<string, HoldCategory>> {
  const rows = await sql.query<{ contact_id: string; category: HoldCategory }>(
    "SELECT contact_id, category FROM legal_holds WHERE shop_id = $1 AND lifted_at IS NULL",
    [shopId],
  );
  return new Map(rows.map((row) => [row.contact_id, row.category]));
}

interface HoldRow {
  id: string;
  contact_id: string;
  category: HoldCategory;
  reason_sealed: Buffer;
  set_by: string;
  set_at: Date;
}

/** The holds in force, newest first, or that of one person. */
export async function listHolds(scope: ShopScope, contactId?: string): Promise<LegalHold[]> {
  return sqlInShop(scope, async (sql) => {
    const rows = await sql.query<HoldRow>(
      `SELECT id, contact_id, category, reason_sealed, set_by, set_at FROM legal_holds
       WHERE shop_id = $1 AND lifted_at IS NULL AND ($2::uuid IS NULL OR contact_id = $2)
       ORDER BY set_at DESC, id DESC LIMIT ${mostHolds}`,
      [scope.shopId, contactId ?? null],
    );
    const contacts = await readContacts(
      sql,
      scope,
      rows.map((row) => row.contact_id),
    );
    return rows.flatMap(({ id, contact_id, category, reason_sealed, set_by, set_at }) => {
      const contact = contacts.get(contact_id);
      if (!contact) return [];
      return {
        contactId: contact_id,
        name: contactName(contact.profile),
        category,
        reason: contact.key.open<string>(reason_sealed, reasonContext(scope.shopId, id)),
        setBy: set_by,
        setAt: set_at.toISOString(),
      };
    });
  });
}
