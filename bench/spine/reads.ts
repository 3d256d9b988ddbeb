import pg from "pg";
import { listInbox, readThread } from "#app/modules/conversations/conversations.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { median, relative, type Row } from "../report.ts";
import { seedShop } from "./seed.ts";
import type { BenchWorld } from "../parts.ts";

const rounds = 300;

/** What the loaders ask for, without opening anything: the floor of the two hot reads. */
const bareInbox = [
  `SELECT c.id, c.last_message_at, c.last_customer_message_at, c.unread_count, c.customer_seen_at, c.standby_since,
    p.profile_sealed, k.wrapped, m.content_sealed, m.kind, m.direction, m.state
  FROM conversations c
  JOIN contacts p ON p.shop_id = c.shop_id AND p.id = c.contact_id
  JOIN person_keys k ON k.shop_id = c.shop_id AND k.contact_id = c.contact_id
  LEFT JOIN messages m ON m.shop_id = c.shop_id AND m.id = c.last_message_id
  WHERE c.shop_id = $1 AND c.last_message_at IS NOT NULL ORDER BY c.last_message_at DESC, c.id DESC LIMIT 30`,
];

const bareThread = [
  `SELECT id, direction, origin, kind, content_sealed, sent_at, edit_number, reaction_sealed, unsent_at, state, staff_id
  FROM messages WHERE shop_id = $1 AND conversation_id = $2 AND sent_at IS NOT NULL ORDER BY sent_at DESC, id DESC LIMIT 50`,
  `SELECT id, staff_id, body_sealed, version, written_at, edited_at
  FROM notes WHERE shop_id = $1 AND conversation_id = $2 ORDER BY written_at DESC, id DESC LIMIT 50`,
  `SELECT id, kind, before, after, cause, staff_id, at
  FROM conversation_events WHERE shop_id = $1 AND conversation_id = $2 ORDER BY at DESC, id DESC LIMIT 50`,
];

interface Shop {
  scope: ShopScope;
  thread: string;
}

/** The first page of the inbox and of a thread, in a small and a large shop, beside the bare SQL, with and without policies. */
export async function* rows(world: BenchWorld): AsyncGenerator<Row> {
  const owner = new pg.Pool({ connectionString: world.url, max: 2 });
  const small = await seed(owner, 1_000, "17841400000000002");
  const large = await seed(owner, 100_000, "17841400000000003");
  await owner.query("VACUUM ANALYZE");
  const limited = new pg.Pool({ connectionString: world.url, max: 1, options: "-c role=couplet_app" });
  const inbox = ({ scope }: Shop) => listInbox(scope, { now: new Date() });
  const thread = ({ scope, thread: id }: Shop) => readThread(scope, id, { now: new Date() });
  for (const [name, load, texts, values] of [
    ["inbox", inbox, bareInbox, ({ scope }: Shop) => [scope.shopId]],
    ["thread", thread, bareThread, ({ scope, thread: id }: Shop) => [scope.shopId, id]],
  ] as const) {
    const ask = async (database: pg.Pool | pg.PoolClient, shop: Shop) => {
      for (const [at, text] of texts.entries())
        await database.query({ name: `bare-${name}-${at}`, text, values: values(shop) });
    };
    const bare = (shop: Shop) => ask(owner, shop);
    const [ofSmall, ofLarge, ofBare] = await interleaved([
      () => load(small),
      () => load(large),
      () => bare(large),
    ]);
    yield relative(
      "spine",
      `first page of the ${name}: 1,000,000 messages beside 10,000`,
      ofLarge,
      ofSmall,
      "ms",
      { atMost: 1.5 },
    );
    yield relative("spine", `first page of the ${name}: loader beside the bare SQL`, ofLarge, ofBare, "ms", {
      atMost: 5,
    });
    const client = await limited.connect();
    await client.query(`SET couplet.shop_id = '${large.scope.shopId}'`);
    const policed = () => ask(client, large);
    const [on, off] = await interleaved([policed, () => bare(large)]);
    client.release(true);
    yield relative("spine", `first page of the ${name}: row level security on beside off`, on, off, "ms", {
      atMost: 1.25,
    });
  }
  await Promise.all([owner.end(), limited.end()]);
}

async function seed(owner: pg.Pool, contacts: number, externalId: string): Promise<Shop> {
  const scope = await seedShop(owner, { contacts, messagesEach: 10, externalId });
  const { rows: found } = await owner.query<{ id: string }>(
    "SELECT id FROM conversations WHERE shop_id = $1 ORDER BY last_message_at DESC OFFSET 500 LIMIT 1",
    [scope.shopId],
  );
  return { scope, thread: found[0]?.id ?? "" };
}

/** Median milliseconds of each, taken in turns so that a noisy moment meets all of them. */
async function interleaved<const Works extends readonly (() => Promise<unknown>)[]>(
  works: Works,
): Promise<{ -readonly [At in keyof Works]: number }> {
  const samples = works.map((): number[] => []);
  for (let round = -20; round < rounds; round += 1) {
    for (const [at, work] of works.entries()) {
      const startedAt = performance.now();
      await work();
      if (round >= 0) samples[at]?.push(performance.now() - startedAt);
    }
  }
  return samples.map(median) as { -readonly [At in keyof Works]: number };
}
