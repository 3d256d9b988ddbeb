import type { SealContext } from "#app/platform/crypto/envelope.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/** Where a person's key lives. */
export function keyContext({ shopId }: ShopScope, contactId: string): SealContext {
  return { table: "person_keys", column: "wrapped", shopId, rowId: contactId };
}

/** Where a person's profile lives. */
export function profileContext({ shopId }: ShopScope, contactId: string): SealContext {
  return { table: "contacts", column: "profile_sealed", shopId, rowId: contactId };
}

/** Where a value of one of the store's own fields lives. */
export function detailContext({ shopId }: ShopScope, detailId: string): SealContext {
  return { table: "contact_details", column: "value_sealed", shopId, rowId: detailId };
}

/** Where the name of a tag that is on a person lives. */
export function taggedContext({ shopId }: ShopScope, taggedId: string): SealContext {
  return { table: "tagged_contacts", column: "name_sealed", shopId, rowId: taggedId };
}
