import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import { meta } from "#app/integrations/meta/recipient.server.ts";
import { download } from "#app/platform/http/download.server.ts";
import { testEnvironment } from "#tests/support/test-environment.ts";

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What the operator's own media host answers next. */
let answer: RequestListener = (_, response) => response.end("picture");
let closed = 0;
const heard: IncomingMessage[] = [];
const vouched = await serve((request, response) => {
  heard.push(request);
  response.on("close", () => (closed += 1));
  answer(request, response);
});

/** A server inside that nobody vouched for; what it hears has leaked. */
const leaked: string[] = [];
const stranger = await serve((request, response) => {
  leaked.push(request.url ?? "");
  response.end("secret");
});

Object.assign(process.env, testEnvironment("postgresql://127.0.0.1/none"), { META_MEDIA_ORIGINS: vouched });

/** Meta, if it kept media everywhere: what keeps these tests inside is the address alone. */
const everywhere: typeof meta = {
  ...meta,
  keepsMedia: (url) => (url.origin === vouched ? "vouched" : "public"),
};

beforeEach(() => {
  heard.length = 0;
  leaked.length = 0;
  closed = 0;
});

const limits = { maxBytes: 1_000, timeoutMs: 5_000 };

async function fetched(url: string, recipient = everywhere, over: Partial<typeof limits> = {}) {
  const pieces: Buffer[] = [];
  const outcome = await download(recipient, new URL(url), { ...limits, ...over }, async (piece) => {
    pieces.push(piece);
    return true;
  });
  return { ...outcome, text: Buffer.concat(pieces).toString() };
}

const redirectTo =
  (location: string, status = 302): RequestListener =>
  (_, response) =>
    response.writeHead(status, { location }).end();

test("what is there arrives, and the question tells nothing of ours", async () => {
  answer = (_, response) => response.end("picture");
  expect(await fetched(`${vouched}/a?signature=1`)).toEqual({
    outcome: "complete",
    bytes: 7,
    text: "picture",
  });
  const [asked] = heard;
  expect(asked?.url).toBe("/a?signature=1");
  expect(Object.keys(asked?.headers ?? {}).sort()).toEqual([
    "accept",
    "accept-encoding",
    "connection",
    "host",
  ]);
});

/** Addresses inside, in the ways that have fooled others. */
const inside = [
  "https://127.0.0.1/",
  "https://127.1/",
  "https://2130706433/",
  "https://0177.0.0.1/",
  "https://0x7f000001/",
  "https://0.0.0.0/",
  "https://10.0.0.8/",
  "https://172.16.0.1/",
  "https://192.168.0.1/",
  "https://100.64.0.1/",
  "https://169.254.169.254/latest/meta-data/",
  "https://[::1]/",
  "https://[::]/",
  "https://[::ffff:127.0.0.1]/",
  "https://[::ffff:a9fe:a9fe]/",
  "https://[fd00:ec2::254]/",
  "https://[fe80::1]/",
  "https://[64:ff9b::7f00:1]/",
  "https://[ff02::1]/",
  "https://224.0.0.1/",
  "https://localhost/",
  "http://lookaside.fbsbx.com/",
  "https://lookaside.fbsbx.com:8443/",
  "ftp://lookaside.fbsbx.com/",
  `${stranger}/`,
  stranger.replace("http://", "https://"),
  stranger.replace("127.0.0.1", "localhost"),
];

test.each(inside)("%s is not asked", async (url) => {
  expect(await fetched(url)).toEqual({ outcome: "refused", reason: "address", text: "" });
  expect(leaked).toEqual([]);
});

test.each(inside)("a redirect to %s is not followed", async (url) => {
  answer = redirectTo(url);
  expect(await fetched(`${vouched}/`)).toEqual({ outcome: "refused", reason: "address", text: "" });
  expect(leaked).toEqual([]);
});

test("only Meta's media hosts and origins that the operator vouched for are asked; names that look like them are not", async () => {
  for (const url of [
    stranger,
    "https://example.org/",
    "https://fbsbx.com.example.org/",
    "https://notfbsbx.com/",
    "https://graph.instagram.com/",
    "https://scontent.cdninstagram.com@example.org/",
    "https://user:pass@scontent.cdninstagram.com/",
    vouched.replace("http://", "http://user@"),
    vouched.replace("127.0.0.1", "127.0.0.2"),
  ])
    expect(await fetched(url, meta), url).toEqual({ outcome: "refused", reason: "host", text: "" });
  for (const host of ["lookaside.fbsbx.com", "scontent-fra3-1.cdninstagram.com", "video.xx.fbcdn.net"])
    expect(meta.keepsMedia?.(new URL(`https://${host}/`)), host).toBe("public");
  expect([...leaked, ...heard]).toEqual([]);
});

test("three redirects are followed, a fourth is refused", async () => {
  const chain =
    (length: number): RequestListener =>
    (request, response) => {
      const hop = Number(request.url?.slice(1));
      if (hop < length) redirectTo(`/${hop + 1}`, 307)(request, response);
      else response.end("picture");
    };
  answer = chain(3);
  expect(await fetched(`${vouched}/0`)).toMatchObject({ outcome: "complete", text: "picture" });
  answer = chain(4);
  expect(await fetched(`${vouched}/0`)).toMatchObject({ outcome: "refused", reason: "redirects" });
});

test("what is too large is refused before it is read when it says so, and while it is read when it does not", async () => {
  answer = (_, response) => response.writeHead(200, { "content-length": "1001" }).end(Buffer.alloc(1_001));
  expect(await fetched(`${vouched}/`)).toEqual({ outcome: "refused", reason: "too_large", text: "" });
  answer = (_, response) => {
    const writing = setInterval(() => response.write(Buffer.alloc(300)), 1);
    response.on("close", () => clearInterval(writing));
  };
  expect(await fetched(`${vouched}/`)).toMatchObject({ outcome: "refused", reason: "too_large" });
  await expect.poll(() => closed).toBe(2);
});

test("a server that never comes to an end is left after the time it has", async () => {
  answer = (_, response) => {
    const writing = setInterval(() => response.write("."), 20);
    response.on("close", () => clearInterval(writing));
  };
  const outcome = await fetched(`${vouched}/`, everywhere, { timeoutMs: 200 });
  expect(outcome).toMatchObject({ outcome: "unreachable", code: "TimeoutError" });
  await expect.poll(() => closed).toBe(1);
});

test("an address that ran out is gone; a server in trouble, or none, may be asked again", async () => {
  const status = async (code: number) => {
    answer = (_, response) => response.writeHead(code).end("no");
    return fetched(`${vouched}/`);
  };
  for (const code of [400, 401, 403, 404, 410, 302])
    expect(await status(code)).toEqual({ outcome: "gone", text: "" });
  for (const code of [429, 500, 503])
    expect(await status(code)).toEqual({ outcome: "unreachable", code: `http_${code}`, text: "" });
  answer = (request) => request.socket.destroy();
  expect(await fetched(`${vouched}/`)).toMatchObject({ outcome: "unreachable" });
});

test("a receiver that has enough stops the download, and one that fails ends it", async () => {
  answer = (_, response) => void response.write("picture");
  const stop = download(everywhere, new URL(vouched), limits, async () => false);
  expect(await stop).toEqual({ outcome: "stopped" });
  const fail = download(everywhere, new URL(vouched), limits, () => Promise.reject(new Error("no room")));
  await expect(fail).rejects.toThrow("no room");
  await expect.poll(() => closed).toBe(2);
});
