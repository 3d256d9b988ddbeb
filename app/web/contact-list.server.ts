import { accountSummaries } from "#app/modules/channels/channels.server.ts";
import { listContacts, listTags, tagsOf } from "#app/modules/contacts/contacts.server.ts";
import { contactRows, searchContacts } from "#app/modules/conversations/conversations.server.ts";
import type { ListedPerson } from "#app/modules/conversations/ui/contacts/contact-list-view.tsx";
import { customerNames } from "#app/modules/identity/identity.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/** So many contacts stand on a page. */
const pageSize = 50;

/** What the address of the list asks for: `q`, `tag`, and the place as `after` or `before`. */
function readAddress(address: URLSearchParams) {
  const sides = (["after", "before"] as const).map((side) => ({ side, contactId: address.get(side) ?? "" }));
  return {
    text: address.get("q")?.trim() ?? "",
    tagId: address.get("tag") ?? undefined,
    place: sides.find(({ contactId }) => contactId !== ""),
  };
}

/** A page of the store's contacts, as their list shows them. */
export async function readContactList(scope: ShopScope, address: URLSearchParams) {
  const { text, tagId, place } = readAddress(address);
  const found = text === "" ? null : await searchContacts(scope, text);
  const among = found ?? undefined;
  const [page, tags] = await Promise.all([
    listContacts(scope, { tagId, among, place, limit: pageSize }),
    listTags(scope),
  ]);
  const ids = page.contacts.map(({ id }) => id);
  const [rows, tagged, customers, accounts] = await Promise.all([
    contactRows(scope, ids),
    tagsOf(scope, ids),
    customerNames(scope, ids),
    accountSummaries(scope),
  ]);
  const persons = page.contacts.flatMap(({ id, accountId, knownSince, restricted }): ListedPerson[] => {
    const row = rows.get(id);
    if (!row) return [];
    return [
      {
        contact: row.contact,
        conversation: row.conversation,
        account: accountId === null ? null : (accounts.get(accountId)?.handle ?? null),
        tags: tagged.get(id) ?? [],
        customers: customers.get(id) ?? [],
        knownSince,
        restricted,
      },
    ];
  });
  return { persons, previous: page.previous, next: page.next, tags };
}
