import { expect, test } from "vitest";
import {
  acknowledgeRequest,
  carryOut,
  claimRequest,
  decideRequest,
  expireClaims,
  openClaim,
  readRequest,
  readWaiting,
  recordMail,
  requestStatus,
} from "#app/modules/privacy/privacy.server.ts";
import type { NamedPerson } from "#app/modules/privacy/privacy.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { seedAccount } from "#tests/support/accounts.ts";
import { testDatabase } from "#tests/support/database.ts";
import { seedPerson } from "#tests/support/persons.ts";

const db = await testDatabase();
const account = await seedAccount(db.scope);
const otherAccount = await seedAccount(db.otherScope);
const staffId = "0197f000-0000-7000-8000-000000000001";

async function ask(named: NamedPerson, kind: "access" | "erase_person" = "erase_person") {
  const opened = await openClaim(kind, named);
  if (opened.outcome !== "opened") throw new Error("too many");
  return opened;
}

const requestsOf = (code: string, shop: ShopScope | null) =>
  db.asOwner<{ id: string; state: string; verification: string | null }>(
    "SELECT id, state, verification FROM privacy_requests WHERE code = $1 AND shop_id IS NOT DISTINCT FROM $2",
    [code, shop?.shopId ?? null],
  );

const exists = async (contactId: string) =>
  (await db.asOwner("SELECT 1 FROM contacts WHERE id = $1", [contactId])).length === 1;

// promise R1-31
// promise R3-41
test("whoever sends the words is verified, and only then is anything erased", async () => {
  const tom = await seedPerson(db.scope, account);
  const { code, claim } = await ask({ by: "handle", value: tom.handle });
  const [waiting] = await requestsOf(code, db.scope);
  expect(waiting).toMatchObject({ state: "waiting", verification: null });
  expect(await carryOut(waiting?.id ?? "")).toBeNull();
  expect(await exists(tom.contactId)).toBe(true);

  const claimed = await claimRequest(db.scope.shopId, tom.contactId, `Hello, ${claim.toUpperCase()} please`);
  expect(claimed).toBe(waiting?.id);
  await carryOut(claimed ?? "");
  expect(await exists(tom.contactId)).toBe(false);
  expect(await requestStatus(code)).toMatchObject({ state: "done", shortfalls: [] });
  expect(await readRequest(db.scope, claimed ?? "")).toMatchObject({ verification: "message" });
  const other = await seedPerson(db.scope, account);
  expect(await claimRequest(db.scope.shopId, other.contactId, claim)).toBeNull();
});

test("somebody who types another's name gets nothing of theirs: the words are about whoever sends them", async () => {
  const [victim, thief] = [await seedPerson(db.scope, account), await seedPerson(db.scope, account)];
  const { code, claim } = await ask({ by: "handle", value: victim.handle });
  const id = await claimRequest(db.scope.shopId, thief.contactId, claim);
  await carryOut(id ?? "");
  expect(await exists(victim.contactId)).toBe(true);
  expect(await exists(thief.contactId)).toBe(false);
  expect(await requestStatus(code)).toMatchObject({ state: "done" });
});

// promise R3-39
test("a person is found by handle, account number, e-mail and phone, in the stores that know them only", async () => {
  const person = await seedPerson(db.scope, account, { linked: false });
  const names: NamedPerson[] = [
    { by: "handle", value: person.handle.toUpperCase() },
    { by: "external_id", value: person.personId },
    { by: "email", value: person.email },
  ];
  for (const named of names) {
    const { code } = await ask(named, "access");
    const [found] = await requestsOf(code, db.scope);
    expect(await readWaiting(db.scope, found?.id ?? "")).toMatchObject({ contactIds: [person.contactId] });
    expect(await requestsOf(code, db.otherScope)).toEqual([]);
    expect(await readWaiting(db.otherScope, found?.id ?? "")).toBeNull();
  }
});

test("the public page looks the same whether a store knows the name or not", async () => {
  const known = await seedPerson(db.scope, account);
  const [a, b] = [
    await ask({ by: "handle", value: known.handle }),
    await ask({ by: "handle", value: "nobody.here" }),
  ];
  const [first, second] = [await requestStatus(a.code), await requestStatus(b.code)];
  const same = (status: typeof first) => ({ ...status, claim: null, receivedAt: null });
  expect(same(first)).toEqual(same(second));
  expect(first?.claim).toBe(a.claim);
});

