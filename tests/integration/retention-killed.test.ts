import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { expect, test } from "vitest";
import { setRetention, verifyReceipts } from "#app/modules/privacy/privacy.server.ts";
import { day } from "#app/platform/clock.ts";
import { seedAccount } from "#tests/support/accounts.ts";
import { testDatabase } from "#tests/support/database.ts";
import { seedPerson } from "#tests/support/persons.ts";
import { at } from "#tests/support/threads.ts";

const db = await testDatabase();

/** kill -9 so long after it began. @returns whether it came to its end */
async function sweepAndKill(afterMs: number): Promise<boolean> {
  const when = new Date(at + 91 * day).toISOString();
  const child = spawn(process.execPath, ["tests/support/sweep-retention.ts", db.scope.shopId, when], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const exited = once(child, "exit");
  await once(child.stdout, "data");
  const timer = setTimeout(() => child.kill("SIGKILL"), afterMs);
  const [code] = (await exited) as [number | null];
  clearTimeout(timer);
  return code === 0;
}

test("a sweep killed again and again ends complete: one run, one receipt, the numbers of the whole", async () => {
  const account = await seedAccount(db.scope);
  for (let n = 0; n < 350; n += 1) await seedPerson(db.scope, account, { messages: 1, linked: false });
  await setRetention(db.scope, randomUUID(), { profile: "assistant", maximum: 90 });
  let kills = 0;
  // Later and later, by growing steps: on a busy machine the end is far away.
  while (!(await sweepAndKill(15 * (1.5 ** kills - 1)))) kills += 1;
  expect(kills).toBeGreaterThan(0);
  expect(await db.asOwner("SELECT 1 FROM contacts")).toEqual([]);
  const runs = await db.asOwner<{ erased: object; receipt_id: string | null }>(
    "SELECT erased, receipt_id FROM retention_runs WHERE erased <> '{}'",
  );
  expect(runs).toMatchObject([{ erased: { contacts: 350, messages: 350, person_keys: 350 } }]);
  expect(await db.asOwner("SELECT id FROM receipts")).toEqual([{ id: runs[0]?.receipt_id }]);
  expect(await verifyReceipts()).toEqual({ outcome: "whole", receipts: 1 });
}, 120_000);
