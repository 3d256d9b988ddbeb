import { minute } from "#app/platform/clock.ts";
import { unwrapKey, type WrappedKey } from "#app/platform/crypto/content-key.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { AddedProfile, ContactProfile } from "./contacts.ts";
import { keyContext, profileContext } from "./seal-contexts.ts";

interface Opened {
  wrapped: Buffer;
  key: WrappedKey;
  profile?: { sealed: Buffer; value: ContactProfile | AddedProfile };
  until: number;
}

const keepFor = 5 * minute;
const keepAtMost = 5_000;
const opened = new Map<string, Opened>();

/**
 * The content key of a person, from the wrapping that the caller read just now. Opening is most of what a page
 * costs and the same people are on the next one, so the last ones stay at hand for minutes. Nothing here
 * outlives its row: what was destroyed or changed in the database does not equal what is at hand.
 * @throws SealError when the ring no longer holds the wrapping key
 */
export function openKey(scope: ShopScope, contactId: string, wrapped: Buffer): WrappedKey {
  return open(scope, contactId, wrapped).key;
}

/**
 * Profile and key of a person, from the row that the caller read just now.
 * @throws SealError
 */
export function openProfile<Profile extends ContactProfile | AddedProfile>(
  scope: ShopScope,
  contactId: string,
  row: { wrapped: Buffer; profile_sealed: Buffer },
): { key: WrappedKey; profile: Profile } {
  const contact = open(scope, contactId, row.wrapped);
  const { key, profile } = contact;
  if (profile?.sealed.equals(row.profile_sealed)) return { key, profile: profile.value as Profile };
  const value = key.open<Profile>(row.profile_sealed, profileContext(scope, contactId));
  contact.profile = { sealed: row.profile_sealed, value };
  return { key, profile: value };
}

function open(scope: ShopScope, contactId: string, wrapped: Buffer): Opened {
  const name = `${scope.shopId}/${contactId}`;
  const known = opened.get(name);
  const time = performance.now();
  if (known && known.until > time && known.wrapped.equals(wrapped)) return known;
  const fresh = { wrapped, key: unwrapKey(wrapped, keyContext(scope, contactId)), until: time + keepFor };
  opened.delete(name);
  opened.set(name, fresh);
  forgetOldest(time);
  return fresh;
}

/** They stand in the order of their opening, which is the order of their end. */
function forgetOldest(time: number): void {
  for (const [name, { until }] of opened) {
    if (opened.size <= keepAtMost && until > time) return;
    opened.delete(name);
  }
}
