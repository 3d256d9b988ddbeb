import { createHash, randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import {
  drainDeliveries,
  listDeadLetters,
  replayDelivery,
  retryUnclaimed,
  sweepDeliveries,
} from "#app/modules/webhooks/webhooks.server.ts";
import { storeDelivery } from "#app/modules/webhooks/store-deliveries.system.server.ts";
import type { DeliveryOutcome } from "#app/modules/webhooks/webhooks.ts";
import { testDatabase } from "#tests/support/database.ts";

const db = await testDatabase();

beforeEach(async () => void (await db.asOwner("DELETE FROM deliveries")));

async function store(text: string): Promise<void> {
  const body = Buffer.from(text);
  const digest = createHash("sha256").update(body).update(randomUUID()).digest();
  await storeDelivery({
    source: "instagram",
    digest,
    topic: "messages",
    shopDomain: null,
    triggeredAt: null,
    body,
  });
}

const all = (outcome: DeliveryOutcome) => (batch: unknown[]) => Promise.resolve(batch.map(() => outcome));
const states = () =>
  db.asOwner<{ state: string; attempts: number; last_error: string | null; has_body: boolean }>(
    "SELECT state, attempts, last_error, body_sealed IS NOT NULL AS has_body FROM deliveries ORDER BY received_at, id",
  );
/** Long due: a machine's clock may be set back a little between two statements. */
const makeDue = () => db.asOwner("UPDATE deliveries SET next_attempt_at = now() - interval '1 hour'");

test("a done delivery keeps nothing of its body", async () => {
  await store("hello");
  expect(await drainDeliveries("instagram", all({ outcome: "done" }))).toMatchObject({ processed: 1 });
  expect(await states()).toEqual([{ state: "done", attempts: 1, last_error: null, has_body: false }]);
});

test("one bad delivery holds up no other: it alone is tried again", async () => {
  for (const text of ["good one", "poison", "good two"]) await store(text);
  await drainDeliveries("instagram", async (batch) => {
    if (batch.some((delivery) => delivery.body.includes("poison"))) throw new Error("stumbled");
    return batch.map(() => ({ outcome: "done" }));
  });
  expect((await states()).map((row) => row.state).sort()).toEqual(["done", "done", "received"]);
});

test("what fails ten times ends on the dead-letter list with its cause and can be replayed", async () => {
  await store("never works");
  for (let time = 0; time < 10; time += 1) {
    const down = all({ outcome: "retry", cause: "meta_down", shopId: db.scope.shopId });
    expect(await drainDeliveries("instagram", down)).toMatchObject({ processed: 1 });
    await makeDue();
  }
  const { rows } = await listDeadLetters(db.scope);
  expect(rows).toMatchObject([{ cause: "meta_down", attempts: 10 }]);
  expect((await listDeadLetters(db.otherScope)).rows).toEqual([]);
  expect(await replayDelivery(db.otherScope, rows[0]!.id)).toEqual({ outcome: "not_found" });
  expect(await replayDelivery(db.scope, "not-an-id")).toEqual({ outcome: "not_found" });
  expect(await replayDelivery(db.scope, rows[0]!.id)).toEqual({ outcome: "queued", source: "instagram" });
  expect(await drainDeliveries("instagram", all({ outcome: "done" }))).toMatchObject({ processed: 1 });
});

test("a worker that dies in the middle loses nothing: its lease ends and another takes over", async () => {
  await store("half way");
  const died = drainDeliveries("instagram", () => new Promise(() => {}));
  void died;
  await expect.poll(async () => (await states())[0]?.state).toBe("processing");
  expect(await drainDeliveries("instagram", all({ outcome: "done" }))).toMatchObject({ processed: 0 });
  await makeDue();
  expect((await sweepDeliveries()).due).toEqual(["instagram"]);
  expect(await drainDeliveries("instagram", all({ outcome: "done" }))).toMatchObject({ processed: 1 });
});

test("two drains at once never process the same delivery", async () => {
  for (let n = 0; n < 450; n += 1) await store(`n ${n}`);
  const seen: string[] = [];
  const note = async (batch: { id: string }[]) => {
    seen.push(...batch.map((delivery) => delivery.id));
    await new Promise((resolve) => setTimeout(resolve, 20));
    return batch.map((): DeliveryOutcome => ({ outcome: "done" }));
  };
  await Promise.all([drainDeliveries("instagram", note), drainDeliveries("instagram", note)]);
  expect(seen).toHaveLength(450);
  expect(new Set(seen).size).toBe(450);
});

test("what nobody claims waits a day for its account, then is dropped and counted", async () => {
  await store("for an account that is connecting just now");
  await drainDeliveries("instagram", all({ outcome: "unclaimed" }));
  expect(await drainDeliveries("instagram", all({ outcome: "done" }))).toMatchObject({ processed: 0 });
  await retryUnclaimed();
  await drainDeliveries("instagram", all({ outcome: "unclaimed" }));
  expect((await sweepDeliveries()).dropped).toBe(0);
  await db.asOwner("UPDATE deliveries SET received_at = now() - interval '25 hours'");
  expect((await sweepDeliveries()).dropped).toBe(1);
  expect(await states()).toEqual([]);
});
