import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { askShopify } from "#app/integrations/shopify/client.server.ts";
import { customerContext } from "#app/integrations/shopify/operations/customer-context.ts";
import { customerByIdentifier, ordersByName } from "#app/integrations/shopify/operations/find-candidates.ts";
import { shopInfo } from "#app/integrations/shopify/operations/shop-info.ts";
import type { ServiceError } from "#app/platform/errors.ts";
import { sendShopsTo } from "#tests/support/shop-redirect.ts";
import { demo, other, ShopifySandbox } from "#tests/support/shopify-sandbox.ts";

const shopify = new ShopifySandbox();
beforeAll(async () => {
  await shopify.start();
  sendShopsTo(shopify.base);
});
beforeEach(() => shopify.reset());
afterAll(() => shopify.close());

async function caller(domain = demo) {
  return { domain, accessToken: (await shopify.tokens("offline", domain))["access_token"] as string };
}

const maya = { emailAddress: "maya@example.com" };

async function customerOf(name: string) {
  const { data } = await askShopify(await caller(), ordersByName, { query: `name:"${name}"` });
  return data.orders.nodes.find((order) => order.name === `#${name}`)?.customer;
}

async function refusal(work: Promise<unknown>): Promise<ServiceError> {
  return work.then(
    () => expect.fail("it was answered"),
    (error: unknown) => error as ServiceError,
  );
}

test("a question is answered in the shop it is asked in", async () => {
  const { data, problems } = await askShopify(await caller(other), shopInfo, {});
  expect(data.shop).toEqual({ name: "Other Goods", currencyCode: "EUR", ianaTimezone: "Europe/Berlin" });
  expect(problems).toEqual([]);
});

test("what the app is not approved for is missing from the answer, and that is said", async () => {
  const customer = await customerOf("1001");
  await shopify.call("/control/shopify/settings", { protectedData: false });
  const { data, problems } = await askShopify(await caller(), customerContext, {
    id: customer?.id ?? "",
    orders: 1,
  });
  // Its name may not be null in the schema, so the whole customer is.
  expect(data.customer).toBeNull();
  expect(problems).toContain("ACCESS_DENIED");
});

test("what can be had of an answer is kept beside what cannot", async () => {
  const answer = {
    data: { customerByIdentifier: { id: "gid://shopify/Customer/9007199254740993", displayName: null } },
    errors: [{ message: "no", extensions: { code: "ACCESS_DENIED" } }],
  };
  const { data, problems } = await withAnswer(200, answer, (asking) =>
    askShopify(asking, customerByIdentifier, { identifier: maya }),
  );
  expect(data).toEqual(answer.data);
  expect(problems).toEqual(["ACCESS_DENIED"]);
});

test("a throttled question waits as long as its cost takes, and is asked again", async () => {
  shopify.ctx.faults.push("shopify.graphql", [{ kind: "error", throttled: true }]);
  const startedAt = performance.now();
  const { data } = await askShopify(await caller(), shopInfo, {});
  expect(data.shop.name).toBe("Couplet Demo");
  // 100 points are missing and 100 come a second.
  expect(performance.now() - startedAt).toBeGreaterThan(950);
});

test("a wait that would be long is left to the job, with its length", async () => {
  const cost = { requestedQueryCost: 900, throttleStatus: { currentlyAvailable: 0, restoreRate: 100 } };
  const answer = {
    errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
    extensions: { cost },
  };
  const error = await withAnswer(200, answer, (asking) => refusal(askShopify(asking, shopInfo, {})));
  expect(error).toMatchObject({
    code: "throttled",
    retryable: true,
    retryAfterMs: 9_000,
    needsReauth: false,
  });
});

test.each([
  [401, { needsReauth: true, retryable: false }],
  [403, { needsReauth: true, retryable: false }],
  [402, { needsReauth: false, retryable: false }],
  [404, { needsReauth: false, retryable: false }],
  [429, { needsReauth: false, retryable: true }],
  [500, { needsReauth: false, retryable: true }],
  [503, { needsReauth: false, retryable: true }],
])("status %i says what may be done about it", async (status, expected) => {
  shopify.ctx.faults.push("shopify.graphql", [{ kind: "error", status }]);
  const error = await refusal(askShopify(await caller(), shopInfo, {}));
  expect(error).toMatchObject({ name: "ServiceError", code: `http_${status}`, ...expected });
});

test("a cut connection can be tried again", async () => {
  shopify.ctx.faults.push("shopify.graphql", [{ kind: "cut", when: "after" }]);
  const error = await refusal(askShopify(await caller(), shopInfo, {}));
  expect(error).toMatchObject({ code: "unreachable", retryable: true });
});

test("Shopify's own failure inside a 200 can be tried again, a refusal cannot", async () => {
  const failed = { errors: [{ message: "x", extensions: { code: "INTERNAL_SERVER_ERROR" } }] };
  const denied = { data: null, errors: [{ message: "x", extensions: { code: "ACCESS_DENIED" } }] };
  expect(await withAnswer(200, failed, (asking) => refusal(askShopify(asking, shopInfo, {})))).toMatchObject({
    code: "INTERNAL_SERVER_ERROR",
    retryable: true,
  });
  expect(await withAnswer(200, denied, (asking) => refusal(askShopify(asking, shopInfo, {})))).toMatchObject({
    code: "ACCESS_DENIED",
    retryable: false,
  });
});

test("an answer that is no GraphQL can be tried again, and its words are not in the error", async () => {
  const error = await withAnswer(200, "<html>maya@example.com</html>", (asking) =>
    refusal(askShopify(asking, shopInfo, {})),
  );
  expect(error).toMatchObject({ code: "unreachable", retryable: true });
  expect(String(error.stack)).not.toContain("maya@example.com");
});

/** Asks a server that answers this and nothing else. */
async function withAnswer<T>(
  status: number,
  body: unknown,
  work: (asking: { domain: string; accessToken: string }) => Promise<T>,
): Promise<T> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(status, { "content-type": "application/json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  sendShopsTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  try {
    return await work({ domain: demo, accessToken: "any" });
  } finally {
    sendShopsTo(shopify.base);
    server.close();
  }
}
