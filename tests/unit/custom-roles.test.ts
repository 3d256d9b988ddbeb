import fc from "fast-check";
import { expect, test } from "vitest";
import {
  always,
  completed,
  grantable,
  heldBy,
  mayGive,
  neededBy,
  roleName,
  without,
} from "#app/modules/access/custom-roles.ts";
import {
  allPermissions,
  builtInOnly,
  builtInRoles,
  may,
  permissionGroups,
  permissionsOf,
  refusalFor,
} from "#app/modules/access/roles.ts";

const permission = fc.constantFrom(...allPermissions);
/** Whatever a form or a row may hold, words that are no permission among them. */
const words = fc.array(fc.oneof(permission, fc.string()), { maxLength: 40 });

test("every permission is in one group, and either a store can give it to a role of its own or it cannot", () => {
  const grouped = permissionGroups.flatMap(({ permissions }) => permissions);
  expect(grouped.toSorted()).toEqual(allPermissions.toSorted());
  expect([...grantable, ...builtInOnly].toSorted()).toEqual(allPermissions.toSorted());
});

// promise R4-34
test("whatever is asked for, and whatever stands in a row, a role of a store's own decides about no roles, no owners and no deletion", () => {
  fc.assert(
    fc.property(words, (asked) => {
      for (const permissions of [completed(asked), heldBy(asked)])
        for (const one of builtInOnly) expect(may({ permissions }, one)).toBe(false);
    }),
  );
});

test("who holds a role of a store's own gives nothing to anybody, and an owner or admin gives no more than they have", () => {
  fc.assert(
    fc.property(words, fc.array(permission), (asked, given) => {
      expect(mayGive({ permissions: completed(asked) }, given)).toBe(false);
      for (const role of builtInRoles) {
        const giver = { permissions: permissionsOf(role) };
        const hasAll = role !== "member" && given.every((one) => may(giver, one));
        expect(mayGive(giver, given)).toBe(hasAll);
      }
    }),
  );
});

test("an admin may give all that a role of a store's own can hold", () => {
  expect(mayGive({ permissions: permissionsOf("admin") }, grantable)).toBe(true);
});

test("chosen permissions come with what they need, and choosing the same again changes nothing", () => {
  fc.assert(
    fc.property(words, (asked) => {
      const chosen = completed(asked);
      expect(chosen).toContain(always);
      for (const one of chosen) expect(chosen).toEqual(expect.arrayContaining(neededBy(one)));
      expect(completed(chosen)).toEqual(chosen);
    }),
  );
});

test("what is taken away is gone with what needs it, unless everybody has it, and the rest stays", () => {
  fc.assert(
    fc.property(words, permission, (asked, taken) => {
      const chosen = completed(asked);
      const left = without(chosen, taken);
      if (taken !== always) expect(left).not.toContain(taken);
      const stays = chosen.filter((one) => one !== taken && !neededBy(one).includes(taken));
      expect(left).toEqual(expect.arrayContaining(stays));
    }),
  );
});

test("a built-in role loses nothing when it is copied but what no copy can hold", () => {
  for (const role of builtInRoles)
    expect(completed(permissionsOf(role))).toEqual(
      permissionsOf(role).filter((one) => grantable.includes(one)),
    );
});

test("a name is one line of at most forty characters without space around it", () => {
  expect(roleName("  Answering \n only ")).toBe("Answering only");
  expect(roleName("x".repeat(39) + " y")).toHaveLength(39);
});

test("only where no other role ever allows something is it said who may", () => {
  const role = { id: "1", name: "Answering only" };
  expect(refusalFor("delete_store", role)).toMatchObject({ only: "owners" });
  expect(refusalFor("manage_team", role)).toMatchObject({ only: "managers" });
  for (const one of grantable) expect(refusalFor(one, role)).toMatchObject({ only: null, role });
});
