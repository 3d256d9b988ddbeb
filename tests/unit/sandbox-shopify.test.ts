import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { demo, other, secret, ShopifySandbox, type Json } from "#tests/support/shopify-sandbox.ts";

const shopify = new ShopifySandbox();
beforeAll(() => shopify.start());
beforeEach(() => shopify.reset());
afterAll(() => shopify.close());

describe("tokens", () => {
  it("exchanges a session token for an expiring offline token and for an online one", async () => {
    expect(await shopify.tokens()).toMatchObject({
      status: 200,
      expires_in: 3_600,
      refresh_token_expires_in: 7_776_000,
    });
    const online = await shopify.tokens("online", demo, "chloe");
    expect(online["associated_user"]).toMatchObject({
      first_name: "Chloé",
      account_owner: false,
      locale: "fr",
    });
  });

  it("refuses a session token of another store with the library's word for it", async () => {
    const answer = await shopify.tokens("offline", demo, "ana", other);
    expect(answer).toMatchObject({ status: 400, error: "invalid_subject_token" });
  });

  it("keeps the previous refresh token until the new one is used", async () => {
    const first = (await shopify.tokens())["refresh_token"];
    const second = (await shopify.refresh(first))["refresh_token"];
    expect((await shopify.refresh(first))["status"]).toBe(200);
    expect((await shopify.refresh(second))["status"]).toBe(200);
    expect((await shopify.refresh(first))["status"]).toBe(401);
  });

  it("knows no token after an uninstall, until the app is installed again", async () => {
    const { access_token, refresh_token } = await shopify.tokens();
    expect(await shopify.call("/control/shopify/uninstall", {})).toMatchObject({ status: 200 });
    expect(shopify.heard[0]?.headers["x-shopify-topic"]).toBe("app/uninstalled");
    expect((await shopify.query("{ shop { name } }", {}, demo, access_token))["status"]).toBe(401);
    expect((await shopify.refresh(refresh_token))["status"]).toBe(401);
    expect((await shopify.tokens())["status"]).toBe(401);
    await shopify.call("/control/shopify/install", {});
    expect((await shopify.query("{ shop { name } }", {}, demo, access_token))["status"]).toBe(401);
    expect((await shopify.query("{ shop { name } }"))["status"]).toBe(200);
  });

  it("can let access tokens expire while refreshing still works", async () => {
    const { access_token, refresh_token } = await shopify.tokens();
    await shopify.call("/control/shopify/tokens", { state: "expired" });
    expect((await shopify.query("{ shop { name } }", {}, demo, access_token))["status"]).toBe(401);
    const renewed = (await shopify.refresh(refresh_token))["access_token"] as string;
    expect((await shopify.query("{ shop { name } }", {}, demo, renewed))["status"]).toBe(200);
  });
});

describe("Admin API", () => {
  it("shows a customer with orders, parcels and where they are", async () => {
    const answer = await shopify.query(
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
      trackingInfo: [{ company: "PostNord" }],
    });
  });

  it.each([
    ['email:"tom.becker@example.com"', ["Tom Becker"]],
    ["tom", ["Tom Becker", "Tom Baker"]],
    ["phone:+34600123456", ["Lucía Fernández"]],
    ["first_name:Lucia", ["Lucía Fernández"]],
    ["tag:VIP -maya", ["Siobhán Kelly"]],
  ])("finds customers by %s", async (text, names) => {
    const answer = await shopify.query(
      "query ($q: String) { customers(first: 9, query: $q) { nodes { displayName } } }",
      {
        q: text,
      },
    );
    expect(answer["data"].customers.nodes.map((one: Json) => one["displayName"])).toEqual(names);
  });

  it("finds an order by its name with and without the sign, and not in the other store", async () => {
    const text =
      "query ($q: String) { orders(first: 5, query: $q) { nodes { id name customer { displayName } } } }";
    const expected = {
      id: "gid://shopify/Order/820982911946151007",
      name: "#1007",
      customer: { displayName: "Tom Becker" },
    };
    for (const q of ["name:1007", "name:#1007", 'name:"#1007"']) {
      expect((await shopify.query(text, { q }))["data"].orders.nodes).toEqual([expected]);
    }
    expect((await shopify.query(text, { q: "name:1007" }, other))["data"].orders.nodes).toEqual([]);
  });

  it("identifies by e-mail and phone, and pages without loss", async () => {
    const text =
      "query ($i: CustomerIdentifierInput!) { customerByIdentifier(identifier: $i) { displayName } }";
    const found = await shopify.query(text, { i: { phoneNumber: "+34600123456" } });
    expect(found["data"].customerByIdentifier.displayName).toBe("Lucía Fernández");
    const seen = new Set<string>();
    let after: string | null = null;
    do {
      const page: Json = await shopify.query(
        "query ($after: String) { orders(first: 33, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }",
        { after },
      );
      for (const { id } of page["data"].orders.nodes) seen.add(id as string);
      after = page["data"].orders.pageInfo.hasNextPage ? page["data"].orders.pageInfo.endCursor : null;
    } while (after);
    expect(seen.size).toBe(80);
  });

  it("refuses what Shopify's schema does not know, and what the scopes do not allow", async () => {
    expect((await shopify.query("{ shop { nickname } }"))["errors"][0].message).toMatch(
      /Cannot query field "nickname"/,
    );
    await shopify.call("/control/shopify/settings", { scopes: ["read_orders"] });
    const answer = await shopify.query("{ customers(first: 1) { nodes { id } } }");
    expect(answer["errors"][0].extensions.code).toBe("ACCESS_DENIED");
  });

  it("answers null and errors for fields the app is not approved for", async () => {
    await shopify.call("/control/shopify/settings", { protectedData: false });
    const answer = await shopify.query("{ orders(first: 1) { nodes { name email } } }");
    expect(answer["data"].orders.nodes).toEqual([{ name: "#1001", email: null }]);
    expect(answer["errors"][0].message).toMatch(/not approved to use the email field/);
  });

  it("throttles inside a 200, by its bucket and by order", async () => {
    await shopify.call("/control/shopify/settings", { available: 0, restoreRate: 0 });
    const empty = await shopify.query("{ shop { name } }");
    expect([empty["status"], empty["errors"][0].extensions.code]).toEqual([200, "THROTTLED"]);
    await shopify.call("/control/shopify/settings", { available: 2000 });
    shopify.ctx.faults.push("shopify.graphql", [
      { kind: "error", throttled: true },
      { kind: "error", status: 503 },
    ]);
    expect((await shopify.query("{ shop { name } }"))["errors"][0].extensions.code).toBe("THROTTLED");
    expect((await shopify.query("{ shop { name } }"))["status"]).toBe(503);
    const fine = await shopify.query("{ shop { name } }");
    expect(fine["extensions"].cost).toMatchObject({
      requestedQueryCost: 1,
      throttleStatus: { maximumAvailable: 2000 },
    });
    expect(shopify.ctx.calls.list().filter(({ target }) => target === "shopify.graphql")).toHaveLength(4);
  });

  it("cuts the connection after a change has been made", async () => {
    shopify.ctx.faults.push("shopify.graphql", [{ kind: "cut", when: "after" }]);
    const change = `mutation { tagsAdd(id: "gid://shopify/Customer/7100000001001", tags: ["instagram"]) { userErrors { message } } }`;
    await expect(shopify.query(change)).rejects.toThrow();
    const answer = await shopify.query(`{ customer(id: "gid://shopify/Customer/7100000001001") { tags } }`);
    expect(answer["data"].customer.tags).toContain("instagram");
  });
});

