import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { abstractFetch } from "@shopify/shopify-api/runtime";
import { afterAll, beforeEach, expect, test } from "vitest";
import { llm } from "#app/integrations/llm/recipient.server.ts";
import { exchangeCode } from "#app/integrations/meta/login.server.ts";
import { postMessage } from "#app/integrations/meta/messages.server.ts";
import { meta } from "#app/integrations/meta/recipient.server.ts";
import { askShopify } from "#app/integrations/shopify/client.server.ts";
import { isPushAddress } from "#app/integrations/push/client.server.ts";
import { push } from "#app/integrations/push/recipient.server.ts";
import { shopInfo } from "#app/integrations/shopify/operations/shop-info.ts";
import { shopifyStore } from "#app/integrations/shopify/recipient.server.ts";
import { messageBody } from "#app/modules/channels/instagram/outbound.ts";
import type { DataClass } from "#app/modules/privacy/data-class.ts";
import { dataClasses } from "#app/modules/privacy/data-classes.ts";
import { send } from "#app/platform/http/outbound.server.ts";
import { shopify } from "#app/shopify.server.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";
import { sendShopsTo } from "#tests/support/shop-redirect.ts";
import { testEnvironment } from "#tests/support/test-environment.ts";

const fake = await FakeMeta.start();
Object.assign(process.env, testEnvironment("postgresql://127.0.0.1/none"), fake.environment);

/** A server that nobody allowed; what it hears has leaked. */
const heard: string[] = [];
const stranger = createServer((request, response) => {
  heard.push(request.url ?? "");
  response.end("{}");
});
await new Promise<void>((resolve) => stranger.listen(0, "127.0.0.1", resolve));
const strangerUrl = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
sendShopsTo(strangerUrl);
afterAll(() => void stranger.close());

beforeEach(() => {
  heard.length = 0;
  fake.calls.length = 0;
});

const refused = { name: "ServiceError", code: "not_allowed", retryable: false, uncertain: false };
const get = { method: "GET" };

// promise R5-11
// promise R1-17
test("a request to a host of nobody's is refused before it leaves", async () => {
  await expect(send(meta, new URL(strangerUrl), get)).rejects.toMatchObject(refused);
  await expect(send(meta, new URL("https://couplet-demo.myshopify.com/"), get)).rejects.toMatchObject(
    refused,
  );
  for (const address of [
    strangerUrl,
    fake.url,
    "http://couplet-demo.myshopify.com/",
    "https://couplet-demo.myshopify.com:8443/",
    "https://couplet-demo.myshopify.com.example/",
    "https://couplet-demo.myshopify.com@example.org/",
    "https://myshopify.com/",
  ])
    await expect(send(shopifyStore, new URL(address), get)).rejects.toMatchObject(refused);
  // No language model is configured here.
  for (const address of [strangerUrl, fake.url, "https://api.openai.com/v1/chat/completions"])
    await expect(send(llm, new URL(address), get)).rejects.toMatchObject(refused);
  const elsewhere = askShopify({ domain: "example.org", accessToken: "shpat_1" }, shopInfo, {});
  await expect(elsewhere).rejects.toMatchObject({ name: "ServiceError" });
  expect([...heard, ...fake.calls]).toEqual([]);
});

// promise R5-11
test("Shopify's library leaves by the same door", async () => {
  shopify();
  await expect(abstractFetch(strangerUrl)).rejects.toMatchObject(refused);
  const store = "https://couplet-demo.myshopify.com/admin/oauth/access_token";
  const body = JSON.stringify({ email: "maya@example.com" });
  await expect(abstractFetch(store, { method: "POST", body })).rejects.toMatchObject(refused);
  expect(heard).toEqual([]);
  expect((await abstractFetch(store, { method: "POST", body: '{"subject_token":"x"}' })).ok).toBe(true);
  expect(heard).toEqual(["/admin/oauth/access_token"]);
});

// promise R5-11
test("a redirect is not followed, whoever answers with it", async () => {
  const redirecting = createServer((_, response) =>
    response.writeHead(307, { location: `${strangerUrl}/stolen` }).end(),
  );
  await new Promise<void>((resolve) => redirecting.listen(0, "127.0.0.1", resolve));
  const url = new URL(`http://127.0.0.1:${(redirecting.address() as AddressInfo).port}`);
  const asked = send({ ...meta, isTheirs: ({ origin }) => origin === url.origin }, url, get);
  await expect(asked).rejects.toThrow("fetch failed");
  redirecting.close();
  expect(heard).toEqual([]);
});

// promise R1-19
test("a field that a recipient may not be told keeps the whole request from leaving", async () => {
  const post = (body: string | URLSearchParams) =>
    send(meta, new URL(`${fake.url}/v25.0/1/messages`), { method: "POST", body });
  const { recipient, message } = messageBody({
    recipientId: "7",
    content: { text: "hello" },
    humanAgent: false,
  });
  for (const body of [
    JSON.stringify({ recipient, message, email: "maya@example.com" }),
    JSON.stringify({ recipient: { ...recipient, name: "Maya" }, message }),
    JSON.stringify({ recipient, message: { ...message, orders: [{ name: "#1001" }] } }),
    new URLSearchParams({ fields: "id", phone: "+4915112345678" }),
    "maya@example.com",
  ])
    await expect(post(body)).rejects.toMatchObject(refused);
  const url = new URL(`${fake.url}/v25.0/me?fields=id&email=maya@example.com`);
  await expect(send(meta, url, get)).rejects.toMatchObject(refused);
  const question = JSON.stringify({ query: "{ shop { name } }", variables: { text: "where is my lamp?" } });
  const store = new URL("https://couplet-demo.myshopify.com/admin/api/graphql.json");
  await expect(send(shopifyStore, store, { method: "POST", body: question })).rejects.toMatchObject(refused);
  expect([...heard, ...fake.calls]).toEqual([]);
});

