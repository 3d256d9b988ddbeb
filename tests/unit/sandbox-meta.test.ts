import { createHmac } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startSandbox, type Sandbox } from "#sandbox/start.ts";

const secret = "instagram-secret";
const maya = "1784512209871001";
const shop = "17841400000000001";
const hour = 3_600_000;

interface Received {
  body: string;
  headers: http.IncomingHttpHeaders;
}

let sandbox: Sandbox;
let app: http.Server;
let received: Received[] = [];
let failures = 0;

beforeAll(async () => {
  app = http.createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on("data", (chunk: Buffer) => chunks.push(chunk));
    req.on("end", () => {
      received.push({ body: Buffer.concat(chunks).toString("utf8"), headers: req.headers });
      failures -= 1;
      res.writeHead(failures >= 0 ? 500 : 200).end();
    });
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  const { port } = app.address() as AddressInfo;
  sandbox = await startSandbox(
    {
      port: 0,
      proxyPort: 0,
      appUrl: `http://127.0.0.1:${port}`,
      publicAppUrl: "http://127.0.0.1:4001",
      shopify: { apiKey: "key", apiSecret: "secret", scopes: [], optionalScopes: [] },
      instagram: { appId: "1111", appSecret: secret },
      meta: { appId: "2222", appSecret: "meta-secret", verifyToken: "verify", graphVersion: "v25.0" },
      retryDelaysMs: [10, 10],
    },
    { meta: { seedOnConnect: false, echoDelayMs: 0 } },
  );
});

afterAll(async () => {
  await sandbox.close();
  app.close();
});

beforeEach(async () => {
  await control("reset", {});
  received = [];
  failures = 0;
});

test("a code is good once, its short token becomes a long one, and untick means not granted", async () => {
  const code = await consent(["instagram_business_manage_messages"]);
  const first = await exchange(code);
  expect(first.data[0]).toMatchObject({
    user_id: "28978671838402971",
    permissions: "instagram_business_basic,instagram_business_manage_messages,human_agent",
  });
  expect(await exchange(code)).toMatchObject({ error_type: "OAuthException", code: 400 });
  const without = await exchange(await consent([], "couplet.outlet"));
  expect(without.data[0]?.permissions).toBe("instagram_business_basic");
  expect(await graph("POST", without.data[0]?.access_token, "me/messages", {})).toMatchObject({
    status: 400,
    body: { error: { code: 10 } },
  });
});

test("a long token is refreshed only once it is a day old, and an expired one says so", async () => {
  const token = await longToken();
  const refresh = `refresh_access_token?grant_type=ig_refresh_token&access_token=${token}`;
  expect(await graph("GET", undefined, refresh)).toMatchObject({ status: 400 });
  await control("meta/token", { ageHours: 30 });
  const fresh = (await graph("GET", undefined, refresh)).body as { access_token: string };
  expect(fresh.access_token).not.toBe(token);
  await control("meta/token", { state: "expired" });
  expect(await graph("GET", fresh.access_token, "me")).toMatchObject({
    body: { error: { code: 190, error_subcode: 463 } },
  });
});

