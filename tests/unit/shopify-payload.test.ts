import { expect, test } from "vitest";
import { customerOfOrder, readPayload, type ShopifyPayload } from "#app/jobs/inbound/shopify-payload.ts";

function customerIn(json: string): string | null {
  const body = Buffer.from(json);
  return customerOfOrder(readPayload(body) as ShopifyPayload, body);
}

test("the customer of an order is the id that Shopify gives as text", () => {
  const gid = "gid://shopify/Customer/207119551";
  expect(customerIn(`{"id":1,"customer":{"id":207119551,"admin_graphql_api_id":"${gid}"}}`)).toBe(gid);
});

test("an id above 2^53 that comes as a number keeps its last digits", () => {
  expect(JSON.parse("9007199254740993")).toBe(9007199254740992);
  const gid = "gid://shopify/Customer/9007199254740993";
  expect(customerIn('{"id":1,"customer":{"id":9007199254740993,"first_name":"Maya"}}')).toBe(gid);
});

test("a guest's order has no customer, and other ids are not taken for one", () => {
  expect(customerIn('{"id":1,"customer":null}')).toBeNull();
  expect(customerIn('{"id":1}')).toBeNull();
  expect(customerIn('{"id":1,"customer":{"email":null},"line_items":[{"id":5}]}')).toBeNull();
  expect(customerIn(JSON.stringify({ note: '"customer":{"id":5}', customer: null }))).toBeNull();
});

test.each([
  ["", "not_json"],
  ["<html>", "not_json"],
  ["[]", "unknown_shape"],
  ["7", "unknown_shape"],
  ['{"current":"read_orders"}', "unknown_shape"],
])("the body %j cannot be read: %s", (body, cause) => {
  expect(readPayload(Buffer.from(body))).toBe(cause);
});
