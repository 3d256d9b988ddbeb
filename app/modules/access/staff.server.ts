import { keyRing } from "#app/platform/crypto/key-ring.server.ts";
import { minute } from "#app/platform/clock.ts";
import { inShop, type ShopTransaction } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newId } from "#app/platform/ids.server.ts";
import { lockTeam } from "./team-lock.server.ts";
import { heldRole, withRole } from "./held-role.server.ts";
import { may, type HeldRole, type Permission, type Permitted } from "./roles.ts";

/** Who is at work, as far as "who did what" needs it. */
export interface StaffMember extends Permitted {
  id: string;
  /** First name and initial: "Ana T." */
  name: string;
  accountOwner: boolean;
  locale: string;
  role: HeldRole;
  /** Their access was taken away. */
  removed: boolean;
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

/** Where a name is sealed. */
export const nameContext = (scope: ShopScope, id: string) => ({
  table: "staff",
  column: "name_sealed",
  shopId: scope.shopId,
  rowId: id,
});

/** The staff member behind a Shopify user, made on their first visit. Their role is read at every request. */
export async function openStaff(scope: ShopScope, user: ShopifyUser): Promise<StaffMember> {
  const name = shortName(user);
  const row = await inShop(scope, async (tx) => {
    const known = await findStaff(tx, scope, user.userId);
    const settled = known && known.accountOwner === user.accountOwner;
    if (settled && known.lastSeenAt.getTime() >= Date.now() - 5 * minute) return known;
    await lockTeam(tx, scope);
    return saveVisit(tx, scope, user, name);
  });
  const { accountOwner, locale } = user;
  return { id: row.id, name, accountOwner, locale, ...heldRole(row), removed: row.removedAt !== null };
}

function findStaff(tx: ShopTransaction, { shopId }: ShopScope, shopifyUserId: string) {
  return tx.staff.findFirst({ where: { shopId, shopifyUserId }, include: { customRole: true } });
}

/** Under the team's lock: two who come first at once do not both find the shop empty. */
async function saveVisit(tx: ShopTransaction, scope: ShopScope, user: ShopifyUser, name: string) {
  const { shopId } = scope;
  const { userId: shopifyUserId, accountOwner, locale } = user;
  const known = await findStaff(tx, scope, shopifyUserId);
  const id = known?.id ?? newId();
  const becomesOwner = accountOwner && !known?.accountOwner;
  const nameSealed = keyRing().seal(name, nameContext(scope, id));
  const seen = { nameSealed, accountOwner, locale, lastSeenAt: new Date() };
  const where = { shopId_id: { shopId, id } };
  const include = { customRole: true };
  const owner = becomesOwner && { role: "owner", roleId: null };
  if (known) return tx.staff.update({ where, data: { ...seen, ...owner }, include });
  const role = becomesOwner ? "owner" : (await hasManager(tx, scope)) ? "member" : "admin";
  return tx.staff.create({ data: { shopId, id, shopifyUserId, role, ...seen }, include });
}

async function hasManager(tx: ShopTransaction, { shopId }: ShopScope): Promise<boolean> {
  const where = { shopId, removedAt: null, role: { in: ["owner", "admin"] } };
  return (await tx.staff.count({ where })) > 0;
}

/**
 * Whether a member of staff may do this at this moment: for what staff began in the admin and finish outside of
 * it. Nobody of the shop's staff may nothing.
 */
export async function staffMay(scope: ShopScope, staffId: string, permission: Permission): Promise<boolean> {
  const where = { shopId: scope.shopId, id: staffId, removedAt: null };
  const staff = await inShop(scope, (tx) => tx.staff.findFirst({ where, select: withRole }));
  return staff !== null && may(heldRole(staff), permission);
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
