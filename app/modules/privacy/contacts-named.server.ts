import { contactsOfName, withTheirOtherContacts } from "#app/modules/contacts/contacts.server.ts";
import { contactsOfCustomer } from "#app/modules/identity/identity.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { NamedPerson } from "./privacy.ts";

/** The contacts of a shop that a person's own name for themselves can mean, looked up by blind index. */
export async function contactsNamed(scope: ShopScope, { by, value }: NamedPerson): Promise<string[]> {
  const found =
    by === "handle" || by === "external_id"
      ? await contactsOfName(scope, by, value)
      : await contactsOfCustomer(scope, { [by]: value });
  return found.length > 0 ? withTheirOtherContacts(scope, found) : [];
}
