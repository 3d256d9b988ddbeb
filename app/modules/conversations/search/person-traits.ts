import type { AddedProfile, ContactProfile } from "#app/modules/contacts/contacts.ts";
import type { CustomerSnapshotView } from "#app/modules/orders/orders.ts";
import type { TraitKind } from "./results.ts";

/** Something a person can be found by. */
export interface PersonTrait {
  kind: TraitKind;
  text: string;
}

/**
 * What a person is found by: what they are called here and in the store, the numbers of their orders and what they
 * bought. Not their e-mail and phone: what is hidden (docs/decisions/0018) must not be guessed by searching.
 */
export function personTraits(
  profile: ContactProfile | AddedProfile,
  customers: CustomerSnapshotView[],
): PersonTrait[] {
  const orders = customers.flatMap((customer) => customer.orders);
  const products = orders.flatMap(({ items }) =>
    items.map(({ title, variantTitle }) => [title, variantTitle].filter(Boolean).join(" · ")),
  );
  const traits: [TraitKind, (string | null | undefined)[]][] = [
    ["handle", [profile.handle]],
    ["name", [profile.correctedName, profile.name]],
    ["customer", customers.map(({ name }) => name)],
    ["order", orders.map(({ name }) => name)],
    ["product", products],
  ];
  return traits.flatMap(([kind, texts]) =>
    [...new Set(texts)].flatMap((text) => (text ? [{ kind, text }] : [])),
  );
}
