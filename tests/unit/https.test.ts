import { createServer, get, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inFrontOf } from "#app/web/serve.server.ts";
import { testEnvironment } from "#tests/support/test-environment.ts";

Object.assign(process.env, testEnvironment("postgresql://127.0.0.1/none"), {
  NODE_ENV: "production",
  SHOPIFY_APP_URL: "https://couplet.example",
});

let server: Server;
let address = "";

beforeAll(async () => {
  server = createServer(inFrontOf((_request, response) => response.end("a page")));
  await new Promise<void>((listens) => server.listen(0, "127.0.0.1", listens));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const ask = (path: string, proto?: string, method = "GET") =>
  fetch(`${address}${path}`, {
    method,
    redirect: "manual",
    headers: proto === undefined ? {} : { "x-forwarded-proto": proto },
  });

// promise R1-26
// promise R2-26
// promise R4-32
test("a page that was asked for in clear is sent to its https address, and to no other host", async () => {
  const answer = await ask("/privacy?from=mail", "http");
  expect(answer.status).toBe(308);
  expect(answer.headers.get("location")).toBe("https://couplet.example/privacy?from=mail");
  const elsewhere = await ask("//evil.example/path", "http");
  expect(elsewhere.headers.get("location")).toMatch(/^https:\/\/couplet\.example\//);
});

test.each(["//[", "http://[", "*"])(
  "what is no address, like %s, is answered too, and ends nothing",
  async (path) => {
    const { port } = server.address() as AddressInfo;
    const location = await new Promise((told, failed) => {
      const headers = { "x-forwarded-proto": "http" };
      get({ port, path, headers }, (answer) => told(answer.headers.location)).on("error", failed);
    });
    expect(location).toMatch(/^https:\/\/couplet\.example\//);
  },
);

// promise R1-26
// promise R2-26
// promise R4-32
test.each([
  ["/webhooks/instagram", "POST"],
  ["/webhooks/shopify", "POST"],
  ["/webhooks/instagram?hub.mode=subscribe", "GET"],
  ["/meta/data-deletion", "POST"],
  ["/meta/deauthorize", "POST"],
  ["/privacy/mail", "POST"],
  ["/privacy/deletion", "POST"],
])("%s by %s in clear is refused before anything of it is read", async (path, method) => {
  const answer = await ask(path, "http", method);
  expect([answer.status, await answer.text()]).toEqual([403, "this is answered over https only"]);
});

// promise R1-26
test("over https a page is answered, and the browser is told never to ask in clear again", async () => {
  for (const proto of ["https", "HTTPS", "https, http"]) {
    const answer = await ask("/privacy", proto);
    expect([answer.status, await answer.text()]).toEqual([200, "a page"]);
    expect(answer.headers.get("strict-transport-security")).toBe("max-age=31536000");
  }
});

test("past the proxy nothing is answered but whether the process lives, and it says what is missing", async () => {
  const answer = await ask("/privacy");
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain("X-Forwarded-Proto");
  expect(await (await ask("/healthz")).text()).toBe("alive");
});
