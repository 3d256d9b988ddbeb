import { accountSummaries } from "#app/modules/channels/channels.server.ts";
import {
  listTags,
  readDetails,
  restrictedSince,
  tagsOf,
  withTheirOtherContacts,
} from "#app/modules/contacts/contacts.server.ts";
import { contactRows } from "#app/modules/conversations/conversations.server.ts";
import { readLinks } from "#app/modules/identity/identity.server.ts";
import { readSnapshots } from "#app/modules/orders/orders.server.ts";
import { listHolds } from "#app/modules/privacy/privacy.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";

/** All that the page of a person shows; null when the shop has no such contact. */
export async function readContactPage(scope: ShopScope, contactId: string) {
  if (!isId(contactId)) return null;
  const same = await withTheirOtherContacts(scope, [contactId]);
  const rows = await contactRows(scope, same);
  const row = rows.get(contactId);
  if (!row) return null;
  const [links, known, [hold], restrictedAt, details, tagged, tags, accounts] = await Promise.all([
    readLinks(scope, contactId),
    readSnapshots(scope, contactId),
    listHolds(scope, contactId),
    restrictedSince(scope, contactId),
    readDetails(scope, contactId),
    tagsOf(scope, [contactId]),
    listTags(scope),
    accountSummaries(scope),
  ]);
  // The one that is looked at comes first.
  const places = [row, ...[...rows.values()].filter(({ contact }) => contact.id !== contactId)];
  return {
    contact: row.contact,
    places: places.map(({ contact, conversation, accountId }) => ({
      contactId: contact.id,
      account: accounts.get(accountId)?.handle ?? null,
      conversation,
    })),
    links,
    ...known,
    hold: hold ?? null,
    restricted: restrictedAt !== null,
    details,
    tags: tagged.get(contactId) ?? [],
    knownTags: tags,
  };
}

/** {@link readContactPage} of somebody who is there. */
export type ContactPageData = NonNullable<Awaited<ReturnType<typeof readContactPage>>>;
