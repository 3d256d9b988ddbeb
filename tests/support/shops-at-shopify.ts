import { randomUUID } from "node:crypto";
import { Session } from "@shopify/shopify-api";
import { afterAll, beforeEach } from "vitest";
import { sessionStorage } from "#app/modules/access/session-storage.system.server.ts";
import { resolveContacts } from "#app/modules/contacts/contacts.server.ts";
import { blindIndexer } from "#app/platform/crypto/blind-index.system.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { seedAccount } from "./accounts.ts";
import { seedShop, testDatabase, type TestDatabase } from "./database.ts";
import { sendShopsTo } from "./shop-redirect.ts";
import { demo, secret, ShopifySandbox } from "./shopify-sandbox.ts";

export interface ShopsAtShopify {
  db: TestDatabase;
  shopify: ShopifySandbox;
  /** couplet-demo: installed, without a session yet. */
  scope: ShopScope;
  /** couplet-other: the same. */
  otherScope: ShopScope;
}

/**
 * Two installed shops in a fresh database, and a Shopify that knows both.
 * @param environment what else the app under test is told
 */
export async function shopsAtShopify(environment: Record<string, string> = {}): Promise<ShopsAtShopify> {
  const shopify = new ShopifySandbox();
  await shopify.start();
  sendShopsTo(shopify.base);
  beforeEach(() => shopify.reset());
  afterAll(() => shopify.close());
  const db = await testDatabase({ SHOPIFY_API_KEY: "api-key", SHOPIFY_API_SECRET: secret, ...environment });
  return { db, shopify, scope: await seedShop(demo), otherScope: db.otherScope };
}

/** Gives a shop the offline session that a first visit brings. */
export async function signIn(
  { shopify }: Pick<ShopsAtShopify, "shopify">,
  { domain }: ShopScope,
  changes: { expires?: Date | undefined; refreshToken?: string | undefined } = {},
): Promise<Session> {
  const answer = await shopify.tokens("offline", domain);
  const session = new Session({
    id: `offline_${domain}`,
    shop: domain,
    state: "",
    isOnline: false,
    scope: answer["scope"] as string,
    accessToken: answer["access_token"] as string,
    refreshTokenExpires: new Date(Date.now() + 90 * 86_400_000),
  });
  const ends = { expires: new Date(Date.now() + 3_600_000), refreshToken: answer["refresh_token"] as string };
  Object.assign(session, ends, changes);
  await sessionStorage.storeSession(session);
  shopify.ctx.calls.clear();
  return session;
}

/** A session of a staff member, as an exchange leaves it. */
export function onlineSession(shop: string, changes: Record<string, unknown> = {}): Session {
  return new Session({
    id: `${shop}_101`,
    shop,
    state: "",
    isOnline: true,
    scope: "read_customers,read_orders,read_products",
    accessToken: "shpua_token_canary",
    expires: new Date(Date.now() + 86_400_000),
    onlineAccessInfo: {
      expires_in: 86_400,
      associated_user_scope: "read_customers",
      associated_user: {
        id: 101,
        first_name: "Firstcanary",
        last_name: "Lastcanary",
        email: "mail.canary@example.com",
        email_verified: true,
        account_owner: true,
        locale: "de",
        collaborator: false,
        ...changes,
      },
    },
  });
}

/** A new person who wrote to the shop. */
export async function newContact(scope: ShopScope): Promise<string> {
  const person = randomUUID();
  const index = await blindIndexer(scope);
  const account = await seedAccount(scope);
  const contacts = await sqlInShop(scope, (sql) => resolveContacts(sql, scope, index, account.id, [person]));
  return contacts.get(person)?.contactId ?? "";
}
