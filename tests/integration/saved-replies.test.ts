import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { StaffMember } from "#app/modules/access/access.server.ts";
import type { BuiltInRole } from "#app/modules/access/roles.ts";
import { deleteReply, listReplies, noteUse, saveReply } from "#app/modules/content/content.server.ts";
import type { SavedReplyDraft } from "#app/modules/content/content.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { testDatabase } from "#tests/support/database.ts";
import { seedStaff, staffAs } from "#tests/support/staff.ts";

const { scope, otherScope, asOwner } = await testDatabase();

async function newStaff(role: BuiltInRole, shop: ShopScope = scope): Promise<StaffMember> {
  const id = randomUUID();
  await seedStaff(shop, id, role);
  return staffAs(id, role);
}

const admin = await newStaff("admin");
const ana = await newStaff("member");
const ben = await newStaff("member");

beforeEach(() => asOwner("DELETE FROM saved_replies"));

const draft = (over: Partial<SavedReplyDraft> = {}): SavedReplyDraft => ({
  shortcut: "shipping",
  title: "Where is it?",
  body: "Hi {{customer.first_name|there}}, {{order.name}} is {{order.status}}.",
  language: null,
  shared: false,
  ...over,
});

async function saved(staff: StaffMember, over: Partial<SavedReplyDraft> = {}, shop = scope): Promise<string> {
  const outcome = await saveReply(shop, staff, randomUUID(), draft(over));
  if (outcome.outcome !== "saved") throw new Error(outcome.outcome);
  return outcome.id;
}

const shortcuts = async (staff: StaffMember, shop = scope) =>
  (await listReplies(shop, staff.id)).map(({ shortcut }) => shortcut);

test("a private reply is seen by its owner alone, a shared one by everybody in the store and nobody beyond", async () => {
  await saved(ana, { shortcut: "mine" });
  await saved(admin, { shortcut: "ours", shared: true });
  expect(await shortcuts(ana)).toEqual(["mine", "ours"]);
  expect(await shortcuts(ben)).toEqual(["ours"]);
  expect(await shortcuts(admin)).toEqual(["ours"]);
  expect(await shortcuts(ana, otherScope)).toEqual([]);
});

// promise R4-34
test("members write no shared reply, change none, delete none and make none of theirs shared", async () => {
  const shared = await saved(admin, { shared: true });
  const refused = { outcome: "not_permitted" };
  expect(await saveReply(scope, ana, randomUUID(), draft({ shortcut: "other", shared: true }))).toEqual(
    refused,
  );
  expect(await saveReply(scope, ana, shared, draft({ shared: true }))).toEqual(refused);
  expect(await saveReply(scope, ana, shared, draft({ shared: false }))).toEqual(refused);
  expect(await deleteReply(scope, ana, shared)).toEqual(refused);
  const own = await saved(ana, { shortcut: "own" });
  expect(await saveReply(scope, ana, own, draft({ shortcut: "own", shared: true }))).toEqual(refused);
});

test("another member's private reply is not there, for an admin either", async () => {
  const id = await saved(ana);
  for (const staff of [ben, admin]) {
    expect(await saveReply(scope, staff, id, draft({ shortcut: "x" }))).toEqual({ outcome: "not_found" });
    expect(await deleteReply(scope, staff, id)).toEqual({ outcome: "not_found" });
  }
  expect(await shortcuts(ana)).toEqual(["shipping"]);
});

test("a shortcut leads to one reply: it is refused where the writer sees it already, however it is typed", async () => {
  await saved(admin, { shared: true });
  const taken = { outcome: "faulty", faults: [{ field: "shortcut", code: "taken" }] };
  expect(await saveReply(scope, ana, randomUUID(), draft({ shortcut: " /SHIPPING" }))).toEqual(taken);
  expect(await saveReply(scope, admin, randomUUID(), draft({ shared: true }))).toEqual(taken);
  await saved(ana, { shortcut: "hello" });
  await saved(ben, { shortcut: "hello" });
  await saved(await newStaff("admin", otherScope), { shared: true }, otherScope);
});

test("of two who take the same shortcut at once, one gets it", async () => {
  const both = await Promise.all(
    [1, 2].map(() => saveReply(scope, admin, randomUUID(), draft({ shared: true }))),
  );
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(["faulty", "saved"]);
});

test("every fault is told with its field, and nothing is stored", async () => {
  const faulty = draft({ shortcut: "two words", title: " ", body: "Hi {{customer.name}}" });
  expect(await saveReply(scope, ana, randomUUID(), faulty)).toEqual({
    outcome: "faulty",
    faults: [
      { field: "shortcut", code: "shape" },
      { field: "title", code: "empty" },
      {
        field: "body",
        code: "variable",
        fault: { code: "unknown", source: "{{customer.name}}", at: 3, nearest: "customer.first_name" },
      },
    ],
  });
  expect(await asOwner("SELECT 1 FROM saved_replies")).toEqual([]);
});

test("what was deleted comes back as it was by saving it again", async () => {
  const id = await saved(ana, { language: "de" });
  await noteUse(scope, ana.id, [id]);
  const [before] = await listReplies(scope, ana.id);
  const deleted = await deleteReply(scope, ana, id);
  expect(deleted).toEqual({ outcome: "deleted", reply: before });
  expect(await shortcuts(ana)).toEqual([]);
  if (deleted.outcome !== "deleted") throw new Error(deleted.outcome);
  await saveReply(scope, ana, id, deleted.reply, deleted.reply.useCount);
  expect(await listReplies(scope, ana.id)).toEqual([{ ...before, updatedAt: expect.any(String) as string }]);
});

test("uses are counted where they are seen, and those used most stand first", async () => {
  const own = await saved(ana, { shortcut: "b" });
  await saved(ana, { shortcut: "a" });
  const bens = await saved(ben, { shortcut: "c" });
  await noteUse(scope, ana.id, [own, bens, "no id"]);
  await noteUse(otherScope, ana.id, [own]);
  expect(await listReplies(scope, ana.id)).toMatchObject([
    { shortcut: "b", useCount: 1 },
    { shortcut: "a", useCount: 0 },
  ]);
  expect(await listReplies(scope, ben.id)).toMatchObject([{ useCount: 0 }]);
});
