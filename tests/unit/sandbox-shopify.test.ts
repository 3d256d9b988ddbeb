import { createHmac } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startProxy } from "#sandbox/admin/proxy.ts";
import { ReplaceStream } from "#sandbox/admin/replace-stream.ts";
import { CallLog, FaultBox, type SandboxContext } from "#sandbox/context.ts";
import { mountShopify } from "#sandbox/shopify/mount.ts";
import { searchTest } from "#sandbox/shopify/search.ts";

const demo = "couplet-demo.myshopify.com";
const other = "couplet-other.myshopify.com";
const secret = "shop-secret";

type Json = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

let ctx: SandboxContext;
let base: string;
const servers: http.Server[] = [];
/** Webhooks as the app heard them, and what it answers to the next ones. */
let heard: { headers: http.IncomingHttpHeaders; body: string }[] = [];
let answers: number[] = [];

async function listen(handler: http.RequestListener): Promise<string> {
  const server = http.createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function appAnswers(req: http.IncomingMessage, res: http.ServerResponse): void {
  if (req.url === "/page") {
    const policy = `frame-ancestors https://${demo} https://admin.shopify.com; script-src https://cdn.shopify.com`;
    res.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": policy });
    res.write('<script src="https://cdn.shopify.com/shopify');
    return void setTimeout(() => res.end('cloud/app-bridge.js"></script>Größe'), 20);
  }
  let body = "";
  req.setEncoding("utf8").on("data", (part: string) => (body += part));
  req.on("end", () => {
    heard.push({ headers: req.headers, body });
    res.writeHead(answers.shift() ?? 200).end();
  });
}

async function call(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Json> {
  const answer = await fetch(base + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, ...((await answer.json()) as Json) };
}

const grants = { client_id: "api-key", client_secret: secret };
const exchange = "urn:ietf:params:oauth:grant-type:token-exchange";

async function sessionToken(shop = demo, staff = "ana"): Promise<string> {
  return (await call("/control/shopify/session-token", { shop, staff }))["token"] as string;
}

async function tokens(kind: "offline" | "online" = "offline", shop = demo, staff = "ana"): Promise<Json> {
  const subject = { subject_token: await sessionToken(shop, staff), expiring: "1" };
  const requested = { requested_token_type: `urn:shopify:params:oauth:token-type:${kind}-access-token` };
  const body = { ...grants, grant_type: exchange, ...subject, ...requested };
  return call("/admin/oauth/access_token", body, { "x-sandbox-shop": shop });
}

const refresh = (refresh_token: unknown, shop = demo) =>
  call(
    "/admin/oauth/access_token",
    { ...grants, grant_type: "refresh_token", refresh_token },
    { "x-sandbox-shop": shop },
  );

async function query(text: string, variables: Json = {}, shop = demo, token?: string): Promise<Json> {
  const access = token ?? ((await tokens("offline", shop))["access_token"] as string);
  const headers = { "x-sandbox-shop": shop, "x-shopify-access-token": access };
  return call("/admin/api/2026-07/graphql.json", { query: text, variables }, headers);
}

beforeAll(async () => {
  const appUrl = await listen(appAnswers);
  ctx = {
    config: {
      ...{ port: 0, proxyPort: 0, appUrl, publicAppUrl: "http://127.0.0.1:1", retryDelaysMs: [20, 20] },
      shopify: {
        apiKey: "api-key",
        apiSecret: secret,
        scopes: ["read_customers", "read_orders", "read_products", "write_customers"],
      },
      instagram: { appId: "1", appSecret: "a" },
      meta: { appId: "2", appSecret: "b", verifyToken: "c", graphVersion: "v25.0" },
    },
    ...{ calls: new CallLog(), faults: new FaultBox(), resets: [] },
  };
  servers.push(await startProxy(ctx));
  const app = express();
  mountShopify(app, ctx);
  base = await listen(app);
});

beforeEach(() => {
  heard = [];
  answers = [];
  ctx.calls.clear();
  ctx.faults.clear();
  for (const reset of ctx.resets) reset();
});

afterAll(() => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
});

describe("tokens", () => {
  it("exchanges a session token for an expiring offline token and for an online one", async () => {
    expect(await tokens()).toMatchObject({ status: 200, expires_in: 3_600, refresh_token_expires_in: 7_776_000 });
    const online = await tokens("online", demo, "chloe");
    expect(online["associated_user"]).toMatchObject({ first_name: "Chloé", account_owner: false, locale: "fr" });
  });

  it("refuses a session token of another store with the library's word for it", async () => {
    const body = { ...grants, grant_type: exchange, subject_token: await sessionToken(other) };
    const answer = await call("/admin/oauth/access_token", body, { "x-sandbox-shop": demo });
    expect(answer).toMatchObject({ status: 400, error: "invalid_subject_token" });
  });

  it("keeps the previous refresh token until the new one is used", async () => {
    const first = (await tokens())["refresh_token"];
    const second = (await refresh(first))["refresh_token"];
    expect((await refresh(first))["status"]).toBe(200);
    expect((await refresh(second))["status"]).toBe(200);
    expect((await refresh(first))["status"]).toBe(401);
  });

  it("knows no token after an uninstall, until the app is installed again", async () => {
    const { access_token, refresh_token } = await tokens();
    expect(await call("/control/shopify/uninstall", {})).toMatchObject({ status: 200 });
    expect(heard[0]?.headers["x-shopify-topic"]).toBe("app/uninstalled");
    expect((await query("{ shop { name } }", {}, demo, access_token))["status"]).toBe(401);
    expect((await refresh(refresh_token))["status"]).toBe(401);
    expect((await tokens())["status"]).toBe(401);
    await call("/control/shopify/install", {});
    expect((await query("{ shop { name } }", {}, demo, access_token))["status"]).toBe(401);
    expect((await query("{ shop { name } }"))["status"]).toBe(200);
  });

  it("can let access tokens expire while refreshing still works", async () => {
    const { access_token, refresh_token } = await tokens();
    await call("/control/shopify/tokens", { state: "expired" });
    expect((await query("{ shop { name } }", {}, demo, access_token))["status"]).toBe(401);
    const renewed = (await refresh(refresh_token))["access_token"] as string;
    expect((await query("{ shop { name } }", {}, demo, renewed))["status"]).toBe(200);
  });
});

describe("Admin API", () => {
  it("shows a customer with orders, parcels and where they are", async () => {
    const answer = await query(
      `query ($id: ID!) { customer(id: $id) { displayName numberOfOrders amountSpent { amount currencyCode }
        defaultEmailAddress { emailAddress marketingState } defaultAddress { city countryCodeV2 formattedArea }
        orders(first: 5, sortKey: PROCESSED_AT, reverse: true) { nodes { name displayFinancialStatus displayFulfillmentStatus
          returnStatus statusPageUrl currentTotalPriceSet { shopMoney { amount currencyCode } }
          totalRefundedSet { presentmentMoney { amount } }
          lineItems(first: 10) { nodes { title variantTitle sku quantity image { url } product { id } variant { id } } }
          fulfillments(first: 5) { name status displayStatus deliveredAt trackingInfo(first: 2) { company number url } } }
          pageInfo { hasNextPage endCursor } } } }`,
      { id: "gid://shopify/Customer/7100000001001" },
    );
    expect(answer["errors"]).toBeUndefined();
    const { customer } = answer["data"] as Json;
    expect(customer).toMatchObject({ displayName: "Maya Lindqvist", numberOfOrders: "2" });
    expect(customer.orders.nodes.map((order: Json) => order["name"])).toEqual(["#1041", "#1001"]);
    expect(customer.orders.nodes[1].fulfillments[0]).toMatchObject({
      displayStatus: "IN_TRANSIT",
      trackingInfo: [{ company: "UPS" }],
    });
  });

  it.each([
    ['email:"tom.becker@example.com"', ["Tom Becker"]],
    ["tom", ["Tom Becker", "Tom Baker"]],
    ["phone:+34600123456", ["Lucía Fernández"]],
    ["first_name:Lucia", ["Lucía Fernández"]],
    ["tag:VIP -maya", ["Siobhán Kelly"]],
  ])("finds customers by %s", async (text, names) => {
    const answer = await query("query ($q: String) { customers(first: 9, query: $q) { nodes { displayName } } }", {
      q: text,
    });
    expect(answer["data"].customers.nodes.map((one: Json) => one["displayName"])).toEqual(names);
  });

  it("finds an order by its name with and without the sign, and not in the other store", async () => {
    const text = "query ($q: String) { orders(first: 5, query: $q) { nodes { id name customer { displayName } } } }";
    const expected = { id: "gid://shopify/Order/820982911946151007", name: "#1007", customer: { displayName: "Tom Becker" } };
    for (const q of ["name:1007", "name:#1007", 'name:"#1007"']) {
      expect((await query(text, { q }))["data"].orders.nodes).toEqual([expected]);
    }
    expect((await query(text, { q: "name:1007" }, other))["data"].orders.nodes).toEqual([]);
  });

  it("identifies by e-mail and phone, and pages without loss", async () => {
    const text = "query ($i: CustomerIdentifierInput!) { customerByIdentifier(identifier: $i) { displayName } }";
    const found = await query(text, { i: { phoneNumber: "+34600123456" } });
    expect(found["data"].customerByIdentifier.displayName).toBe("Lucía Fernández");
    const seen = new Set<string>();
    let after: string | null = null;
    do {
      const page: Json = await query(
        "query ($after: String) { orders(first: 33, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }",
        { after },
      );
      for (const { id } of page["data"].orders.nodes) seen.add(id as string);
      after = page["data"].orders.pageInfo.hasNextPage ? page["data"].orders.pageInfo.endCursor : null;
    } while (after);
    expect(seen.size).toBe(80);
  });

  it("refuses what Shopify's schema does not know, and what the scopes do not allow", async () => {
    expect((await query("{ shop { nickname } }"))["errors"][0].message).toMatch(/Cannot query field "nickname"/);
    await call("/control/shopify/settings", { scopes: ["read_orders"] });
    const answer = await query("{ customers(first: 1) { nodes { id } } }");
    expect(answer["errors"][0].extensions.code).toBe("ACCESS_DENIED");
  });

  it("answers null and errors for fields the app is not approved for", async () => {
    await call("/control/shopify/settings", { protectedData: false });
    const answer = await query("{ orders(first: 1) { nodes { name email } } }");
    expect(answer["data"].orders.nodes).toEqual([{ name: "#1001", email: null }]);
    expect(answer["errors"][0].message).toMatch(/not approved to use the email field/);
  });

  it("throttles inside a 200, by its bucket and by order", async () => {
    await call("/control/shopify/settings", { available: 0, restoreRate: 0 });
    const empty = await query("{ shop { name } }");
    expect([empty["status"], empty["errors"][0].extensions.code]).toEqual([200, "THROTTLED"]);
    await call("/control/shopify/settings", { available: 2000 });
    ctx.faults.push("shopify.graphql", [{ kind: "error", throttled: true }, { kind: "error", status: 503 }]);
    expect((await query("{ shop { name } }"))["errors"][0].extensions.code).toBe("THROTTLED");
    expect((await query("{ shop { name } }"))["status"]).toBe(503);
    const fine = await query("{ shop { name } }");
    expect(fine["extensions"].cost).toMatchObject({ requestedQueryCost: 1, throttleStatus: { maximumAvailable: 2000 } });
    expect(ctx.calls.list().filter(({ target }) => target === "shopify.graphql")).toHaveLength(4);
  });

  it("cuts the connection after a change has been made", async () => {
    ctx.faults.push("shopify.graphql", [{ kind: "cut", when: "after" }]);
    const change = `mutation { tagsAdd(id: "gid://shopify/Customer/7100000001001", tags: ["instagram"]) { userErrors { message } } }`;
    await expect(query(change)).rejects.toThrow();
    const answer = await query(`{ customer(id: "gid://shopify/Customer/7100000001001") { tags } }`);
    expect(answer["data"].customer.tags).toContain("instagram");
  });
});

describe("webhooks", () => {
  it("signs the raw body, sends all seven headers and bare large ids", async () => {
    const sent = await call("/control/shopify/orders", { name: "1007", note: "new bowl" });
    expect(sent).toMatchObject({ status: 200 });
    const { headers, body } = heard[0]!;
    expect(body).toContain('"id":820982911946151007,');
    const signature = createHmac("sha256", secret).update(body).digest("base64");
    expect(headers).toMatchObject({
      ...{ "x-shopify-hmac-sha256": signature, "x-shopify-topic": "orders/updated", "x-shopify-shop-domain": demo },
      ...{ "x-shopify-api-version": "2026-07", "x-shopify-webhook-id": sent["webhookId"] },
    });
    expect(headers["x-shopify-event-id"] && headers["x-shopify-triggered-at"]).toBeTruthy();
  });

  it("tries again with the same bytes and id until the app takes it", async () => {
    answers = [500, 503];
    await call("/control/shopify/webhooks", { topic: "customers/redact" });
    await expect.poll(() => heard.length).toBe(3);
    expect(new Set(heard.map(({ headers }) => headers["x-shopify-webhook-id"])).size).toBe(1);
    expect(new Set(heard.map(({ body }) => body)).size).toBe(1);
  });

  it.each([
    ...["app/scopes_update", "orders/create", "customers/update", "fulfillments/update"],
    ...["customers/data_request", "shop/redact"],
  ])("has a payload for %s", async (topic) => {
    await call("/control/shopify/webhooks", { topic, duplicate: true });
    expect(heard).toHaveLength(2);
    expect(() => JSON.parse(heard[0]!.body) as unknown).not.toThrow();
  });
});

describe("search syntax", () => {
  const record = { "*": ["Maya", "Lindqvist"], email: "maya.lindqvist@example.com", updated_at: "2026-01-05T00:00:00Z" };
  it.each([
    ["maya lind", true],
    ["maya NOT lind", false],
    ["tom OR maya", true],
    ['email:"lindqvist@example.com"', false],
    // Unquoted, an address is a bag of words: the trap that quotes are for.
    ["email:lindqvist@example.com", true],
    ["updated_at:>=2026-01-01", true],
    ["updated_at:<2026-01-01", false],
    ["(tom OR maya) email:example.com", true],
    ['say "hel\\"lo', false],
  ])("%s", (text, matches) => expect(searchTest(text)(record)).toBe(matches));
});

describe("proxy", () => {
  it("swaps Shopify's script and the framing rule, and only those", async () => {
    const answer = await fetch(`${ctx.config.publicAppUrl}/page`);
    const page = await answer.text();
    expect(page).toContain(`src="${ctx.config.publicAppUrl}/__sandbox/app-bridge.js?admin=`);
    expect(page).toMatch(/Größe$/);
    const policy = answer.headers.get("content-security-policy");
    expect(policy).toContain("https://admin.shopify.com http://localhost:0 http://127.0.0.1:0;");
    expect(policy).toContain(`script-src https://cdn.shopify.com ${ctx.config.publicAppUrl}`);
  });

  it.each([1, 3, 7])("replaces across pieces of %i bytes", async (size) => {
    const stream = new ReplaceStream("needle", "X");
    const given = Buffer.from("a neneedle näedle needl");
    for (let at = 0; at < given.length; at += size) stream.write(given.subarray(at, at + size));
    stream.end();
    let text = Buffer.alloc(0);
    for await (const part of stream) text = Buffer.concat([text, part as Buffer]);
    expect(text.toString("utf8")).toBe("a neX näedle needl");
  });
});

describe("the admin", () => {
  it("frames the app with a token about the chosen staff", async () => {
    const page = await (await fetch(`${base}/admin/couplet-demo/apps/couplet/app/conversations/7?staff=ben`)).text();
    const source = /<iframe[^>]*src="([^"]+)"/.exec(page)![1]!.replaceAll("&amp;", "&");
    const { pathname, searchParams } = new URL(source);
    expect(pathname).toBe("/app/conversations/7");
    const claims = JSON.parse(
      Buffer.from(searchParams.get("id_token")!.split(".")[1]!, "base64url").toString(),
    ) as Json;
    expect(claims).toMatchObject({ sub: "90000000002", aud: "api-key", dest: `https://${demo}` });
    expect(atob(searchParams.get("host")!)).toBe("admin.shopify.com/store/couplet-demo");
  });

  it("has pages of its records", async () => {
    const page = await (await fetch(`${base}/admin/couplet-demo/orders/820982911946151007`)).text();
    expect(page).toContain("Tom Becker");
    expect((await fetch(`${base}/admin/couplet-demo/customers/1`)).status).toBe(404);
  });
});
