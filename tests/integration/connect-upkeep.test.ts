import { expect, test } from "vitest";
import {
  accountsByExternalId,
  accountSummaries,
  checkAccount,
  disconnect,
  disconnectEffects,
  listAccounts,
  noteEvents,
  recheckAccounts,
  refreshTokens,
  sendMessage,
  setHumanAgent,
} from "#app/modules/channels/channels.server.ts";
import { day, hour } from "#app/platform/clock.ts";
import { testDatabase } from "#tests/support/database.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";
import { loginTools, staffId } from "#tests/support/login.ts";

const meta = await FakeMeta.start();
const db = await testDatabase(meta.environment);
const { newAccount, connect, connected } = loginTools(meta);

test("field names that Meta does not know are asked for under their other names", async () => {
  newAccount();
  meta.refusedFields = ["message_reactions", "standby"];
  const outcome = await connect(db.scope);
  meta.refusedFields = [];
  expect(outcome).toMatchObject({ outcome: "connected", subscribed: true });
  expect(meta.subscribed).toContain("messaging_reactions");
});

test("a subscription that fails is shown as a problem, and a check repairs it", async () => {
  newAccount();
  meta.subscribed = [];
  meta.fail("subscribe", { error: { code: 2, status: 500 } });
  const outcome = await connect(db.scope);
  if (outcome.outcome !== "connected") throw new Error(outcome.outcome);
  expect(outcome.subscribed).toBe(false);
  const card = async () => (await listAccounts(db.scope)).find(({ id }) => id === outcome.accountId);
  expect(await card()).toMatchObject({ lastError: "not_subscribed", subscribedFields: [] });
  expect(await checkAccount(db.scope, outcome.accountId)).toEqual({ outcome: "ok" });
  expect(await card()).toMatchObject({ lastError: null });
  expect((await card())?.subscribedFields).toContain("messages");
});

test("while Instagram does not answer the account says so, and says so no longer once it does", async () => {
  const { accountId } = await connected(db.scope);
  const problem = async () => (await listAccounts(db.scope)).find(({ id }) => id === accountId)?.lastError;
  const message = { recipientId: "1789", content: { text: "hello" }, humanAgent: false };
  meta.fail("send", { error: { code: 2, status: 500 } });
  await sendMessage(db.scope, accountId, message, Date.now() + 1_000);
  expect(await problem()).toBe("meta_unavailable");
  meta.fail("me", { cut: "before" });
  await recheckAccounts();
  expect(await problem()).toBe("meta_unavailable");
  await recheckAccounts();
  expect(await problem()).toBeNull();
});

// promise R4-38, R4-45
test("disconnecting destroys the token, ends the subscription and keeps the account's row", async () => {
  const { accountId, account } = await connected(db.scope);
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
  const { accountId } = await connected(db.scope);
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
  const { accountId, account } = await connected(db.scope);
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
  const { accountId } = await connected(db.scope);
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
  const { accountId } = await connected(db.scope);
  expect(await refreshTokens(new Date(Date.now() + 29 * day))).toEqual({ refreshed: 0, lost: 0, failed: 0 });
  const at = new Date(Date.now() + 31 * day);
  const both = await Promise.all([refreshTokens(at), refreshTokens(at)]);
  expect(both.reduce((sum, { refreshed }) => sum + refreshed, 0)).toBe(1);
  await checkAccount(db.scope, accountId);
  expect(meta.calls.findLast(({ target }) => target === "me")?.authorization).toContain("IGAA-fresh");
  const card = (await listAccounts(db.scope)).find(({ id }) => id === accountId);
  expect(Date.parse(card?.tokenExpiresAt ?? "")).toBe(at.getTime() + 60 * day);
});

// promise R2-23
test("a token that Meta refuses to renew is destroyed; one it did not answer for is tried again", async () => {
  await disconnectAll();
  const { accountId } = await connected(db.scope);
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
  const { accountId } = await connected(db.scope);
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
