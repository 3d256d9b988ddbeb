import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { receiveInstagram } from "#app/jobs/inbound/receive-instagram.server.ts";
import {
  accountsByExternalId,
  accountSummaries,
  beginConnect,
  checkAccount,
  completeConnect,
  disconnect,
  disconnectEffects,
  listAccounts,
} from "#app/modules/channels/channels.server.ts";
import { fieldSetsFor } from "#app/modules/channels/instagram/features.ts";
import { signState } from "#app/modules/channels/connect-state.server.ts";
import { day, minute } from "#app/platform/clock.ts";
import deliveries from "#tests/fixtures/instagram/deliveries.json" with { type: "json" };
import { testDatabase } from "#tests/support/database.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";
import { loginTools, staffId } from "#tests/support/login.ts";
import { seedStaff } from "#tests/support/staff.ts";

const meta = await FakeMeta.start();
const db = await testDatabase(meta.environment);
const { newAccount, stateOf, connect, connected } = loginTools(meta);

async function later<Result>(ms: number, work: () => Promise<Result>): Promise<Result> {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ms });
  try {
    return await work();
  } finally {
    vi.useRealTimers();
  }
}

// promise R4-48
// promise R2-15
test("the login opens Instagram with the least scopes and our exact return address", async () => {
  const { url } = await beginConnect(db.scope, staffId, "/app");
  const { pathname, searchParams } = new URL(url);
  expect(pathname).toBe("/oauth/authorize");
  expect(Object.fromEntries(searchParams)).toMatchObject({
    client_id: "990000000000001",
    response_type: "code",
    redirect_uri: "http://127.0.0.1:4001/connect/instagram/callback",
    scope: "instagram_business_basic,instagram_business_manage_messages",
  });
});

// promise R4-5, R1-20
// promise R1-10
// promise R4-4
test("a completed login leaves a connected, subscribed account with all three ids", async () => {
  const { account, ...outcome } = await connected(db.scope);
  expect(outcome).toMatchObject({
    outcome: "connected",
    accountExternalId: account.userId,
    subscribed: true,
    returnTo: "/app/settings/connections",
    shopDomain: db.scope.domain,
  });
  const [row] = await db.asOwner("SELECT * FROM channel_accounts WHERE external_id = $1", [account.userId]);
  expect(row).toMatchObject({ app_scoped_id: account.id, exchange_user_id: account.id, state: "connected" });
  const card = (await listAccounts(db.scope)).find(({ id }) => id === outcome.accountId);
  expect(card).toMatchObject({
    handle: account.username,
    humanAgent: true,
    missingPermissions: [],
    lastError: null,
  });
  expect(card?.subscribedFields).toContain("messages");
  expect(Date.parse(card?.tokenExpiresAt ?? "") - Date.now()).toBeGreaterThan(59 * day);
});

// promise R2-6
// promise R5-3
test("what was granted is recorded with who granted it and when, and of the account nothing else is kept", async () => {
  const { accountId, account } = await connected(db.scope);
  const [row] = await db.asOwner("SELECT * FROM channel_accounts WHERE id = $1", [accountId]);
  expect(row).toMatchObject({ permissions: account.permissions, connected_by: staffId });
  expect(row?.["connected_at"]).toBeInstanceOf(Date);
  const kept = Object.keys(row ?? {}).filter((column) => row?.[column] !== null);
  expect(kept.toSorted()).toEqual([
    ...["app_scoped_id", "channel", "connected_at", "connected_by", "exchange_user_id", "external_id"],
    ...["human_agent", "id", "permissions", "profile_sealed", "shop_id", "state"],
    ...["subscribed_fields", "token_expires_at", "token_issued_at", "token_sealed"],
  ]);
});

// promise R2-20
// promise R2-6
test("of comments, which are off, nothing is subscribed to, and nothing is kept when one comes all the same", async () => {
  const { accountExternalId } = await connected(db.scope);
  expect(meta.subscribed).toEqual(fieldSetsFor(["messages"])[0]);
  const body = JSON.stringify(deliveries.comment).replaceAll("17841400000000001", accountExternalId);
  const times = { triggeredAt: null, receivedAt: new Date() };
  const delivery = { id: randomUUID(), topic: "comments", shopDomain: null, attempts: 1, ...times };
  const outcomes = await receiveInstagram([{ ...delivery, body: Buffer.from(body) }]);
  expect(outcomes).toEqual([{ outcome: "done" }]);
  expect(await db.asOwner("SELECT 1 FROM contacts UNION ALL SELECT 1 FROM comments")).toEqual([]);
});

