import { Session } from "@shopify/shopify-api";
import { expect, test } from "vitest";
import {
  deleteEndedSessions,
  deleteOnlineSessions,
  deleteSessionsOfShop,
  sessionStorage,
} from "#app/modules/access/session-storage.system.server.ts";
import { testDatabase } from "#tests/support/database.ts";
import { onlineSession } from "#tests/support/shops-at-shopify.ts";

const db = await testDatabase();
const shop = db.scope.domain;
const otherShop = db.otherScope.domain;

const offline = (domain: string) =>
  new Session({
    id: `offline_${domain}`,
    shop: domain,
    state: "",
    isOnline: false,
    scope: "read_orders",
    accessToken: "shpat_offline_canary",
    refreshToken: "shprt_refresh_canary",
    expires: new Date("2026-12-01T10:00:00Z"),
    refreshTokenExpires: new Date("2027-02-01T10:00:00Z"),
  });

const ids = async () =>
  (await db.asOwner<{ id: string }>("SELECT id FROM session ORDER BY id")).map(({ id }) => id);

// promise R2-28
test("no token, name or address of a session stands in the database in clear", async () => {
  await sessionStorage.storeSession(onlineSession(shop));
  await sessionStorage.storeSession(offline(shop));
  const rows = await db.asOwner<{ row: string }>("SELECT row_to_json(session)::text AS row FROM session");
  expect(rows).toHaveLength(2);
  expect(rows.map(({ row }) => row).join()).not.toMatch(/canary/i);
});

test("a session comes back as it was stored", async () => {
  await sessionStorage.storeSession(onlineSession(shop));
  await sessionStorage.storeSession(offline(shop));
  const online = await sessionStorage.loadSession(`${shop}_101`);
  expect(online?.accessToken).toBe("shpua_token_canary");
  expect(online?.onlineAccessInfo?.associated_user).toMatchObject({
    first_name: "Firstcanary",
    last_name: "Lastcanary",
    email: "mail.canary@example.com",
    account_owner: true,
    locale: "de",
  });
  expect(await sessionStorage.loadSession(`offline_${shop}`)).toEqual(offline(shop));
  expect(await sessionStorage.findSessionsByShop(shop)).toHaveLength(2);
});

test("staff without a last name can work too", async () => {
  await sessionStorage.storeSession(onlineSession(shop, { last_name: "", email: "" }));
  const user = (await sessionStorage.loadSession(`${shop}_101`))?.onlineAccessInfo?.associated_user;
  expect(user).toMatchObject({ first_name: "Firstcanary", last_name: "", email: "" });
});

test("a token copied to another shop's session does not open there: the session is asked for anew", async () => {
  await sessionStorage.storeSession(offline(shop));
  await sessionStorage.storeSession(offline(otherShop));
  await db.asOwner(
    `UPDATE session SET "accessToken" = (SELECT "accessToken" FROM session WHERE id = $1) WHERE id = $2`,
    [`offline_${shop}`, `offline_${otherShop}`],
  );
  expect(await sessionStorage.loadSession(`offline_${otherShop}`)).toBeUndefined();
  expect(await sessionStorage.findSessionsByShop(otherShop)).toEqual([]);
  expect(await sessionStorage.loadSession(`offline_${shop}`)).toBeDefined();
});

test("a session whose token Shopify refused stays without one", async () => {
  const session = onlineSession(shop);
  session.accessToken = "";
  await sessionStorage.storeSession(session);
  expect((await sessionStorage.loadSession(session.id))?.accessToken).toBeFalsy();
});

test("signing a shop's staff out leaves the shop's own session and other shops", async () => {
  for (const domain of [shop, otherShop]) {
    await sessionStorage.storeSession(offline(domain));
    await sessionStorage.storeSession(onlineSession(domain));
  }
  await deleteOnlineSessions(shop);
  expect(await ids()).toEqual([`${otherShop}_101`, `offline_${otherShop}`, `offline_${shop}`].toSorted());
});

test("sessions of staff that ended are forgotten, the others and the shop's own are kept", async () => {
  const ended = onlineSession(shop);
  ended.expires = new Date(Date.now() - 3_600_000);
  await sessionStorage.storeSession(ended);
  await sessionStorage.storeSession(onlineSession(otherShop));
  await deleteEndedSessions(new Date());
  expect(await ids()).toEqual([`${otherShop}_101`, `offline_${otherShop}`, `offline_${shop}`].toSorted());
});

test("an uninstalled shop keeps no session, the other shop keeps all", async () => {
  await deleteSessionsOfShop(shop);
  expect(await ids()).toEqual([`${otherShop}_101`, `offline_${otherShop}`].toSorted());
});

test("a table that was away makes a call fail, not the process, and is found again when it is back", async () => {
  await db.asOwner("ALTER TABLE session RENAME TO session_away");
  await expect(sessionStorage.loadSession(`offline_${otherShop}`)).rejects.toThrow();
  await expect(sessionStorage.loadSession(`offline_${otherShop}`)).rejects.toThrow();
  await db.asOwner("ALTER TABLE session_away RENAME TO session");
  expect(await sessionStorage.loadSession(`offline_${otherShop}`)).toBeDefined();
});
