import { afterEach, expect, test, vi } from "vitest";
import { shopInfo } from "#app/integrations/shopify/operations/shop-info.ts";
import { askAsShop, keepTokensAlive } from "#app/modules/access/access.server.ts";
import { offlineCaller } from "#app/modules/access/offline-token.system.server.ts";
import { sessionStorage } from "#app/modules/access/session-storage.system.server.ts";
import type { ServiceError } from "#app/platform/errors.ts";
import { onlineSession, shopsAtShopify, signIn } from "#tests/support/shops-at-shopify.ts";

const world = await shopsAtShopify();
const { shopify, scope, otherScope, db } = world;
const soon = () => new Date(Date.now() + 60_000);
const refreshes = () =>
  shopify.ctx.calls
    .list()
    .filter(
      ({ target, request }) =>
        target === "shopify.token" && JSON.stringify(request).includes("refresh_token"),
    ).length;

afterEach(() => db.asOwner("DELETE FROM session"));

async function refusal(work: Promise<unknown>): Promise<ServiceError> {
  return work.then(
    () => expect.fail("it worked"),
    (error: unknown) => error as ServiceError,
  );
}

/** The same code a second time, with its own memory and connections: another process, as far as locks know. */
async function secondProcess() {
  vi.resetModules();
  const access = await import("#app/modules/access/offline-token.system.server.ts");
  const { closePools } = await import("#app/platform/db/pools.server.ts");
  return { offlineCaller: access.offlineCaller, end: closePools };
}

test("a token with time left is used as it is", async () => {
  const session = await signIn(world, scope);
  expect(await offlineCaller(scope)).toEqual({ domain: scope.domain, accessToken: session.accessToken });
  expect(refreshes()).toBe(0);
});

test("twenty callers in two processes refresh a token once, and all get the new one", async () => {
  const session = await signIn(world, scope, { expires: soon() });
  shopify.ctx.faults.push("shopify.token", [{ kind: "delay", ms: 150 }]);
  const second = await secondProcess();
  const callers = Array.from({ length: 10 }, () => [
    offlineCaller(scope),
    second.offlineCaller(scope),
  ]).flat();
  const tokens = new Set((await Promise.all(callers)).map(({ accessToken }) => accessToken));
  await second.end();
  expect(refreshes()).toBe(1);
  expect(tokens.size).toBe(1);
  expect(tokens).not.toContain(session.accessToken);
});

test("what came back is stored, sealed, with a refresh token that works next time", async () => {
  await signIn(world, scope, { expires: soon() });
  const first = await offlineCaller(scope);
  const stored = await sessionStorage.loadSession(`offline_${scope.domain}`);
  expect(stored?.accessToken).toBe(first.accessToken);
  expect(stored?.expires?.getTime()).toBeGreaterThan(Date.now() + 3_500_000);
  await db.asOwner("UPDATE session SET expires = now() AT TIME ZONE 'UTC'");
  expect((await offlineCaller(scope)).accessToken).not.toBe(first.accessToken);
  const rows = await db.asOwner<{ row: string }>("SELECT row_to_json(session)::text AS row FROM session");
  expect(rows[0]?.row).not.toContain(first.accessToken);
});

test("a token whose end got lost is refreshed, one that never ends is used", async () => {
  const lost = await signIn(world, scope, { expires: undefined });
  expect((await offlineCaller(scope)).accessToken).not.toBe(lost.accessToken);
  const endless = await signIn(world, scope, { expires: undefined, refreshToken: undefined });
  expect((await offlineCaller(scope)).accessToken).toBe(endless.accessToken);
});