describe("webhooks", () => {
  it("signs the raw body, sends all seven headers and bare large ids", async () => {
    const sent = await shopify.call("/control/shopify/orders", { name: "1007", note: "new bowl" });
    expect(sent).toMatchObject({ status: 200 });
    const { headers, body } = shopify.heard[0]!;
    expect(body).toContain('"id":820982911946151007,');
    const signature = createHmac("sha256", secret).update(body).digest("base64");
    expect(headers).toMatchObject({
      ...{
        "x-shopify-hmac-sha256": signature,
        "x-shopify-topic": "orders/updated",
        "x-shopify-shop-domain": demo,
      },
      ...{ "x-shopify-api-version": "2026-07", "x-shopify-webhook-id": sent["webhookId"] },
    });
    expect(headers["x-shopify-event-id"] && headers["x-shopify-triggered-at"]).toBeTruthy();
  });

  it("tries again with the same bytes and id until the app takes it", async () => {
    shopify.answers = [500, 503];
    await shopify.call("/control/shopify/webhooks", { topic: "customers/redact" });
    await expect.poll(() => shopify.heard.length).toBe(3);
    expect(new Set(shopify.heard.map(({ headers }) => headers["x-shopify-webhook-id"])).size).toBe(1);
    expect(new Set(shopify.heard.map(({ body }) => body)).size).toBe(1);
  });

  it.each([
    ...["app/scopes_update", "orders/create", "customers/update", "fulfillments/update"],
    ...["customers/data_request", "shop/redact"],
  ])("has a payload for %s", async (topic) => {
    await shopify.call("/control/shopify/webhooks", { topic, duplicate: true });
    expect(shopify.heard).toHaveLength(2);
    expect(() => JSON.parse(shopify.heard[0]!.body) as unknown).not.toThrow();
  });
});

describe("proxy", () => {
  it("swaps Shopify's script and the framing rule, and only those", async () => {
    const answer = await fetch(`${shopify.ctx.config.publicAppUrl}/page`);
    const page = await answer.text();
    expect(page).toContain(`src="${shopify.ctx.config.publicAppUrl}/__sandbox/app-bridge.js?admin=`);
    expect(page).toMatch(/Größe$/);
    const policy = answer.headers.get("content-security-policy");
    expect(policy).toContain("https://admin.shopify.com http://localhost:0 http://127.0.0.1:0;");
    expect(policy).toContain(`script-src https://cdn.shopify.com ${shopify.ctx.config.publicAppUrl}`);
  });
});

describe("the admin", () => {
  it("frames the app with a token about the chosen staff", async () => {
    const page = await (
      await fetch(`${shopify.base}/admin/couplet-demo/apps/couplet/app/conversations/7?staff=ben`)
    ).text();
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
    const page = await (await fetch(`${shopify.base}/admin/couplet-demo/orders/820982911946151007`)).text();
    expect(page).toContain("Tom Becker");
    expect((await fetch(`${shopify.base}/admin/couplet-demo/customers/1`)).status).toBe(404);
  });
});