// promise R1-19
test("a reply tells Meta the person's id and the text and nothing else; one with more is refused for certain", async () => {
  const { token } = await exchangeCode("new", "https://app.example/back");
  const account = { externalId: fake.account.userId, token };
  const body = messageBody({ recipientId: "7", content: { text: "hello" }, humanAgent: false });
  await postMessage(account, body, Date.now() + 60_000);
  expect(JSON.parse(fake.calls.at(-1)?.body ?? "")).toEqual({
    recipient: { id: "7" },
    message: { text: "hello" },
  });
  const more = postMessage(account, { ...body, customer: "Maya" }, Date.now() + 60_000);
  await expect(more).rejects.toMatchObject(refused);
  expect(fake.delivered).toHaveLength(1);
});

test("devices are reached at the push services that are known, over https, and at no address of anybody else", async () => {
  for (const address of [
    "https://fcm.googleapis.com/fcm/send/abc",
    "https://updates.push.services.mozilla.com/wpush/v2/abc",
    "https://web.push.apple.com/abc",
    "https://wns2-par02p.notify.windows.com/w/?token=abc",
  ])
    expect(isPushAddress(address), address).toBe(true);
  for (const address of [
    strangerUrl,
    "http://fcm.googleapis.com/fcm/send/abc",
    "https://fcm.googleapis.com:8443/fcm/send/abc",
    "https://fcm.googleapis.com@127.0.0.1/",
    "https://fcm.googleapis.com.example/",
    "https://evil-fcm.googleapis.com/",
    "https://evilpush.apple.com/",
    "https://push.apple.com/",
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://169.254.169.254/latest/meta-data",
    "javascript:alert(1)",
    "",
  ]) {
    expect(isPushAddress(address), address).toBe(false);
    if (!URL.canParse(address)) continue;
    const body = new Uint8Array([1]);
    await expect(send(push, new URL(address), { method: "POST", body })).rejects.toMatchObject(refused);
  }
  expect(heard).toEqual([]);
});

test("a known host whose name leads into a private network is not reached", async () => {
  const { port } = new URL(strangerUrl);
  const theirs = { ...push, isTheirs: () => true };
  const asked = send(theirs, new URL(`http://localhost:${port}/`), {
    method: "POST",
    body: new Uint8Array([1]),
  });
  await expect(asked).rejects.toMatchObject({ cause: { code: "ADDRESS_REFUSED" } });
  expect(heard).toEqual([]);
});

/** A recipient's fields that carry data, by class. */
function toldBy({ told }: typeof meta): Record<string, string[]> {
  const classes: Record<string, string[]> = {};
  for (const [field, data] of Object.entries(told))
    if (data !== "protocol") (classes[data] ??= []).push(field);
  return classes;
}

// promise R1-19
// promise R1-17
// promise R2-42
// promise R4-23
// promise R4-24
// promise R4-27
// promise R3-17
// promise R3-19
// promise R5-6
test("Meta, Shopify, a language model and push services are told these fields of a person and no others, each of a class they receive by the register", () => {
  const card = "message.attachment.payload.elements";
  expect(toldBy(meta)).toEqual({
    profile: ["recipient.id", "user_id"],
    content: [
      "message.text",
      "message.quick_replies.title",
      "message.quick_replies.payload",
      ...["title", "subtitle", "image_url", "buttons.title", "buttons.url", "buttons.payload"].map(
        (part) => `${card}.${part}`,
      ),
      "payload.reaction",
    ],
    file: ["message.attachment.payload.url"],
  });
  expect(toldBy(shopifyStore)).toEqual({
    evidence: ["variables.query", "variables.identifier.emailAddress", "variables.identifier.phoneNumber"],
    commerce: [
      "variables.id",
      "variables.discount.context.customers.add",
      "variables.input.purchasingEntity.customerId",
    ],
    offer: [
      "variables.code",
      ...["code", "title", "startsAt", "endsAt"].map((part) => `variables.discount.${part}`),
      ...["percentage", "discountAmount.amount"].map(
        (part) => `variables.discount.customerGets.value.${part}`,
      ),
      ...["lineItems.variantId", "lineItems.quantity", "tags"].map((part) => `variables.input.${part}`),
    ],
    business: ["variables.words", "variables.ids"],
    session: ["subject_token"],
  });
  expect(toldBy(llm)).toEqual({ content: ["messages.content"] });
  const classes: Record<string, DataClass> = dataClasses;
  expect(toldBy(push)).toEqual({ notification: ["body"] });
  for (const recipient of [meta, shopifyStore, llm, push])
    for (const data of Object.keys(toldBy(recipient)))
      expect(classes[data]?.recipients, data).toContain(recipient.name);
  const everybody = new Set(Object.values(classes).flatMap(({ recipients }) => recipients));
  expect([...everybody].sort()).toEqual(["host", "llm", "meta", "push", "shopify"]);
});