test("a token that a visit brought while ours was being refreshed is the one that stays", async () => {
  await signIn(world, scope, { expires: soon() });
  shopify.ctx.faults.push("shopify.token", [{ kind: "delay", ms: 300 }]);
  const refreshing = offlineCaller(scope);
  await vi.waitFor(async () => {
    const locks = await db.asOwner("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted");
    expect(locks).not.toEqual([]);
  });
  const visit = await sessionStorage.loadSession(`offline_${scope.domain}`);
  const brought = Object.assign(visit!, {
    accessToken: "brought-by-a-visit",
    expires: new Date(Date.now() + 3_600_000),
  });
  await sessionStorage.storeSession(brought);
  expect((await refreshing).accessToken).toBe("brought-by-a-visit");
  expect((await sessionStorage.loadSession(`offline_${scope.domain}`))?.accessToken).toBe(
    "brought-by-a-visit",
  );
});

test("a dead refresh token asks for a visit, and sees to it that the next visit helps", async () => {
  await signIn(world, scope, { expires: soon() });
  await sessionStorage.storeSession(onlineSession(scope.domain));
  await sessionStorage.storeSession(onlineSession(otherScope.domain));
  await shopify.call("/control/shopify/tokens", { state: "revoked" });
  expect(await refusal(offlineCaller(scope))).toMatchObject({ needsReauth: true, retryable: false });
  // Without a session of their own, the next page anybody opens exchanges its session token.
  expect(await sessionStorage.loadSession(`${scope.domain}_101`)).toBeUndefined();
  expect(await sessionStorage.loadSession(`${otherScope.domain}_101`)).toBeDefined();
});

test("without any session, or without a refresh token, a visit is asked for and Shopify is not", async () => {
  expect(await refusal(offlineCaller(scope))).toMatchObject({
    code: "no_offline_session",
    needsReauth: true,
  });
  await signIn(world, scope, { expires: soon(), refreshToken: undefined });
  expect(await refusal(offlineCaller(scope))).toMatchObject({ code: "no_refresh_token", needsReauth: true });
  expect(shopify.ctx.calls.list()).toEqual([]);
});

test("Shopify's own trouble is no reason for a visit: the token is kept and tried again", async () => {
  await signIn(world, scope, { expires: soon() });
  await sessionStorage.storeSession(onlineSession(scope.domain));
  shopify.ctx.faults.push("shopify.token", [
    { kind: "error", status: 503 },
    { kind: "cut", when: "after" },
  ]);
  expect(await refusal(offlineCaller(scope))).toMatchObject({ retryable: true, needsReauth: false });
  expect(await refusal(offlineCaller(scope))).toMatchObject({ code: "unreachable", retryable: true });
  expect(await sessionStorage.loadSession(`${scope.domain}_101`)).toBeDefined();
  expect((await offlineCaller(scope)).accessToken).toBeTruthy();
});

test("a token that died before its time is renewed once, and the question is answered", async () => {
  await signIn(world, scope);
  await shopify.call("/control/shopify/tokens", { state: "expired" });
  const { data } = await askAsShop(scope, shopInfo, {});
  expect(data.shop.name).toBe("Couplet Demo");
  expect(refreshes()).toBe(1);
});

test("a shop that is gone for Shopify is asked once and then left alone", async () => {
  await signIn(world, scope);
  await shopify.call("/control/shopify/tokens", { state: "revoked" });
  expect(await refusal(askAsShop(scope, shopInfo, {}))).toMatchObject({ needsReauth: true });
  expect(shopify.ctx.calls.list().map(({ target }) => target)).toEqual(["shopify.graphql", "shopify.token"]);
});

test("once a day every installed shop's token is used, whatever happens to the others", async () => {
  await signIn(world, scope, { expires: soon() });
  await signIn(world, otherScope, { expires: soon() });
  await shopify.call("/control/shopify/tokens", { state: "revoked", shop: scope.domain });
  shopify.ctx.calls.clear();
  await keepTokensAlive();
  expect(
    (await sessionStorage.loadSession(`offline_${otherScope.domain}`))?.expires?.getTime(),
  ).toBeGreaterThan(Date.now() + 3_500_000);
  const [other] = await db.asOwner<{ name: string }>("SELECT name FROM shops WHERE id = $1", [
    otherScope.shopId,
  ]);
  expect(other?.name).toBe("Other Goods");
});
