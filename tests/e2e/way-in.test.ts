import { createHmac, randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { adminFetch, sessionToken } from "#tests/support/admin.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);
await world.control("POST", "/control/instagram/messages", {
  as: "maya",
  text: "canary-text-5b1c where is #1001",
});
await vi.waitFor(async () => expect(await world.query("SELECT id FROM conversations")).toHaveLength(1), {
  timeout: 30_000,
});
const [conversation] = await world.query<{ id: string }>("SELECT id FROM conversations");
const id = conversation?.id ?? "";

const other = { shop: "couplet-other.myshopify.com" };
const thread = `/app/conversations/${id}`;
const threadRoute = "routes/app._inbox.conversations.$id";

function signed(claims: Record<string, unknown>, secret = "couplet-test-secret"): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const body = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
}

const seconds = Math.floor(Date.now() / 1_000);
const claims = {
  iss: "https://couplet-demo.myshopify.com/admin",
  dest: "https://couplet-demo.myshopify.com",
  aud: "couplet-test-key",
  sub: "90000000001",
  exp: seconds + 60,
  nbf: seconds - 5,
  iat: seconds - 5,
};

test.each([
  ["expired", signed({ ...claims, exp: seconds - 120 })],
  ["signed by somebody else", signed(claims, "guessed")],
  ["of another app", signed({ ...claims, aud: "another-app" })],
  ["not a token", "garbage"],
])("a session token that is %s is answered 401 with the invitation to fetch a new one", async (_, token) => {
  const answer = await adminFetch(world, "/app", "routes/app._inbox", undefined, { token });
  expect(answer.status).toBe(401);
  expect(answer.headers.get("x-shopify-retry-invalid-session-request")).toBe("1");
});

// promise R4-33
test("another shop's staff find nothing under this shop's addresses", async () => {
  expect((await adminFetch(world, thread, threadRoute)).status).toBe(200);
  expect((await adminFetch(world, thread, threadRoute, undefined, other)).status).toBe(404);
  const list = await adminFetch(world, "/app", "routes/app._inbox", undefined, other);
  expect(await list.text()).not.toContain(id);
  const reply = await adminFetch(
    world,
    thread,
    threadRoute,
    { intent: "reply", text: "stolen", clientToken: randomUUID() },
    other,
  );
  expect(await reply.json()).toMatchObject({ ok: false, error: "not_found" });
});

test("a form that is incomplete, unknown or not a form is refused and changes nothing", async () => {
  for (const form of [
    { intent: "reply", text: "hello" },
    { intent: "reply", text: "hello", clientToken: "x" },
    { intent: "decide", linkId: "1", decision: "confirm" },
  ]) {
    const answer = await adminFetch(world, thread, threadRoute, form as Record<string, string>);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ ok: false });
  }
  expect((await adminFetch(world, thread, threadRoute, { intent: "explode" })).status).toBe(400);
  const tooBig = await adminFetch(world, thread, threadRoute, {
    intent: "reply",
    text: "a".repeat(200_000),
    clientToken: randomUUID(),
  });
  expect(await tooBig.json()).toMatchObject({ ok: false, error: "too_long" });
});

// promise R4-29
// promise R2-30
test("a canary in text, name, handle and token is in no table, log, job or answer where it may not be", async () => {
  await expect
    .poll(async () => (await world.query("SELECT id FROM links")).length, { timeout: 30_000 })
    .toBeGreaterThan(0);
  const canaries = ["canary-text-5b1c", "maya.home", "Maya Lindqvist", "Lindqvist", "Ana"];
  const tokens = await secretTokens();
  expect(tokens.length).toBeGreaterThan(0);
  const dump = await wholeDatabase();
  for (const canary of [...canaries, ...tokens])
    expect(dump, `the database holds ${canary} in clear`).not.toContain(canary);
  const logs = world.output.filter((line) => !line.startsWith("sandbox")).join("\n");
  for (const canary of [...canaries, ...tokens]) expect(logs, `a log holds ${canary}`).not.toContain(canary);
  const token = await sessionToken(world);
  const answers = await Promise.all(
    [
      ["/app", "routes/app._inbox"],
      [thread, threadRoute],
      ["/app/settings/connections", "routes/app.settings.connections"],
      ["/app/settings/deliveries", "routes/app.settings.deliveries"],
    ].map(async ([path = "", route = ""]) =>
      (await adminFetch(world, path, route, undefined, { token })).text(),
    ),
  );
  for (const secret of tokens) expect(answers.join("\n")).not.toContain(secret);
  expect(answers.join("\n")).toContain("canary-text-5b1c");
});

/** Every token that the sandbox handed out to the app. */
async function secretTokens(): Promise<string[]> {
  const calls = await world.control<{ response: unknown }[]>("GET", "/control/calls");
  const found = JSON.stringify(calls).matchAll(/"(?:access_token|refresh_token)":"([^"]{12,})"/g);
  return [...new Set([...found].map(([, token]) => token ?? ""))];
}

async function wholeDatabase(): Promise<string> {
  const tables = await world.query<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'bullmq')",
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await world.query<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
    parts.push(rows.map((row) => decodeBytes(row.text)).join("\n"));
  }
  return parts.join("\n");
}

/** bytea is printed as hex: a canary stored in clear would hide in it. */
function decodeBytes(text: string): string {
  return text.replace(/\\\\?x([0-9a-f]{8,})/g, (_, hex: string) =>
    Buffer.from(hex, "hex").toString("latin1"),
  );
}

test("health is answered without Remix, and metrics only on this host", async () => {
  expect(await (await fetch(`${world.webUrl}/healthz`)).text()).toBe("alive");
  expect(await (await fetch(`${world.webUrl}/readyz`)).json()).toEqual({
    ready: true,
    parts: { database: "ok", queue: "ok", keys: "ok" },
  });
  const metrics = await (await fetch(`${world.webUrl}/metrics`)).text();
  expect(metrics).toContain('couplet_webhooks_total{source="instagram",outcome="stored"}');
  expect(
    (await fetch(`${world.webUrl}/metrics`, { headers: { "x-forwarded-for": "203.0.113.9" } })).status,
  ).toBe(403);
});

test("an uninstalled shop's sessions and tokens are gone, and a later visit starts anew", async () => {
  await world.control("POST", "/control/shopify/uninstall", {});
  await expect
    .poll(
      async () =>
        (await world.query("SELECT id FROM session WHERE shop = 'couplet-demo.myshopify.com'")).length,
      { timeout: 30_000 },
    )
    .toBe(0);
  await expect
    .poll(
      async () =>
        (await world.query("SELECT id FROM channel_accounts WHERE token_sealed IS NOT NULL")).length,
      { timeout: 30_000 },
    )
    .toBe(0);
  await world.control("POST", "/control/shopify/install", {});
  expect((await adminFetch(world, "/app", "routes/app._inbox")).status).toBe(200);
});