// promise R1-25, R4-28
test("tokens are sealed in the database and the short one is nowhere", async () => {
  await connected(db.scope);
  const [dump] = await db.asOwner<{ all: string }>(
    `SELECT string_agg(a::text, ' ') || (SELECT coalesce(string_agg(c::text, ' '), '') FROM connect_attempts c) AS all
     FROM channel_accounts a`,
  );
  const rows = await db.asOwner<{ token_sealed: Buffer; profile_sealed: Buffer }>(
    "SELECT token_sealed, profile_sealed FROM channel_accounts WHERE token_sealed IS NOT NULL",
  );
  const bytes = rows.map(
    (row) => row.token_sealed.toString("latin1") + row.profile_sealed.toString("latin1"),
  );
  for (const token of meta.tokens) {
    expect(dump?.all).not.toContain(token);
    expect(dump?.all).not.toContain(Buffer.from(token).toString("hex"));
    expect(bytes.join()).not.toContain(token);
  }
});

// promise R4-29
test("no verb of the module gives a token away", async () => {
  const { accountId, account } = await connected(db.scope);
  const answers = [
    await connect(db.scope),
    await listAccounts(db.scope),
    [...(await accountSummaries(db.scope)).values()],
    [...(await accountsByExternalId([account.userId])).values()],
    await checkAccount(db.scope, accountId),
    await disconnectEffects(db.scope, accountId),
  ];
  const text = JSON.stringify(answers);
  for (const token of meta.tokens) expect(text).not.toContain(token);
  expect(meta.tokens.length).toBeGreaterThan(0);
});

test("after the exchange the token travels in the header only", async () => {
  const { accountId } = await connected(db.scope);
  await checkAccount(db.scope, accountId);
  const graph = meta.calls.filter(({ target }) => ["me", "subscribe"].includes(target));
  expect(graph.length).toBeGreaterThan(2);
  for (const { path, authorization } of graph) {
    expect(path).not.toContain("IGAA");
    expect(authorization).toMatch(/^Bearer IGAA-/);
  }
});

test("cancelling connects nothing and says so", async () => {
  const state = await stateOf(db.scope);
  const before = await listAccounts(db.scope);
  expect(await completeConnect({ state, error: "access_denied" })).toMatchObject({
    outcome: "cancelled",
    returnTo: "/app/settings/connections",
  });
  expect(await listAccounts(db.scope)).toEqual(before);
});

test("a state works once, also when two answers come at the same moment", async () => {
  newAccount();
  const state = await stateOf(db.scope);
  const outcomes = await Promise.all([
    completeConnect({ state, code: "a" }),
    completeConnect({ state, code: "b" }),
  ]);
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["connected", "state_used"]);
  expect(await completeConnect({ state, error: "access_denied" })).toMatchObject({ outcome: "state_used" });
});

test("a state that was tampered with, cut or made up is refused without a call", async () => {
  const state = await stateOf(db.scope);
  const [payload = "", mac = ""] = state.split(".");
  const other = Buffer.from(
    Buffer.from(payload, "base64url").toString().replace(db.scope.shopId, db.otherScope.shopId),
  ).toString("base64url");
  const calls = meta.calls.length;
  const forged = [
    `${other}.${mac}`,
    `${payload}.${mac.slice(0, -2)}`,
    payload,
    "",
    ".",
    `${state}.x`,
    `${payload}.`,
  ];
  for (const bad of forged)
    expect(await completeConnect({ state: bad, code: "code" })).toEqual({ outcome: "state_invalid" });
  expect(meta.calls.length).toBe(calls);
});

test("a state is good for ten minutes", async () => {
  newAccount();
  const state = await stateOf(db.scope);
  const outcome = await later(10 * minute + 1, () => completeConnect({ state, code: "code" }));
  expect(outcome).toMatchObject({ outcome: "state_invalid", shopDomain: db.scope.domain });
});

