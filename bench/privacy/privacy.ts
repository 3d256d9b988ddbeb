import pg from "pg";
import { carryOut, exportPackage, openRequest } from "#app/modules/privacy/privacy.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { absolute, type Row } from "../report.ts";
import { seedShop } from "../spine/seed.ts";
import { benchWorld } from "../spine/world.ts";
import { encryptionRows } from "./encryption.ts";
import { shopRows } from "./shop.ts";

/** What privacy promises of its speed, in the order of the table in docs/figures.md. */
export async function* rows(): AsyncGenerator<Row> {
  const world = await benchWorld();
  const owner = new pg.Pool({ connectionString: world.url, max: 2 });
  owner.on("error", () => {});
  try {
    yield* personRows(owner);
    yield* packageRows(owner);
    yield* shopRows(owner, world.environment.product["INSTAGRAM_APP_SECRET"] ?? "");
  } finally {
    await owner.end();
    await world.stop();
  }
}

const messages = 10_000;

async function* personRows(owner: pg.Pool): AsyncGenerator<Row> {
  // A worker has been running for a while: its connections are open and its code is warm.
  const first = await onePerson(owner, "17841400000000010", 10);
  await carryOut((await ask(first.scope, "erase_person", first.contactId)).id);
  const { scope, contactId } = await onePerson(owner, "17841400000000011");
  const { id } = await ask(scope, "erase_person", contactId);
  const startedAt = performance.now();
  const done = carryOut(id);
  const unreadable = await untilKeyless(owner, contactId, startedAt);
  await done;
  const gone = (performance.now() - startedAt) / 1_000;
  yield absolute("privacy", "a person with 10,000 messages: unreadable after", unreadable, "ms", {
    atMost: 100,
  });
  yield absolute("privacy", "the same: every row gone, receipt signed", gone, "s", { atMost: 5 });
}

async function untilKeyless(owner: pg.Pool, contactId: string, startedAt: number): Promise<number> {
  for (;;) {
    const { rowCount } = await owner.query("SELECT 1 FROM person_keys WHERE contact_id = $1", [contactId]);
    if (rowCount === 0) return performance.now() - startedAt;
  }
}

async function* packageRows(owner: pg.Pool): AsyncGenerator<Row> {
  const { scope, contactId } = await onePerson(owner, "17841400000000012");
  yield* encryptionRows(owner, scope, contactId);
  const { id } = await ask(scope, "access", contactId);
  await carryOut(id);
  const before = process.memoryUsage.rss();
  let [bytes, most] = [0, before];
  const startedAt = performance.now();
  for await (const piece of (await exportPackage(scope, id)) ?? []) {
    bytes += piece.length;
    most = Math.max(most, process.memoryUsage.rss());
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  if (bytes < messages * 50) throw new Error(`the package is too small: ${bytes} bytes`);
  yield absolute("privacy", "a package of a person with 10,000 messages", seconds, "s", { atMost: 10 });
  yield absolute("privacy", "the same: memory it takes at most", (most - before) / 1e6, "MB", { atMost: 50 });
}

async function onePerson(
  owner: pg.Pool,
  externalId: string,
  messagesEach = messages,
): Promise<{ scope: ShopScope; contactId: string }> {
  const scope = await seedShop(owner, { contacts: 1, messagesEach, externalId });
  await owner.query("VACUUM ANALYZE");
  const { rows: found } = await owner.query<{ id: string }>("SELECT id FROM contacts WHERE shop_id = $1", [
    scope.shopId,
  ]);
  return { scope, contactId: found[0]?.id ?? "" };
}

function ask({ shopId }: ShopScope, kind: "erase_person" | "access", contactId: string) {
  return openRequest({ shopId, origin: "staff", kind, subject: { contactIds: [contactId] } });
}
