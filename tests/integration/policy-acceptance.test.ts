import { expect, test } from "vitest";
import { acceptances, acceptPolicy, policyIsDue } from "#app/modules/privacy/privacy.server.ts";
import { policyVersion } from "#app/modules/privacy/policy-version.ts";
import { testDatabase } from "#tests/support/database.ts";

const db = await testDatabase();
const [ana, ben] = ["0197f000-0000-7000-8000-000000000001", "0197f000-0000-7000-8000-000000000002"];

// promise R1-36
// promise R5-16
test("who accepted which version of the policy, and when, is kept; the first acceptance stands", async () => {
  expect(await policyIsDue(db.scope)).toBe(true);
  await Promise.all([acceptPolicy(db.scope, ana), acceptPolicy(db.scope, ana)]);
  await acceptPolicy(db.scope, ben);
  expect(await policyIsDue(db.scope)).toBe(false);
  expect(await acceptances(db.scope)).toMatchObject([{ version: policyVersion.version, acceptedBy: ana }]);
  expect(await policyIsDue(db.otherScope)).toBe(true);
});

// promise R5-15
// promise R4-53
test("a store that accepted an earlier version is asked again", async () => {
  await acceptPolicy(db.otherScope, ana);
  await db.asOwner("UPDATE policy_acceptances SET version = '2025-01-01' WHERE shop_id = $1", [
    db.otherScope.shopId,
  ]);
  expect(await policyIsDue(db.otherScope)).toBe(true);
  await acceptPolicy(db.otherScope, ben);
  expect((await acceptances(db.otherScope)).map(({ acceptedBy }) => acceptedBy)).toEqual([ben, ana]);
});
