import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import {
  changeTeam,
  deleteRole,
  eraseShop,
  listRoles,
  listTeam,
  saveRole,
} from "#app/modules/access/access.server.ts";
import { mostRoles } from "#app/modules/access/custom-roles.ts";
import { keyOfRole, may, type Permission } from "#app/modules/access/roles.ts";
import { openStaff, type StaffMember } from "#app/modules/access/staff.server.ts";
import { listEvents } from "#app/modules/audit/audit.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { changeRole } from "#app/web/change-role.server.ts";
import { seedShop } from "#tests/support/database.ts";
import { shopsAtShopify } from "#tests/support/shops-at-shopify.ts";

const { scope, otherScope, db } = await shopsAtShopify();

const visit = (userId: string, accountOwner = false, shop: ShopScope = scope): Promise<StaffMember> =>
  openStaff(shop, { userId, firstName: "Ana", lastName: "T", accountOwner, locale: "en" });

let owner: StaffMember;
let ben: StaffMember;

beforeEach(async () => {
  await db.asOwner("DELETE FROM staff");
  await db.asOwner("DELETE FROM custom_roles");
  owner = await visit("1", true);
  ben = await visit("2");
});

const answering: Permission[] = ["read_conversations", "reply"];

async function make(name: string, permissions: string[] = answering, by = owner, shop = scope) {
  const id = randomUUID();
  return { id, said: await saveRole(shop, by, { id, version: 0 }, { name, permissions }) };
}

const asBen = () => visit("2");
const namesIn = async (shop: ShopScope) => (await listRoles(shop)).map(({ name }) => name);

// promise R4-34
test("a role that an owner makes counts from its holder's next request, and so does every change of it", async () => {
  const { id } = await make("Answering only");
  expect(await changeTeam(scope, owner, ben.id, { role: id })).toBe("changed");
  const before = await asBen();
  expect([before.role, before.permissions]).toEqual([{ id, name: "Answering only" }, answering]);
  expect(may(before, "write_notes")).toBe(false);
  const more = { name: "Answering", permissions: [...answering, "write_notes"] };
  expect(await saveRole(scope, owner, { id, version: 1 }, more)).toEqual({
    ...{ outcome: "saved", created: false },
    holders: [ben.id],
  });
  expect(may(await asBen(), "write_notes")).toBe(true);
});

// promise R4-18
test("two who change a role at once do not overwrite each other: the second is told", async () => {
  const { id } = await make("Answering only");
  const seen = { id, version: 1 };
  const said = await Promise.all(
    ["write_notes", "erase_person"].map((one) =>
      saveRole(scope, owner, seen, { name: "Answering only", permissions: [...answering, one] }),
    ),
  );
  expect(said.map(({ outcome }) => outcome).toSorted()).toEqual(["changed_meanwhile", "saved"]);
  const [role] = await listRoles(scope);
  const both = role?.permissions.includes("write_notes") && role.permissions.includes("erase_person");
  expect([role?.version, both]).toEqual([2, false]);
});

test("what was sent twice because the answer was lost is saved once", async () => {
  const { id } = await make("Answering only");
  const again = { name: " Answering  only", permissions: answering };
  expect(await saveRole(scope, owner, { id, version: 0 }, again)).toEqual({ outcome: "unchanged" });
  expect(await listRoles(scope)).toHaveLength(1);
});

test("names are one of a kind in a store, in any case, and none of the built-in ones in any language", async () => {
  await make("Answering only");
  expect((await make("ANSWERING only")).said).toEqual({ outcome: "faulty", fault: "name_taken" });
  for (const name of ["admin", "Mitglied", "Propriétaire", "Власник"])
    expect((await make(name)).said, name).toEqual({ outcome: "faulty", fault: "name_built_in" });
  expect((await make("  ")).said).toEqual({ outcome: "faulty", fault: "no_name" });
  const theirs = await visit("9", true, otherScope);
  expect((await make("Answering only", answering, theirs, otherScope)).said.outcome).toBe("saved");
});

test("a store has at most so many roles of its own, also when two are made at once", async () => {
  for (let at = 1; at < mostRoles; at++) await make(`Role ${at}`);
  const last = await Promise.all(["A", "B"].map((name) => make(name)));
  expect(last.map(({ said }) => said.outcome).toSorted()).toEqual(["saved", "too_many"]);
  expect(await listRoles(scope)).toHaveLength(mostRoles);
});

// promise R4-33
// promise R4-34
test("nobody raises themselves by a role: its holder changes none, and a form cannot ask for what no such role can hold", async () => {
  const asked = [...answering, "manage_team", "manage_owners", "delete_store", "everything"];
  const { id } = await make("Answering only", asked);
  expect((await listRoles(scope))[0]?.permissions).toEqual(answering);
  await changeTeam(scope, owner, ben.id, { role: id });
  await db.asOwner("UPDATE custom_roles SET permissions = $1", [asked]);
  const holder = await asBen();
  const change = { name: "Everything", permissions: ["erase_person"] };
  expect(await saveRole(scope, holder, { id, version: 1 }, change)).toEqual({ outcome: "not_permitted" });
  expect((await make("Mine", ["erase_person"], holder)).said).toEqual({ outcome: "not_permitted" });
  expect(await deleteRole(scope, holder, { id, version: 1, holders: 1 })).toEqual({
    outcome: "not_permitted",
  });
  for (const role of ["owner", "admin", id])
    expect(await changeTeam(scope, holder, ben.id, { role })).toBe("not_permitted");
  // Who claims more than their row says is asked again by it.
  expect(
    await saveRole(scope, { ...holder, permissions: owner.permissions }, { id, version: 1 }, change),
  ).toEqual({ outcome: "not_permitted" });
});