test("a rightly signed state of an attempt that another shop began finds nothing there", async () => {
  const { url } = await beginConnect(db.otherScope, staffId, "/app");
  const payload = (new URL(url).searchParams.get("state") ?? "").split(".")[0] ?? "";
  const [attemptId = ""] = Buffer.from(payload, "base64url").toString().split("|");
  const { shopId, domain } = db.scope;
  const state = signState({ attemptId, shopId, domain, expiresAt: new Date(Date.now() + minute) });
  expect(await completeConnect({ state, code: "code" })).toMatchObject({ outcome: "state_invalid" });
});

// promise R4-34
test("whoever lost the role while they were at Instagram connects nothing, whatever they are in another shop", async () => {
  newAccount();
  const before = await listAccounts(db.scope);
  await seedStaff(db.otherScope, staffId, "owner");
  const demoted = await stateOf(db.scope);
  await seedStaff(db.scope, staffId, "member");
  const calls = meta.calls.length;
  expect(await completeConnect({ state: demoted, code: "code" })).toMatchObject({ outcome: "not_permitted" });
  const removed = await stateOf(db.scope);
  await db.asOwner("UPDATE staff SET removed_at = now() WHERE shop_id = $1", [db.scope.shopId]);
  expect(await completeConnect({ state: removed, code: "code" })).toMatchObject({ outcome: "not_permitted" });
  await db.asOwner("UPDATE staff SET removed_at = NULL WHERE shop_id = $1", [db.scope.shopId]);
  expect(meta.calls.length).toBe(calls);
  expect(await listAccounts(db.scope)).toEqual(before);
  expect(await completeConnect({ state: demoted, code: "code" })).toMatchObject({ outcome: "state_used" });
});

// promise R2-6
test("a login without permission for messages is not kept", async () => {
  const account = newAccount({ permissions: ["instagram_business_basic"] });
  expect(await connect(db.scope)).toMatchObject({
    outcome: "missing_permissions",
    missing: ["instagram_business_manage_messages"],
  });
  expect(await accountsByExternalId([account.userId])).toEqual(new Map());
});

// promise R2-1
test("a personal account is not kept", async () => {
  const account = newAccount({ accountType: "Personal" });
  expect(await connect(db.scope)).toMatchObject({ outcome: "not_professional" });
  expect(await accountsByExternalId([account.userId])).toEqual(new Map());
});

// promise R2-1
test("creator accounts, and answers without a type, are professional", async () => {
  newAccount({ accountType: "Media_Creator" });
  expect(await connect(db.scope)).toMatchObject({ outcome: "connected" });
  newAccount({ accountType: null });
  expect(await connect(db.scope)).toMatchObject({ outcome: "connected" });
});

test("an account that another shop uses is refused, and free again once that shop lets go", async () => {
  const { accountId, account } = await connected(db.otherScope);
  meta.account = account;
  expect(await connect(db.scope)).toMatchObject({ outcome: "connected_elsewhere" });
  const found = await accountsByExternalId([account.userId]);
  expect(found.get(account.userId)?.scope.shopId).toBe(db.otherScope.shopId);
  await disconnect(db.otherScope, accountId, staffId);
  expect(await connect(db.scope)).toMatchObject({ outcome: "connected" });
});

test("Meta being away is told as such, and a refused code is a login to begin again", async () => {
  newAccount();
  meta.fail("exchange", { cut: "before" });
  expect(await connect(db.scope)).toMatchObject({ outcome: "meta_unavailable" });
  meta.fail("me", { error: { code: 2, status: 500 } });
  expect(await connect(db.scope)).toMatchObject({ outcome: "meta_unavailable" });
  expect(await connect(db.scope, "used")).toMatchObject({ outcome: "state_invalid" });
});

test("connecting the same account again keeps its id and what staff said of it", async () => {
  const { accountId, account } = await connected(db.scope);
  meta.account = { ...account, username: "renamed.shop", permissions: account.permissions.slice(0, 2) };
  expect(await connect(db.scope)).toMatchObject({ outcome: "connected", accountId });
  const card = (await listAccounts(db.scope)).find(({ id }) => id === accountId);
  expect(card).toMatchObject({ handle: "renamed.shop", humanAgent: true });
});
