import { withTheirOtherContacts } from "#app/modules/contacts/contacts.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import { countRows } from "./persons.server.ts";
import type { Counts } from "./privacy.ts";

/** What erasing a contact would erase; null when the shop has none of that id. */
export async function erasureEffects(scope: ShopScope, contactId: string): Promise<Counts | null> {
  if (!isId(contactId)) return null;
  const contactIds = await withTheirOtherContacts(scope, [contactId]);
  return contactIds.length > 0 ? countRows(scope, contactIds) : null;
}
