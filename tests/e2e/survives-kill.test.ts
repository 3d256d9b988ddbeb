import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { connectDemoAccount } from "#scripts/demo-connect.ts";
import { adminFetch } from "#tests/support/admin.ts";
import { startWorld } from "#tests/support/world.ts";

const world = await startWorld({ ownDatabase: true });
await connectDemoAccount(world.ports);

const perSecond = 50;
const seconds = 12;

const count = async (sql: string) => Number((await world.query<{ n: string }>(sql))[0]?.n);

/** Writes as many customers would: one message every 20 ms, each from one of a few people. */
async function load(): Promise<number> {
  const people = ["maya", "tom", "lucia"];
  const sent: Promise<unknown>[] = [];
  for (let n = 0; n < perSecond * seconds; n += 1) {
    sent.push(
      world.control("POST", "/control/instagram/messages", {
        as: people[n % people.length],
        text: `under load ${n}`,
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 1_000 / perSecond));
  }
  await Promise.all(sent);
  return sent.length;
}

test("kill -9 of web, worker and database in turn under load loses nothing and doubles nothing", async () => {
  const before = await count("SELECT count(*) AS n FROM messages WHERE sent_at IS NOT NULL");
  const loading = load();
  await pause(2_000);
  await world.kill("worker");
  await pause(500);
  await world.start("worker");
  await pause(1_500);
  await world.kill("web");
  await pause(300);
  await world.start("web");
  await pause(1_500);
  await world.killDatabase();
  await pause(500);
  await world.startDatabase();
  await world.supervise("worker");
  await world.supervise("web");
  const written = await loading;
  await expect
    .poll(() => count("SELECT count(*) AS n FROM messages WHERE sent_at IS NOT NULL").catch(() => 0), {
      timeout: 90_000,
      interval: 500,
    })
    .toBe(before + written);
  await expect
    .poll(() => count("SELECT count(*) AS n FROM deliveries WHERE state <> 'done'"), { timeout: 60_000 })
    .toBe(0);
}, 300_000);

test("a reply survives kill -9 of the worker at any moment and arrives once", async () => {
  const conversationId =
    (await world.query<{ id: string }>("SELECT id FROM conversations LIMIT 1"))[0]?.id ?? "";
  const texts: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    await world.control("POST", "/control/faults", {
      target: "meta.send",
      next: [{ kind: "delay", ms: 600 }],
    });
    const text = `survivor ${round} ${randomUUID()}`;
    texts.push(text);
    await adminFetch(world, `/app/conversations/${conversationId}`, "routes/app._inbox.conversations.$id", {
      intent: "reply",
      text,
      clientToken: randomUUID(),
    });
    await pause(100 + round * 250);
    await world.kill("worker");
    await world.start("worker");
  }
  await expect
    .poll(async () => (await sent()).filter((text) => texts.includes(text)).sort(), {
      timeout: 180_000,
      interval: 1_000,
    })
    .toEqual([...texts].sort());
  await pause(3_000);
  expect((await sent()).filter((text) => texts.includes(text))).toHaveLength(texts.length);
}, 300_000);

test("a reply that can still be undone survives kill -9 of the worker, goes out after its moment, and once", async () => {
  await world.query("UPDATE staff SET undo_seconds = 5");
  await world.control("POST", "/control/instagram/messages", { as: "maya", text: "are you there?" });
  const threads = () => world.query<{ id: string }>("SELECT id FROM conversations LIMIT 1");
  await expect.poll(async () => (await threads()).length, { timeout: 30_000 }).toBe(1);
  const [{ id = "" } = {}] = await threads();
  const text = `held ${randomUUID()}`;
  const form = { intent: "reply", text, clientToken: randomUUID() };
  await adminFetch(world, `/app/conversations/${id}`, "routes/app._inbox.conversations.$id", form);
  expect(await count("SELECT count(*) AS n FROM messages WHERE state = 'queued'")).toBe(1);
  await pause(1_000);
  await world.kill("worker");
  expect(await sent()).not.toContain(text);
  await pause(5_000);
  await world.start("worker");
  await expect.poll(sent, { timeout: 60_000, interval: 500 }).toContain(text);
  await pause(3_000);
  expect((await sent()).filter((each) => each === text)).toHaveLength(1);
}, 120_000);

async function sent(): Promise<string[]> {
  const messages = await world.control<{ text?: string }[]>("GET", "/control/instagram/sent");
  return messages.map((message) => message.text ?? "");
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
