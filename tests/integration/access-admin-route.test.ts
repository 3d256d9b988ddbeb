import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { adminAction, adminLoader, staffNames, type AdminArgs } from "#app/modules/access/access.server.ts";
import { signJwt } from "#sandbox/shopify/signing.ts";
import { secret } from "#tests/support/shopify-sandbox.ts";
import { shopsAtShopify } from "#tests/support/shops-at-shopify.ts";

const world = await shopsAtShopify();
const { shopify, scope, otherScope, db } = world;

afterEach(() => db.asOwner("DELETE FROM session"));

const browser =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

function pageRequest(token: string | undefined, init: RequestInit = {}, address = "/app"): Request {
  const headers = { "user-agent": browser, ...(token !== undefined && { authorization: `Bearer ${token}` }) };
  return new Request(`http://127.0.0.1:4001${address}`, { headers, ...init });
}

const loader = adminLoader("read_conversations", (args) => Promise.resolve(args));

/** Runs a loader as Remix would: with the load context of the HTTP request it belongs to. */
function load(request: Request, context: object = {}): Promise<AdminArgs> {
  return loader({ request, params: {}, context } as never);
}

/** The answer that Remix sends instead of the page. */
async function refusal(work: Promise<unknown>): Promise<Response> {
  return work.then(
    () => expect.fail("it was let in"),
    (answer: unknown) => {
      if (answer instanceof Response) return answer;
      throw answer;
    },
  );
}

const exchanges = () => shopify.ctx.calls.list().filter(({ target }) => target === "shopify.token").length;

function token(changes: Record<string, unknown> = {}, key = secret, domain = scope.domain): string {
  const now = Math.floor(Date.now() / 1_000);
  const address = `https://${domain}`;
  const times = { exp: now + 60, nbf: now - 1, iat: now - 1 };
  const claims = {
    iss: `${address}/admin`,
    dest: address,
    aud: "api-key",
    sub: "101",
    ...times,
    jti: randomUUID(),
  };
  return signJwt({ ...claims, ...changes }, key);
}

test("a session token lets its staff member into their shop", async () => {
  const { scope: given, shop, staff } = await load(pageRequest(await shopify.sessionToken()));
  expect(given).toEqual({ shopId: scope.shopId, domain: scope.domain });
  expect(shop).toMatchObject({ domain: scope.domain, currency: "EUR", timezone: "Europe/Berlin" });
  expect(staff).toMatchObject({ accountOwner: true, name: expect.stringMatching(/^Ana \p{Lu}\.$/u) });
});

// promise R4-33
test("a session token of another shop lets into that shop only", async () => {
  const { scope: given } = await load(pageRequest(await shopify.sessionToken(otherScope.domain)));
  expect(given.shopId).toBe(otherScope.shopId);
});

test("parent and child loaders of one request authenticate once", async () => {
  const bearer = await shopify.sessionToken();
  const context = {};
  const loaders = Array.from({ length: 4 }, () => load(pageRequest(bearer), context));
  const staff = new Set((await Promise.all(loaders)).map((args) => args.staff.id));
  expect(staff.size).toBe(1);
  // One for the shop's own token, one for the staff member's.
  expect(exchanges()).toBe(2);
});

test("requests that come together exchange a staff member's token once, and later ones not at all", async () => {
  const bearer = await shopify.sessionToken();
  await Promise.all(Array.from({ length: 4 }, () => load(pageRequest(bearer))));
  await load(pageRequest(await shopify.sessionToken()));
  expect(exchanges()).toBe(2);
});

test("each loader sees its own request", async () => {
  const bearer = await shopify.sessionToken();
  const context = {};
  const act = adminAction("reply", async ({ request, params }) => ({ text: await request.text(), params }));
  const post = pageRequest(bearer, { method: "POST", body: "intent=reply" });
  const [acted, loaded] = await Promise.all([
    act({ request: post, params: { id: "1" }, context } as never),
    load(pageRequest(bearer, {}, "/app/conversations/1"), context),
  ]);
  expect(acted).toEqual({ text: "intent=reply", params: { id: "1" } });
  expect(new URL(loaded.request.url).pathname).toBe("/app/conversations/1");
});

const minuteAgo = Math.floor(Date.now() / 1_000) - 60;

test.each([
  ["expired", () => token({ exp: minuteAgo })],
  ["signed by somebody else", () => token({}, "another-secret")],
  ["meant for another app", () => token({ aud: "another-app" })],
  ["not valid yet", () => token({ nbf: minuteAgo + 600 })],
  ["no token at all", () => "garbage"],
  ["unsigned", () => token().replace(/\.[^.]*$/, ".")],
  ["empty", () => ""],
])("a token that is %s gets Shopify's own answer: try again with a fresh one", async (_, make) => {
  const answer = await refusal(load(pageRequest(make())));
  expect(answer.status).toBe(401);
  expect(answer.headers.get("x-shopify-retry-invalid-session-request")).toBe("1");
  expect(exchanges()).toBe(0);
});