test("what a person writes reaches a subscribed app, signed over the escaped bytes", async () => {
  await connect();
  const { mid } = await control("instagram/messages", { as: "maya", text: "hej å 🙂 a/b" });
  await expect.poll(() => received).toHaveLength(1);
  const [{ body, headers }] = received as [Received];
  expect(body).toContain("hej \\u00e5 \\ud83d\\ude42 a\\/b");
  expect(headers["x-hub-signature-256"]).toBe(
    `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
  );
  expect(JSON.parse(body)).toMatchObject({
    object: "instagram",
    entry: [{ id: shop, messaging: [{ sender: { id: maya }, recipient: { id: shop }, message: { mid } }] }],
  });
});

test("a refused webhook is tried again", async () => {
  await connect();
  failures = 1;
  await control("instagram/messages", { as: "maya", text: "again" });
  await expect.poll(() => received).toHaveLength(2);
  expect(received[0]?.body).toBe(received[1]?.body);
});

test("an account that is not subscribed stays silent", async () => {
  await longToken();
  await control("instagram/messages", { as: "maya", text: "nobody listens" });
  const { deliveries } = await control("instagram/events", { as: "maya", items: [{ read: { mid: "x" } }] });
  expect(deliveries).toHaveLength(1);
  expect(received).toHaveLength(1);
});

test("the window closes after a day; only people may answer for a week", async () => {
  const token = await connect();
  await control("instagram/messages", { as: "lucia", text: "old", at: ago(25 * hour) });
  const to = { recipient: { id: "1784512209871003" }, message: { text: "late" } };
  const human = { ...to, messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" };
  expect(await send(token, to)).toMatchObject({ body: { error: { code: 10, error_subcode: 2534022 } } });
  expect(await send(token, human)).toMatchObject({ status: 200 });
  await control("meta/settings", { clockOffsetMs: 7 * 24 * hour });
  expect(await send(token, human)).toMatchObject({ body: { error: { code: 10, error_subcode: 2534022 } } });
});

test("text has a thousand bytes, not characters, and strangers cannot be written to", async () => {
  const token = await connect();
  await control("instagram/messages", { as: "maya", text: "hi" });
  const text = (length: number) => ({ recipient: { id: maya }, message: { text: "é".repeat(length) } });
  expect(await send(token, text(501))).toMatchObject({ body: { error: { code: 100 } } });
  expect(await send(token, text(500))).toMatchObject({ status: 200 });
  expect(await send(token, { recipient: { id: "999" }, message: { text: "x" } })).toMatchObject({
    body: { error: { code: 100, error_subcode: 2534014 } },
  });
});

test("a connection cut after the effect leaves the message delivered and echoed", async () => {
  const token = await connect();
  await control("instagram/messages", { as: "maya", text: "hi" });
  await control("faults", { target: "meta.send", next: [{ kind: "cut", when: "after" }] });
  const body = { recipient: { id: maya }, message: { text: "did it arrive?" } };
  await expect(send(token, body)).rejects.toThrow();
  const sent = await control("instagram/sent");
  expect(sent).toMatchObject([{ to: maya, text: "did it arrive?" }]);
  await expect.poll(() => received.some(({ body: raw }) => raw.includes("is_echo"))).toBe(true);
});

test("a profile is shown only of people who wrote, details only of the twenty newest messages", async () => {
  const token = await connect();
  const lucia = "1784512209871003";
  expect(await graph("GET", token, `${lucia}?fields=name`)).toMatchObject({ body: { error: { code: 230 } } });
  for (let at = 0; at < 21; at += 1) await control("instagram/messages", { as: "lucia", text: `n${at}` });
  expect(await graph("GET", token, `${lucia}?fields=name`)).toMatchObject({
    body: { name: "Lucía Fernández" },
  });
  const list = await graph("GET", token, `me/conversations?user_id=${lucia}&fields=messages{id,message}`);
  const [conversation] = (list.body as { data: { messages: { data: { message?: string }[] } }[] }).data;
  const messages = conversation?.messages.data ?? [];
  expect(messages.map(({ message }) => message).filter(Boolean)).toHaveLength(20);
  expect(messages).toHaveLength(21);
});

test("callbacks carry a signed request over the encoded payload", async () => {
  const { signedRequest } = await control("meta/callbacks", { kind: "deauthorize" });
  const [signature, payload] = String(signedRequest).split(".") as [string, string];
  expect(signature).toBe(createHmac("sha256", secret).update(payload).digest("base64url"));
  expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toMatchObject({
    user_id: "28978671838402971",
  });
});

async function control(path: string, body?: object): Promise<Record<string, unknown>> {
  const init = body && {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  };
  const answer = await fetch(`${sandbox.url}/control/${path}`, init);
  const given = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok) throw new Error(JSON.stringify(given));
  return given;
}

function redirectUri(): string {
  return `${sandbox.context.config.publicAppUrl}/connect/instagram/callback`;
}

async function consent(scopes: string[], account = "couplet.demo"): Promise<string> {
  const scope = "instagram_business_basic,instagram_business_manage_messages";
  const form = new URLSearchParams({
    answer: "allow",
    account,
    redirect_uri: redirectUri(),
    state: "s",
    scope,
  });
  for (const ticked of scopes) form.append("scopes", ticked);
  const init: RequestInit = { method: "POST", body: form, redirect: "manual" };
  const { headers } = await fetch(`${sandbox.url}/oauth/authorize`, init);
  const target = headers.get("location") ?? "";
  expect(target.endsWith("state=s#_")).toBe(true);
  return new URL(target).searchParams.get("code") ?? "";
}

async function exchange(code: string): Promise<{ data: { access_token: string; permissions: string }[] }> {
  const given = { client_id: "1111", client_secret: secret, grant_type: "authorization_code" };
  const form = new URLSearchParams({ ...given, redirect_uri: redirectUri(), code });
  const answer = await fetch(`${sandbox.url}/oauth/access_token`, { method: "POST", body: form });
  return (await answer.json()) as { data: { access_token: string; permissions: string }[] };
}

async function longToken(): Promise<string> {
  const short = (await exchange(await consent(["instagram_business_manage_messages"]))).data[0]?.access_token;
  const path = `access_token?grant_type=ig_exchange_token&client_secret=${secret}&access_token=${short}`;
  return ((await graph("GET", undefined, path)).body as { access_token: string }).access_token;
}

async function connect(): Promise<string> {
  const token = await longToken();
  await graph("POST", token, "me/subscribed_apps?subscribed_fields=messages,messaging_seen");
  return token;
}

async function graph(method: string, token: string | undefined, path: string, body?: object) {
  const init: RequestInit = { method, headers: { "content-type": "application/json" } };
  if (token) init.headers = { ...init.headers, authorization: `Bearer ${token}` };
  if (body) init.body = JSON.stringify(body);
  const answer = await fetch(`${sandbox.url}/graph/v25.0/${path}`, init);
  return { status: answer.status, body: (await answer.json()) as unknown };
}

function send(token: string, body: object) {
  return graph("POST", token, "me/messages", body);
}

function ago(ms: number): string {
  return new Date(Date.now() - ms).toISOString();
}
