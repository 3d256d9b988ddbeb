import { expect, test, vi } from "vitest";
import {
  accountsByExternalId,
  accountSummaries,
  beginConnect,
  checkAccount,
  completeConnect,
  disconnect,
  disconnectEffects,
  listAccounts,
  noteEvents,
  refreshTokens,
  setHumanAgent,
  type ConnectOutcome,
} from "#app/modules/channels/channels.server.ts";
import { signState } from "#app/modules/channels/connect-state.server.ts";
import { day, hour, minute } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { testDatabase } from "#tests/support/database.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";

const meta = await FakeMeta.start();
const db = await testDatabase(meta.environment);

const staffId = "01999999-9999-7999-8999-999999999999";
let accounts = 0;

/** Somebody new logs in next. */
function newAccount(more: Partial<FakeMeta["account"]> = {}): FakeMeta["account"] {
  accounts += 1;
  return (meta.account = {
    userId: `1784140000001${String(accounts).padStart(4, "0")}`,
    id: `2897867183841${String(accounts).padStart(4, "0")}`,
    username: `shop.${accounts}`,
    accountType: "Business",
    permissions: ["instagram_business_basic", "instagram_business_manage_messages", "human_agent"],
    ...more,
  });
}

async function stateOf(scope: ShopScope = db.scope): Promise<string> {
  const { url } = await beginConnect(scope, staffId, "/app/settings/connections");
  return new URL(url).searchParams.get("state") ?? "";
}

async function connect(scope: ShopScope = db.scope, code = "code"): Promise<ConnectOutcome> {
  return completeConnect({ state: await stateOf(scope), code });
}

async function connected(scope: ShopScope = db.scope) {
  const account = newAccount();
  const outcome = await connect(scope);
  if (outcome.outcome !== "connected") throw new Error(outcome.outcome);
  return { ...outcome, account };
}