test("a token that Shopify revoked meanwhile gets the same answer", async () => {
  shopify.ctx.faults.push("shopify.token", [
    { kind: "error", status: 400, message: "invalid_subject_token" },
  ]);
  const answer = await refusal(load(pageRequest(await shopify.sessionToken())));
  expect(answer.status).toBe(401);
  expect(answer.headers.get("x-shopify-retry-invalid-session-request")).toBe("1");
});

test("a page opened without a token is sent to fetch one, a stranger to the page that explains", async () => {
  const host = Buffer.from("admin.shopify.com/store/couplet-demo").toString("base64");
  const address = `/app?embedded=1&shop=${scope.domain}&host=${host}`;
  const bounced = await refusal(load(pageRequest(undefined, {}, address)));
  expect(bounced.status).toBe(302);
  expect(bounced.headers.get("location")).toContain("/auth/session-token");
  const stranger = await refusal(load(pageRequest(undefined)));
  expect(stranger.headers.get("location")).toContain("/auth/login");
});

test("when Shopify cannot exchange tokens, every loader of the page says so in its own answer", async () => {
  shopify.ctx.faults.push("shopify.token", [{ kind: "error", status: 500 }]);
  const bearer = await shopify.sessionToken();
  const context = {};
  const answers = await Promise.all(
    [load(pageRequest(bearer), context), load(pageRequest(bearer), context)].map(refusal),
  );
  for (const answer of answers) {
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain("reload");
  }
  await load(pageRequest(bearer));
});

test("a staff member is known again, by the id in the token, and named by first name and initial", async () => {
  const sub = "9007199254740993";
  const first = await load(pageRequest(token({ sub })));
  await db.asOwner("DELETE FROM session");
  await db.asOwner("UPDATE staff SET last_seen_at = now() - interval '1 day'");
  const second = await load(pageRequest(token({ sub })));
  expect(second.staff).toEqual(first.staff);
  const rows = await db.asOwner<{ shopify_user_id: string; row: string }>(
    "SELECT shopify_user_id, row_to_json(staff)::text AS row FROM staff WHERE id = $1",
    [first.staff.id],
  );
  expect(rows[0]?.shopify_user_id).toBe(sub);
  expect(rows[0]?.row).not.toContain(first.staff.name);
  expect(await staffNames(scope, [first.staff.id])).toEqual(new Map([[first.staff.id, first.staff.name]]));
  expect(await staffNames(otherScope, [first.staff.id])).toEqual(new Map());
});

test("the same person in two shops is two staff members", async () => {
  const here = await load(pageRequest(token({ sub: "777" })));
  const there = await load(pageRequest(token({ sub: "777" }, secret, otherScope.domain)));
  expect(there.staff.id).not.toBe(here.staff.id);
});

test("the first visit of a shop makes it, with its facts and an index key of its own", async () => {
  await db.asOwner("DELETE FROM shops WHERE id = $1", [otherScope.shopId]);
  const bearer = await shopify.sessionToken(otherScope.domain);
  const visits = await Promise.all(Array.from({ length: 3 }, () => load(pageRequest(bearer))));
  expect(new Set(visits.map((visit) => visit.scope.shopId)).size).toBe(1);
  expect(visits[0]?.shop).toEqual({
    domain: otherScope.domain,
    name: "Other Goods",
    currency: "EUR",
    timezone: "Europe/Berlin",
  });
  const rows = await db.asOwner<{ scopes: string[]; length: number }>(
    "SELECT scopes, length(index_key_wrapped) AS length FROM shops WHERE domain = $1",
    [otherScope.domain],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.scopes).toContain("read_orders");
  expect(rows[0]?.length).toBeGreaterThan(32);
});

test("a page opens although Shopify does not say what the shop is called", async () => {
  await db.asOwner("UPDATE shops SET name = NULL, timezone = NULL, currency = NULL WHERE domain = $1", [
    scope.domain,
  ]);
  shopify.ctx.faults.push("shopify.graphql", [{ kind: "error", status: 500 }]);
  const { shop } = await load(pageRequest(await shopify.sessionToken()));
  expect(shop).toEqual({ domain: scope.domain, name: null, currency: null, timezone: null });
  const next = await load(pageRequest(await shopify.sessionToken()));
  expect(next.shop.timezone).toBe("Europe/Berlin");
});
