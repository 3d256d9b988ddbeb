import { createHmac, randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { drainDeliveries } from "#app/modules/webhooks/webhooks.server.ts";
import { serveIntake } from "#app/web/intake.server.ts";
import { testDatabase } from "#tests/support/database.ts";

const db = await testDatabase();
const server = await listening();
const origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
afterAll(() => server.close());

function listening(): Promise<Server> {
  const intake = createServer((request, response) => {
    if (!serveIntake(request, response)) response.writeHead(404).end();
  });
  return new Promise((resolve) => intake.listen(0, "127.0.0.1", () => resolve(intake)));
}

const hex = (body: string | Buffer, secret = "instagram-test-secret") =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;

function fromMeta(body: string | Buffer, headers: Record<string, string> = {}) {
  return fetch(`${origin}/webhooks/instagram`, {
    method: "POST",
    body: body as BodyInit,
    headers: { "x-hub-signature-256": hex(body), ...headers },
  });
}

function fromShopify(body: string, headers: Record<string, string> = {}) {
  return fetch(`${origin}/webhooks/shopify`, {
    method: "POST",
    body,
    headers: {
      "x-shopify-hmac-sha256": createHmac("sha256", "couplet-test-secret").update(body).digest("base64"),
      "x-shopify-topic": "orders/updated",
      "x-shopify-shop-domain": "couplet-test.myshopify.com",
      "x-shopify-webhook-id": randomUUID(),
      ...headers,
    },
  });
}

const count = async () =>
  Number((await db.asOwner<{ n: string }>("SELECT count(*) AS n FROM deliveries"))[0]?.n);

const message = (text: string) =>
  JSON.stringify({
    object: "instagram",
    entry: [{ id: "17841400000000001", messaging: [{ message: { mid: randomUUID(), text } }] }],
  });

// promise R4-30
test("a signed webhook is stored before it is answered, and its repetition is known", async () => {
  const body = message("is the lamp back? ä 😀 Привіт");
  const first = await fromMeta(body);
  expect([first.status, await first.text()]).toEqual([200, "stored"]);
  const again = await fromMeta(body, { "x-hub-signature-256": hex(body, "meta-test-secret") });
  expect([again.status, await again.text()]).toEqual([200, "duplicate"]);
});

test("the stored body is unreadable in the database and opens to the very bytes that came", async () => {
  const body = message("canary-7f3a");
  await fromMeta(body);
  const rows = await db.asOwner<{ dump: string }>(
    "SELECT d::text AS dump, encode(body_sealed, 'escape') AS body FROM deliveries d",
  );
  expect(JSON.stringify(rows)).not.toContain("canary-7f3a");
  const bodies: string[] = [];
  await drainDeliveries("instagram", async (batch) => {
    bodies.push(...batch.map((delivery) => delivery.body.toString("utf8")));
    return batch.map(() => ({ outcome: "done" }));
  });
  expect(bodies).toContain(body);
});

test.each([
  ["no signature", {}],
  ["a wrong signature", { "x-hub-signature-256": hex("something else") }],
  ["a truncated signature", { "x-hub-signature-256": hex("x").slice(0, 40) }],
  ["another app's signature", { "x-hub-signature-256": hex("{}", "stranger") }],
])("with %s nothing is stored and the answer is 401", async (_, headers) => {
  const before = await count();
  const answer = await fetch(`${origin}/webhooks/instagram`, {
    method: "POST",
    body: "{}",
    headers: headers as HeadersInit,
  });
  expect(answer.status).toBe(401);
  expect(await count()).toBe(before);
});

test("a signature sent twice is refused", async () => {
  const status = await rawRequest(
    `POST /webhooks/instagram HTTP/1.1\r\nHost: x\r\nX-Hub-Signature-256: ${hex("{}")}\r\nX-Hub-Signature-256: ${hex("{}")}\r\nContent-Length: 2\r\n\r\n{}`,
  );
  expect(status).toContain("401");
});

test("a body over one megabyte is refused with 413, announced or not", async () => {
  const big = Buffer.alloc(1024 * 1024 + 1, "a");
  expect((await fromMeta(big).catch(() => ({ status: 413 }))).status).toBe(413);
  const chunked = await rawRequest(
    `POST /webhooks/instagram HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${"10000\r\n" + "a".repeat(65536) + "\r\n"}`.concat(
      ("10000\r\n" + "a".repeat(65536) + "\r\n").repeat(17),
    ),
  );
  expect(chunked).toContain("413");
});

test("a body that breaks off leaves nothing behind", async () => {
  const before = await count();
  await new Promise<void>((resolve) => {
    const socket = connect((server.address() as { port: number }).port, "127.0.0.1", () => {
      socket.write(
        `POST /webhooks/instagram HTTP/1.1\r\nHost: x\r\nX-Hub-Signature-256: ${hex("{}")}\r\nContent-Length: 200\r\n\r\n{`,
      );
      setTimeout(() => resolve(void socket.destroy()), 50);
    });
  });
  expect((await fetch(`${origin}/webhooks/instagram`, { method: "PUT" })).status).toBe(405);
  expect(await count()).toBe(before);
});

test("the handshake echoes a harmless challenge for our token only", async () => {
  const ask = (token: string, challenge: string) =>
    fetch(
      `${origin}/webhooks/instagram?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=${encodeURIComponent(challenge)}`,
    );
  const good = await ask("verify-test-token", "1158201444");
  expect([good.status, await good.text(), good.headers.get("content-type")]).toEqual([
    200,
    "1158201444",
    "text/plain; charset=utf-8",
  ]);
  expect((await ask("guess", "1158201444")).status).toBe(403);
  expect((await ask("verify-test-token", "<script>")).status).toBe(403);
});

test("Shopify's repetition of a delivery is known by its id, a new delivery of the same content is not", async () => {
  const body = '{"id":820982911946154508,"admin_graphql_api_id":"gid://shopify/Order/820982911946154508"}';
  const id = randomUUID();
  expect(await (await fromShopify(body, { "x-shopify-webhook-id": id })).text()).toBe("stored");
  expect(await (await fromShopify(body, { "x-shopify-webhook-id": id })).text()).toBe("duplicate");
  expect(await (await fromShopify(body)).text()).toBe("stored");
  expect((await fromShopify(body, { "x-shopify-hmac-sha256": "AAAA" })).status).toBe(401);
});

test("whatever is signed is stored, and no mutation of a real payload makes the intake stumble", async () => {
  const real = message("hello");
  await fc.assert(
    fc.asyncProperty(
      fc.nat(real.length - 1),
      fc.uint8Array({ minLength: 1, maxLength: 8 }),
      async (at, bytes) => {
        const mutated = Buffer.concat([
          Buffer.from(real.slice(0, at)),
          Buffer.from(bytes),
          Buffer.from(real.slice(at + 1)),
        ]);
        expect((await fromMeta(mutated)).status).toBe(200);
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);

test("a hundred webhooks at once are each answered after their own row", async () => {
  const before = await count();
  const bodies = Array.from({ length: 100 }, (_, n) => message(`at once ${n}`));
  const answers = await Promise.all(bodies.map((body) => fromMeta(body).then((answer) => answer.text())));
  expect(new Set(answers)).toEqual(new Set(["stored"]));
  expect(await count()).toBe(before + 100);
});

function rawRequest(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect((server.address() as { port: number }).port, "127.0.0.1", () =>
      socket.write(text),
    );
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk;
      socket.destroy();
    });
    socket.on("close", () => resolve(answer.split("\r\n")[0] ?? ""));
    socket.on("error", () => {});
  });
}
