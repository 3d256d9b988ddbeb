import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { adminFetch } from "#tests/support/admin.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld();
await connectDemoAccount(world.ports);
await world.control("POST", "/control/instagram/messages", { as: "maya", text: "where is #1001?" });

test("somebody has written", async () => {
  const written = () => world.query("SELECT id FROM messages");
  await expect.poll(written, { timeout: 30_000 }).not.toHaveLength(0);
});

/** Everything that may never leave the server: the configuration's secrets, and each token handed to the app. */
async function secrets(): Promise<string[]> {
  const { product } = world.environment;
  const configured = Object.entries(product as Record<string, string>).flatMap(([name, value]) => {
    if (name === "ENCRYPTION_KEYS") return value.split(",").map((key) => key.split(":")[1] ?? "");
    return /SECRET|TOKEN/.test(name) ? [value] : [];
  });
  const calls = JSON.stringify(await world.control("GET", "/control/calls"));
  const tokens = [...calls.matchAll(/"(?:access_token|refresh_token)":"([^"]{12,})"/g)].map(
    ([, token]) => token,
  );
  return [...new Set([...configured, ...tokens.filter((token) => token !== undefined)])];
}

/** A secret as it is, and as somebody might wrap it, alone or amid other bytes. */
function disguises(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const base64 = [0, 1, 2].map((before) => base64Amid(bytes, before));
  const percent = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
  return [
    secret,
    ...base64,
    ...base64.map((form) => form.replaceAll("+", "-").replaceAll("/", "_")),
    ...base64.map((form) => encodeURIComponent(form)),
    bytes.toString("hex"),
    encodeURIComponent(secret),
    encodeURIComponent(encodeURIComponent(secret)),
    percent,
  ];
}

/** The letters of base64 that are the secret's alone, when `before` bytes (of three) stand before it. */
function base64Amid(bytes: Buffer, before: number): string {
  const base64 = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
  return base64.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
}

/** The secrets that a text holds, in any disguise. */
function leaks(text: string, known: string[]): string[] {
  const lower = text.toLowerCase();
  return known.filter((secret) => disguises(secret).some((form) => lower.includes(form.toLowerCase())));
}

/** Remix's routes from their files' names: id, and an address with real or wrong parameters. */
async function routes(): Promise<{ id: string; path: string }[]> {
  const [thread] = await world.query<{ id: string }>("SELECT id FROM conversations");
  const found: { id: string; path: string }[] = [];
  for await (const file of glob("app/routes/*")) {
    const id = `routes/${file.slice("app/routes/".length).replace(/\.tsx?$/, "")}`;
    const parts = id.slice("routes/".length).split(".");
    const path = parts
      .filter((part) => !part.startsWith("_"))
      .map((part) => (part.startsWith("$") ? (thread?.id ?? "none") : part.replace(/_$/, "")));
    found.push({ id: id.replace(/\/route$/, ""), path: `/${path.join("/")}` });
  }
  return found;
}

async function textOf(answer: Response): Promise<string> {
  const head = JSON.stringify([...answer.headers]);
  if (!answer.headers.get("content-type")?.includes("event-stream")) return head + (await answer.text());
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return head + Buffer.from(first?.value ?? []).toString("utf8");
}

/** A route's answers to a stranger, reading and writing, and to staff. */
async function answersOf(id: string, path: string): Promise<Response[]> {
  const bare = (method: string) =>
    fetch(`${world.webUrl}${path}`, { method, redirect: "manual", signal: AbortSignal.timeout(10_000) });
  return [
    await bare("GET"),
    await bare("POST"),
    await adminFetch(world, path, id),
    await adminFetch(world, path, id, { intent: "explode" }),
  ];
}

// promise R4-29
test("no answer of any route holds a token, a secret or a key, in clear or wrapped", async () => {
  const known = await secrets();
  expect(known.length).toBeGreaterThan(6);
  const all = await routes();
  expect(all.length).toBeGreaterThan(20);
  const answered: string[] = [];
  for (const { id, path } of all) {
    const answers = await answersOf(id, path);
    if (answers.slice(2).some(({ ok }) => ok)) answered.push(id);
    for (const answer of answers)
      expect(leaks(await textOf(answer), known), `${id} ${answer.status}`).toEqual([]);
  }
  // A scan of refusals alone would prove nothing.
  expect(answered).toEqual(
    expect.arrayContaining([
      "routes/app._inbox",
      "routes/app._inbox.conversations.$id",
      "routes/app.live",
      "routes/app.privacy._index",
      "routes/app.settings.connections",
    ]),
  );
});

// promise R4-50
// promise R5-14
test("no route sets a cookie, to staff or to anybody else: Shopify's token is in every request of the app", async () => {
  for (const { id, path } of await routes())
    for (const answer of await answersOf(id, path)) {
      expect(answer.headers.getSetCookie(), `${id} ${answer.status}`).toEqual([]);
      await answer.body?.cancel();
    }
});

// promise R4-29
test("no file that a browser loads, and no line of a log, holds a token, a secret or a key", async () => {
  const known = await secrets();
  for await (const file of glob("build/client/**/*.{js,css,map,json,html}"))
    expect(leaks(readFileSync(file, "utf8"), known), file).toEqual([]);
  const logs = world.output.filter((line) => !line.startsWith("sandbox")).join("\n");
  expect(leaks(logs, known)).toEqual([]);
});

// promise R4-29
// promise R2-33
test("the package of a data request holds no token, no secret and no key", async () => {
  const known = await secrets();
  await world.control("POST", "/control/instagram/messages", { as: "maya", text: "I am maya@example.com" });
  const mails = () => world.query("SELECT 1 FROM evidence WHERE kind = 'email'");
  await expect.poll(mails, { timeout: 30_000 }).toHaveLength(1);
  await world.control("POST", "/control/shopify/webhooks", {
    topic: "customers/data_request",
    payload: { customer: { id: 1, email: "maya@example.com" }, data_request: { id: 1 } },
  });
  const ready = () => world.query<{ id: string }>("SELECT id FROM privacy_requests WHERE state = 'ready'");
  await expect.poll(ready, { timeout: 30_000 }).toHaveLength(1);
  const id = (await ready())[0]?.id ?? "";
  for (const as of ["json", "page"]) {
    const path = `/app/privacy/${id}/package?as=${as}`;
    const text = await textOf(await adminFetch(world, path, "routes/app.privacy.$id_.package"));
    expect(text, as).toContain("#1001");
    expect(leaks(text, known), as).toEqual([]);
  }
});

test("the scan finds a planted secret in each of its disguises", async () => {
  const known = await secrets();
  for (const secret of known)
    for (const form of disguises(secret)) expect(leaks(`{"a":"x${form}y"}`, known)).toContain(secret);
  for (const secret of known)
    for (const before of ["", "a", "ab", "abc"]) {
      const bytes = Buffer.from(`${before}${secret}after`);
      for (const encoding of ["base64", "base64url", "hex"] as const)
        expect(leaks(`{"a":"${bytes.toString(encoding)}"}`, known), `${encoding} ${before}`).toContain(
          secret,
        );
    }
});
