import { keyRing } from "#app/platform/crypto/key-ring.server.ts";
import { minute } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newId } from "#app/platform/ids.server.ts";

/** Who is at work, as far as "who did what" needs it. */
export interface StaffMember {
  id: string;
  /** First name and initial: "Ana T." */
  name: string;
  accountOwner: boolean;
  locale: string;
}

/** What Shopify says of the person behind a session token. */
export interface ShopifyUser {
  /** The token's `sub`, as text: Shopify's ids do not fit into a number. */
  userId: string;
  firstName: string;
  lastName: string;
  accountOwner: boolean;
  locale: string;
}

const nameContext = (scope: ShopScope, id: string) => ({
  table: "staff",
  column: "name_sealed",
  shopId: scope.shopId,
  rowId: id,
});

/** The staff member behind a Shopify user, made on their first visit. */
export async function openStaff(scope: ShopScope, user: ShopifyUser): Promise<StaffMember> {
  const { shopId } = scope;
  const name = shortName(user);
  return inShop(scope, async (tx) => {
    const known = await tx.staff.findFirst({
      where: { shopId, shopifyUserId: user.userId },
      select: { id: true, lastSeenAt: true },
    });
    const id = known?.id ?? newId();
    if (!known || known.lastSeenAt.getTime() < Date.now() - 5 * minute) {
      const seen = {
        nameSealed: keyRing().seal(name, nameContext(scope, id)),
        accountOwner: user.accountOwner,
        locale: user.locale,
        lastSeenAt: new Date(),
      };
      const { id: stored } = await tx.staff.upsert({
        where: { shopId_shopifyUserId: { shopId, shopifyUserId: user.userId } },
        create: { shopId, id, shopifyUserId: user.userId, ...seen },
        update: known ? seen : { lastSeenAt: seen.lastSeenAt },
        select: { id: true },
      });
      return { id: stored, name, accountOwner: user.accountOwner, locale: user.locale };
    }
    return { id, name, accountOwner: user.accountOwner, locale: user.locale };
  });
}

/** Display names of staff by id; whoever is gone has none. */
export async function staffNames(scope: ShopScope, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await inShop(scope, (tx) =>
    tx.staff.findMany({
      where: { shopId: scope.shopId, id: { in: ids } },
      select: { id: true, nameSealed: true },
    }),
  );
  return new Map(
    rows.flatMap(({ id, nameSealed }) =>
      nameSealed ? [[id, keyRing().open(nameSealed, nameContext(scope, id)).toString("utf8")]] : [],
    ),
  );
}

function shortName({ firstName, lastName }: ShopifyUser): string {
  const initial = lastName.trim()[0];
  return [firstName.trim(), initial && `${initial.toUpperCase()}.`].filter(Boolean).join(" ") || "Staff";
}