test("the words work in every store the person wrote to, once in each", async () => {
  const here = await seedPerson(db.scope, account);
  const there = await seedPerson(db.otherScope, otherAccount);
  const { code, claim } = await ask({ by: "handle", value: here.handle });
  const ids = [
    await claimRequest(db.otherScope.shopId, there.contactId, claim),
    await claimRequest(db.scope.shopId, here.contactId, claim),
  ];
  for (const id of ids) await carryOut(id ?? "");
  expect([await exists(here.contactId), await exists(there.contactId)]).toEqual([false, false]);
  expect(await claimRequest(db.otherScope.shopId, there.contactId, claim)).toBeNull();
  const states = await db.asOwner("SELECT state FROM privacy_requests WHERE code = $1", [code]);
  expect(states).toEqual([{ state: "done" }, { state: "done" }]);
});

test("after a week the words prove nothing; a request on a store's desk stays there until it is decided", async () => {
  const person = await seedPerson(db.scope, account);
  const known = await ask({ by: "handle", value: person.handle });
  const unknown = await ask({ by: "handle", value: "nobody.at.all" });
  await db.asOwner(
    "UPDATE privacy_requests SET received_at = now() - interval '8 days' WHERE claim IS NOT NULL",
  );
  expect(await claimRequest(db.scope.shopId, person.contactId, known.claim)).toBeNull();
  await expireClaims();
  expect(await requestStatus(unknown.code)).toMatchObject({ state: "void", shortfalls: ["not_proven"] });
  expect(await requestStatus(known.code)).toMatchObject({ state: "waiting", claim: null });
});

// promise R1-31
// promise R4-42
// promise R2-35
test("staff decide with a recorded reason: accepted it begins, refused it is closed and forgets the name", async () => {
  const person = await seedPerson(db.scope, account);
  const [accepted, refused] = [
    await recordMail(db.scope, staffId, "erase_person", { by: "handle", value: person.handle }),
    await recordMail(db.scope, staffId, "erase_person", { by: "email", value: "who@example.com" }),
  ];
  expect(await decideRequest(db.otherScope, accepted.id, staffId, { accept: "document" })).toEqual({
    outcome: "not_waiting",
  });
  expect(await decideRequest(db.scope, refused.id, staffId, { refuse: "not_verifiable" })).toEqual({
    outcome: "refused",
  });
  expect(await readRequest(db.scope, refused.id)).toMatchObject({
    state: "void",
    shortfalls: ["refused"],
    verification: "not_verifiable",
    decidedBy: staffId,
  });
  const [row] = await db.asOwner("SELECT subject_sealed, claim FROM privacy_requests WHERE id = $1", [
    refused.id,
  ]);
  expect(row).toEqual({ subject_sealed: null, claim: null });
  expect(await decideRequest(db.scope, accepted.id, staffId, { accept: "order_details" })).toEqual({
    outcome: "begins",
  });
  expect(await decideRequest(db.scope, accepted.id, staffId, { refuse: "not_verifiable" })).toEqual({
    outcome: "not_waiting",
  });
  await carryOut(accepted.id);
  expect(await exists(person.contactId)).toBe(false);
});

// promise R3-45
test("a mail's first clock runs until it was answered, in its own store only", async () => {
  const { id } = await recordMail(db.scope, staffId, "access", { by: "handle", value: "somebody" });
  expect(await readRequest(db.scope, id)).toMatchObject({ origin: "mail", acknowledgedAt: null });
  await acknowledgeRequest(db.otherScope, id);
  expect((await readRequest(db.scope, id))?.acknowledgedAt).toBeNull();
  await acknowledgeRequest(db.scope, id);
  expect((await readRequest(db.scope, id))?.acknowledgedAt).not.toBeNull();
});

// promise R1-35
// promise R3-28
test("a child that somebody reports on the public page is erased when the store is sure, and why is on record", async () => {
  const child = await seedPerson(db.scope, account);
  const elsewhere = await seedPerson(db.otherScope, otherAccount);
  const opened = await openClaim("erase_person", { by: "handle", value: child.handle }, "under_age");
  const code = opened.outcome === "opened" ? opened.code : "";
  const [waiting] = await requestsOf(code, db.scope);
  const id = waiting?.id ?? "";
  expect(await readRequest(db.scope, id)).toMatchObject({ state: "waiting", reason: "under_age" });
  await decideRequest(db.scope, id, staffId, { accept: "document" });
  await carryOut(id);
  expect(await exists(child.contactId)).toBe(false);
  expect(await exists(elsewhere.contactId)).toBe(true);
  expect(await requestStatus(code)).toMatchObject({ state: "done", reason: "under_age" });
  const done = await readRequest(db.scope, id);
  expect(done).toMatchObject({ reason: "under_age", verification: "document", shortfalls: [] });
  expect(done?.receiptId).not.toBeNull();
  expect(await readRequest(db.otherScope, id)).toBeNull();
});

test("the form closes for a while when it is played with", async () => {
  const outcomes = new Set<string>();
  for (let n = 0; n < 205; n += 1)
    outcomes.add((await openClaim("access", { by: "handle", value: "x" })).outcome);
  expect(outcomes).toEqual(new Set(["opened", "too_many"]));
});
