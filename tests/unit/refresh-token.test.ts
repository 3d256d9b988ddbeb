import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refreshOfflineToken } from "#app/integrations/shopify/refresh-token.server.ts";
import { sendShopsTo } from "#tests/support/shop-redirect.ts";
import { testEnvironment } from "#tests/support/test-environment.ts";

Object.assign(process.env, testEnvironment("postgresql://127.0.0.1/none"));

let answer: { status: number; body: string } = { status: 200, body: "{}" };
const server = createServer((request, response) => {
  request.resume();
  response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  sendShopsTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterAll(() => void server.close());

const refresh = () => refreshOfflineToken("couplet-demo.myshopify.com", "shprt_1");

test("a token that does not say how long it lives is given Shopify's hour, never eternity", async () => {
  answer = { status: 200, body: JSON.stringify({ access_token: "shpat_2" }) };
  const { accessToken, expires, refreshToken } = await refresh();
  expect(accessToken).toBe("shpat_2");
  expect(refreshToken).toBeUndefined();
  expect(Math.abs(expires.getTime() - Date.now() - 3_600_000)).toBeLessThan(5_000);
});

test.each([
  [400, { needsReauth: true, retryable: false }],
  [401, { needsReauth: true, retryable: false }],
  [404, { needsReauth: true, retryable: false }],
  [429, { needsReauth: false, retryable: true }],
  [500, { needsReauth: false, retryable: true }],
])("an answer with status %i says what may be done about it", async (status, expected) => {
  answer = { status, body: "{}" };
  await expect(refresh()).rejects.toMatchObject({ code: `refresh_http_${status}`, ...expected });
});

test.each(["", "null", "[]", '{"access_token":7}', '{"access_token":""}'])(
  "the answer %j is tried again, not stored",
  async (body) => {
    answer = { status: 200, body };
    await expect(refresh()).rejects.toMatchObject({ code: "refresh_unreadable", retryable: true });
  },
);