async function later<Result>(ms: number, work: () => Promise<Result>): Promise<Result> {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ms });
  try {
    return await work();
  } finally {
    vi.useRealTimers();
  }
}

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
test("a completed login leaves a connected, subscribed account with all three ids", async () => {
  const { account, ...outcome } = await connected();
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

// promise R1-25, R4-28
test("tokens are sealed in the database and the short one is nowhere", async () => {
  await connected();
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
  const { accountId, account } = await connected();
  const answers = [
    await connect(),
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
  const { accountId } = await connected();
  await checkAccount(db.scope, accountId);
  const graph = meta.calls.filter(({ target }) => ["me", "subscribe"].includes(target));
  expect(graph.length).toBeGreaterThan(2);
  for (const { path, authorization } of graph) {
    expect(path).not.toContain("IGAA");
    expect(authorization).toMatch(/^Bearer IGAA-/);
  }
});

test("cancelling connects nothing and says so", async () => {
  const state = await stateOf();
  const before = await listAccounts(db.scope);
  expect(await completeConnect({ state, error: "access_denied" })).toMatchObject({
    outcome: "cancelled",
    returnTo: "/app/settings/connections",
  });
  expect(await listAccounts(db.scope)).toEqual(before);
});

test("a state works once, also when two answers come at the same moment", async () => {
  newAccount();
  const state = await stateOf();
  const outcomes = await Promise.all([
    completeConnect({ state, code: "a" }),
    completeConnect({ state, code: "b" }),
  ]);
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["connected", "state_used"]);
  expect(await completeConnect({ state, error: "access_denied" })).toMatchObject({ outcome: "state_used" });
});

test("a state that was tampered with, cut or made up is refused without a call", async () => {
  const state = await stateOf();
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
  const state = await stateOf();
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

test("a login without permission for messages is not kept", async () => {
  const account = newAccount({ permissions: ["instagram_business_basic"] });
  expect(await connect()).toMatchObject({
    outcome: "missing_permissions",
    missing: ["instagram_business_manage_messages"],
  });
  expect(await accountsByExternalId([account.userId])).toEqual(new Map());
});

test("a personal account is not kept", async () => {
  const account = newAccount({ accountType: "Personal" });
  expect(await connect()).toMatchObject({ outcome: "not_professional" });
  expect(await accountsByExternalId([account.userId])).toEqual(new Map());
});

test("creator accounts, and answers without a type, are professional", async () => {
  newAccount({ accountType: "Media_Creator" });
  expect(await connect()).toMatchObject({ outcome: "connected" });
  newAccount({ accountType: null });
  expect(await connect()).toMatchObject({ outcome: "connected" });
});

test("an account that another shop uses is refused, and free again once that shop lets go", async () => {
  const { accountId, account } = await connected(db.otherScope);
  meta.account = account;
  expect(await connect()).toMatchObject({ outcome: "connected_elsewhere" });
  const found = await accountsByExternalId([account.userId]);
  expect(found.get(account.userId)?.scope.shopId).toBe(db.otherScope.shopId);
  await disconnect(db.otherScope, accountId, staffId);
  expect(await connect()).toMatchObject({ outcome: "connected" });
});

test("Meta being away is told as such, and a refused code is a login to begin again", async () => {
  newAccount();
  meta.fail("exchange", { cut: "before" });
  expect(await connect()).toMatchObject({ outcome: "meta_unavailable" });
  meta.fail("me", { error: { code: 2, status: 500 } });
  expect(await connect()).toMatchObject({ outcome: "meta_unavailable" });
  expect(await connect(db.scope, "used")).toMatchObject({ outcome: "state_invalid" });
});

test("field names that Meta does not know are asked for under their other names", async () => {
  newAccount();
  meta.refusedFields = ["message_reactions", "standby"];
  const outcome = await connect();
  meta.refusedFields = [];
  expect(outcome).toMatchObject({ outcome: "connected", subscribed: true });
  expect(meta.subscribed).toContain("messaging_reactions");
});

test("a subscription that fails is shown as a problem, and a check repairs it", async () => {
  newAccount();
  meta.subscribed = [];
  meta.fail("subscribe", { error: { code: 2, status: 500 } });
  const outcome = await connect();
  if (outcome.outcome !== "connected") throw new Error(outcome.outcome);
  expect(outcome.subscribed).toBe(false);
  const card = async () => (await listAccounts(db.scope)).find(({ id }) => id === outcome.accountId);
  expect(await card()).toMatchObject({ lastError: "not_subscribed", subscribedFields: [] });
  expect(await checkAccount(db.scope, outcome.accountId)).toEqual({ outcome: "ok" });
  expect(await card()).toMatchObject({ lastError: null });
  expect((await card())?.subscribedFields).toContain("messages");
});

test("connecting the same account again keeps its id and what staff said of it", async () => {
  const { accountId, account } = await connected();
  meta.account = { ...account, username: "renamed.shop", permissions: account.permissions.slice(0, 2) };
  expect(await connect()).toMatchObject({ outcome: "connected", accountId });
  const card = (await listAccounts(db.scope)).find(({ id }) => id === accountId);
  expect(card).toMatchObject({ handle: "renamed.shop", humanAgent: true });
});

// promise R4-38, R4-45
test("disconnecting destroys the token, ends the subscription and keeps the account's row", async () => {
  const { accountId, account } = await connected();
  expect(await disconnectEffects(db.scope, accountId)).toMatchObject({
    outcome: "found",
    handle: account.username,
    hasToken: true,
  });
  expect(await disconnect(db.scope, accountId, staffId)).toEqual({
    outcome: "disconnected",
    unsubscribed: true,
  });
  expect(meta.subscribed).toEqual([]);
  const [row] = await db.asOwner("SELECT token_sealed, state FROM channel_accounts WHERE id = $1", [
    accountId,
  ]);
  expect(row).toEqual({ token_sealed: null, state: "disconnected" });
  expect(await accountsByExternalId([account.userId])).toEqual(new Map());
});

test("disconnecting destroys the token also when Meta does not answer", async () => {
  const { accountId } = await connected();
  meta.fail("subscribe", { cut: "before" });
  expect(await disconnect(db.scope, accountId, staffId)).toEqual({
    outcome: "disconnected",
    unsubscribed: false,
  });
  const [row] = await db.asOwner("SELECT token_sealed FROM channel_accounts WHERE id = $1", [accountId]);
  expect(row).toEqual({ token_sealed: null });
});

test("another shop's account cannot be seen, checked, changed or disconnected", async () => {
  const { accountId } = await connected(db.otherScope);
  expect(await disconnect(db.scope, accountId, staffId)).toEqual({ outcome: "not_found" });
  expect(await disconnectEffects(db.scope, accountId)).toEqual({ outcome: "not_found" });
  expect(await checkAccount(db.scope, accountId)).toEqual({ outcome: "not_connected" });
  expect(await setHumanAgent(db.scope, accountId, true)).toEqual({ outcome: "not_found" });
  expect((await accountSummaries(db.scope, [accountId])).size).toBe(0);
  const [row] = await db.asOwner("SELECT state FROM channel_accounts WHERE id = $1", [accountId]);
  expect(row).toEqual({ state: "connected" });
});

// promise R2-23
test("a check that meets a dead token destroys it and asks to reconnect; webhooks are still ours", async () => {
  const { accountId, account } = await connected();
  meta.fail("me", { error: { code: 190, subcode: 460 } });
  expect(await checkAccount(db.scope, accountId)).toEqual({ outcome: "problem", problem: "token_dead" });
  const [row] = await db.asOwner(
    "SELECT token_sealed, state, last_error FROM channel_accounts WHERE id = $1",
    [accountId],
  );
  expect(row).toEqual({ token_sealed: null, state: "needs_reauth", last_error: "token_dead" });
  expect((await accountsByExternalId([account.userId])).get(account.userId)?.account.id).toBe(accountId);
});

test("the last event is kept, and a thousand at once cost one write", async () => {
  const { accountId } = await connected();
  const first = new Date(Date.now() - hour);
  await noteEvents(db.scope, accountId, first);
  await noteEvents(db.scope, accountId, new Date(first.getTime() + 1_000));
  const card = async () => (await listAccounts(db.scope)).find(({ id }) => id === accountId);
  expect((await card())?.lastEventAt).toBe(first.toISOString());
  const next = new Date(first.getTime() + 6_000);
  await noteEvents(db.scope, accountId, next);
  expect((await card())?.lastEventAt).toBe(next.toISOString());
});

// promise R2-22
test("a token is renewed half way through its life, once, and the new one is used", async () => {
  await disconnectAll();
  const { accountId } = await connected();
  expect(await refreshTokens(new Date(Date.now() + 29 * day))).toEqual({ refreshed: 0, lost: 0, failed: 0 });
  const at = new Date(Date.now() + 31 * day);
  const both = await Promise.all([refreshTokens(at), refreshTokens(at)]);
  expect(both.reduce((sum, { refreshed }) => sum + refreshed, 0)).toBe(1);
  await checkAccount(db.scope, accountId);
  expect(meta.calls.findLast(({ target }) => target === "me")?.authorization).toContain("IGAA-fresh");
  const card = (await listAccounts(db.scope)).find(({ id }) => id === accountId);
  expect(Date.parse(card?.tokenExpiresAt ?? "")).toBe(at.getTime() + 60 * day);
});

test("a token that Meta refuses to renew is destroyed; one it did not answer for is tried again", async () => {
  await disconnectAll();
  const { accountId } = await connected();
  const at = new Date(Date.now() + 31 * day);
  meta.fail("refresh", { cut: "before" });
  expect(await refreshTokens(at)).toEqual({ refreshed: 0, lost: 0, failed: 1 });
  meta.fail("refresh", { error: { code: 190, subcode: 458 } });
  expect(await refreshTokens(at)).toEqual({ refreshed: 0, lost: 1, failed: 0 });
  const [row] = await db.asOwner("SELECT token_sealed, state FROM channel_accounts WHERE id = $1", [
    accountId,
  ]);
  expect(row).toEqual({ token_sealed: null, state: "needs_reauth" });
});

test("an expired token is not even sent", async () => {
  await disconnectAll();
  const { accountId } = await connected();
  const calls = meta.calls.length;
  expect(await refreshTokens(new Date(Date.now() + 61 * day))).toEqual({ refreshed: 0, lost: 1, failed: 0 });
  expect(meta.calls.length).toBe(calls);
  const card = (await listAccounts(db.scope)).find(({ id }) => id === accountId);
  expect(card).toMatchObject({ state: "needs_reauth", lastError: "token_expired" });
});

async function disconnectAll(): Promise<void> {
  for (const scope of [db.scope, db.otherScope]) {
    for (const { id } of await listAccounts(scope)) await disconnect(scope, id, staffId);
  }
}
