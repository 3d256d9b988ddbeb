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
  const [links, snapshots, [hold], restrictedAt, details, tagged, tags, accounts] = await Promise.all([
    readLinks(scope, contactId),
    readSnapshots(scope, contactId),
    listHolds(scope, contactId),
    restrictedSince(scope, contactId),
    readDetails(scope, contactId),
    tagsOf(scope, [contactId]),
    listTags(scope),
    accountSummaries(scope),
  ]);
  // The one that is looked at comes first; whom an account knows is there no more as staff added them.
  const all = [row, ...[...rows.values()].filter(({ contact }) => contact.id !== contactId)];
  const known = all.filter(({ accountId }) => accountId !== null);
  const places = known.length > 0 ? known : all;
  return {
    contact: row.contact,
    /** Staff added them, and no account knows them yet. */
    added: known.length === 0,
    places: places.map(({ contact, conversation, accountId }) => ({
      contactId: contact.id,
      account: accountId === null ? null : (accounts.get(accountId)?.handle ?? null),
      conversation,
    })),
    links,
    ...snapshots,
    hold: hold ?? null,
    restricted: restrictedAt !== null,
    details,
    tags: tagged.get(contactId) ?? [],
    knownTags: tags,
  };
}

/** {@link readContactPage} of somebody who is there. */
export type ContactPageData = NonNullable<Awaited<ReturnType<typeof readContactPage>>>;