test("an admin makes roles and gives them, to no owner; the last owner takes none", async () => {
  await changeTeam(scope, owner, ben.id, { role: "admin" });
  const { id, said } = await make("Answering only", answering, ben);
  expect(said.outcome).toBe("saved");
  expect(await changeTeam(scope, ben, owner.id, { role: id })).toBe("not_permitted");
  expect(await changeTeam(scope, owner, owner.id, { role: id })).toBe("last_owner");
});

test("who has a role that is deleted becomes a member, and is told of beforehand in numbers that must hold", async () => {
  const { id } = await make("Answering only");
  await changeTeam(scope, owner, ben.id, { role: id });
  const agreed = { id, version: 1, holders: 0 };
  expect(await deleteRole(scope, owner, agreed)).toEqual({ outcome: "changed_meanwhile" });
  expect(await deleteRole(scope, owner, { ...agreed, holders: 1, version: 2 })).toEqual({
    outcome: "changed_meanwhile",
  });
  expect(await deleteRole(scope, owner, { ...agreed, holders: 1 })).toEqual({
    outcome: "deleted",
    holders: [ben.id],
  });
  expect((await asBen()).role).toEqual({ builtIn: "member" });
  expect(await changeTeam(scope, owner, ben.id, { role: id })).toBe("no_such_role");
});

// promise R4-33
test("another store's role is given to nobody, and neither read, changed nor deleted", async () => {
  const theirs = await visit("9", true, otherScope);
  const { id } = await make("Theirs", answering, theirs, otherScope);
  expect(await listRoles(scope)).toEqual([]);
  expect(await changeTeam(scope, owner, ben.id, { role: id })).toBe("no_such_role");
  const change = { name: "Ours", permissions: ["erase_person"] };
  expect(await saveRole(scope, owner, { id, version: 1 }, change)).toEqual({ outcome: "not_found" });
  expect(await deleteRole(scope, owner, { id, version: 1, holders: 0 })).toEqual({ outcome: "not_found" });
  expect(await namesIn(otherScope)).toEqual(["Theirs"]);
  // Not by the database either.
  const give = "UPDATE staff SET role = 'custom', role_id = $1 WHERE id = $2";
  await expect(db.asOwner(give, [id, ben.id])).rejects.toThrow(/staff_role_of_shop_fkey/);
});

test("an account owner who had a role of the store's own is owner when the account becomes theirs", async () => {
  const { id } = await make("Answering only");
  await changeTeam(scope, owner, ben.id, { role: id });
  expect((await visit("2", true)).role).toEqual({ builtIn: "owner" });
});

test("making, changing and deleting a role is recorded, with who did it and no name", async () => {
  const id = randomUUID();
  const send = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ id, holders: "0", ...fields })) form.set(name, value);
    return changeRole(scope, owner, form);
  };
  const save = { intent: "save", name: "Answering only" };
  expect(await send({ ...save, version: "0", permissions: "reply" })).toEqual({ outcome: "saved" });
  expect(await send({ ...save, version: "1", permissions: "reply,write_notes" })).toEqual({
    outcome: "saved",
  });
  expect(await send({ ...save, version: "not a number", permissions: "" })).toEqual({
    outcome: "changed_meanwhile",
  });
  expect(await send({ intent: "delete", version: "2" })).toEqual({ outcome: "deleted" });
  const { rows } = await listEvents(scope, { about: "role" });
  expect(rows.map(({ action, staffId, subject }) => [action, staffId, subject?.id])).toEqual(
    ["role.deleted", "role.changed", "role.made"].map((action) => [action, owner.id, id]),
  );
});

test("a store that is erased takes its roles and their holders with it", async () => {
  const gone = await seedShop("couplet-gone.myshopify.com");
  const theirs = await visit("9", true, gone);
  const holder = await visit("10", false, gone);
  const { id } = await make("Theirs", answering, theirs, gone);
  await changeTeam(gone, theirs, holder.id, { role: id });
  await make("Ours");
  await eraseShop(gone);
  expect(await db.asOwner("SELECT name FROM custom_roles")).toEqual([{ name: "Ours" }]);
});

test("whoever lost access keeps their role and gets it back with it", async () => {
  const { id } = await make("Answering only");
  await changeTeam(scope, owner, ben.id, { role: id });
  await changeTeam(scope, owner, ben.id, { removed: true });
  expect((await listRoles(scope))[0]?.holders).toBe(0);
  await changeTeam(scope, owner, ben.id, { removed: false });
  const team = await listTeam(scope);
  expect(team.map(({ role }) => keyOfRole(role))).toEqual(["owner", id]);
});
