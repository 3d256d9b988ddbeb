import { beforeEach, expect, test } from "vitest";
import { adminAction, changeTeam, listTeam } from "#app/modules/access/access.server.ts";
import { grantable } from "#app/modules/access/custom-roles.ts";
import {
  allPermissions,
  builtInRoles,
  keyOfRole,
  may,
  permissionsOf,
  type Permission,
} from "#app/modules/access/roles.ts";
import { openStaff, type StaffMember } from "#app/modules/access/staff.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { seedRole } from "#tests/support/staff.ts";
import { shopsAtShopify } from "#tests/support/shops-at-shopify.ts";

const { shopify, scope, otherScope, db } = await shopsAtShopify();

beforeEach(() => db.asOwner("DELETE FROM staff"));

function visit(userId: string, accountOwner = false, shop: ShopScope = scope): Promise<StaffMember> {
  return openStaff(shop, { userId, firstName: "Ana", lastName: "T", accountOwner, locale: "en" });
}

async function roleOf(id: string, shop: ShopScope = scope) {
  const found = (await listTeam(shop)).find((member) => member.id === id);
  return found && keyOfRole(found.role);
}

const browser =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

/** What a route that needs `permission` answers to this member of staff's form. */
async function post(permission: Permission, staff: string, shop: ShopScope): Promise<number> {
  const act = adminAction(permission, () => Promise.resolve(new Response()));
  const bearer = await shopify.sessionToken(shop.domain, staff);
  const headers = { authorization: `Bearer ${bearer}`, "user-agent": browser };
  const request = new Request("http://127.0.0.1:4001/app", { method: "POST", headers });
  const answer = await act({ request, params: {}, context: {} } as never).catch((thrown: unknown) => thrown);
  return answer instanceof Response ? answer.status : 0;
}

// promise R4-34
test("the account owner is owner on the first visit, everybody else a member", async () => {
  const first = await visit("1");
  expect(keyOfRole(first.role)).toBe("admin");
  expect(keyOfRole((await visit("2", true)).role)).toBe("owner");
  expect(keyOfRole((await visit("3")).role)).toBe("member");
});

test("of those who come first at once, one becomes admin", async () => {
  const all = await Promise.all(["1", "2", "3", "4"].map((id) => visit(id)));
  expect(all.filter(({ role }) => keyOfRole(role) === "admin")).toHaveLength(1);
});

// promise R4-18
test("two owners who demote each other at once leave one owner", async () => {
  const ana = await visit("1", true);
  const ben = await visit("2", true);
  await Promise.all([
    changeTeam(scope, ana, ben.id, { role: "member" }),
    changeTeam(scope, ben, ana.id, { removed: true }),
  ]);
  const left = (await listTeam(scope)).filter(({ role, removed }) => keyOfRole(role) === "owner" && !removed);
  expect(left).toHaveLength(1);
  expect(await changeTeam(scope, left[0] as never, left[0]?.id ?? "", { role: "member" })).toBe("last_owner");
});

test("nobody raises themselves: a member changes nothing, an admin touches no owner", async () => {
  const owner = await visit("1", true);
  const admin = await visit("2");
  const member = await visit("3");
  await changeTeam(scope, owner, admin.id, { role: "admin" });
  expect(await changeTeam(scope, member, member.id, { role: "owner" })).toBe("not_permitted");
  expect(await changeTeam(scope, admin, admin.id, { role: "owner" })).toBe("not_permitted");
  expect(await changeTeam(scope, admin, owner.id, { removed: true })).toBe("not_permitted");
  expect(await roleOf(member.id)).toBe("member");
});

// promise R4-33
test("an owner changes nobody of another shop", async () => {
  const owner = await visit("1", true);
  const theirs = await visit("9", true, otherScope);
  expect(await changeTeam(scope, owner, theirs.id, { role: "member" })).toBe("not_found");
  expect(await roleOf(theirs.id, otherScope)).toBe("owner");
});

// promise R1-27
// promise R2-27
test("a form of every permission is answered as the table says, for each role, in two shops", async () => {
  for (const shop of [scope, otherScope]) {
    await post("read_conversations", "ana", shop);
    for (const role of builtInRoles) {
      await db.asOwner("UPDATE staff SET role = $1 WHERE shop_id = $2", [role, shop.shopId]);
      for (const permission of allPermissions)
        expect(await post(permission, "ana", shop), `${role} ${permission}`).toBe(
          may({ permissions: permissionsOf(role) }, permission) ? 200 : 403,
        );
    }
  }
});

// promise R4-34
test("a role of a store's own lets through what it names and nothing else, from the next request, in its store only", async () => {
  for (const shop of [scope, otherScope]) await post("read_conversations", "ana", shop);
  for (const alone of allPermissions) {
    await seedRole(db.asOwner, scope, [alone]);
    const lets = grantable.includes(alone) ? 200 : 403;
    expect(await post(alone, "ana", scope), `only ${alone}`).toBe(lets);
    await seedRole(
      db.asOwner,
      scope,
      grantable.filter((one) => one !== alone),
    );
    expect(await post(alone, "ana", scope), `all but ${alone}`).toBe(403);
  }
  expect(await post("erase_person", "ana", otherScope)).toBe(200);
});

// promise R2-27
// promise R4-33
test("whoever was removed is refused at the next request, in their shop only", async () => {
  await post("read_conversations", "ana", scope);
  await db.asOwner("UPDATE staff SET removed_at = now() WHERE shop_id = $1", [scope.shopId]);
  expect(await post("read_conversations", "ana", scope)).toBe(403);
  expect(await post("read_conversations", "ana", otherScope)).toBe(200);
});
