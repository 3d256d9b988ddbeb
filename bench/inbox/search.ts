import { randomUUID } from "node:crypto";
import pg from "pg";
import type { MessageContent } from "#app/modules/channels/channels.ts";
import { openPersonKeys } from "#app/modules/contacts/contacts.server.ts";
import { buildIndex, searchInbox } from "#app/modules/conversations/conversations.server.ts";
import { contentContext } from "#app/modules/conversations/seal-contexts.ts";
import { askForRebuild, settleEntries } from "#app/modules/search/search.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { absolute, median, percentile, relative, type Row } from "../report.ts";
import { seedShop } from "../spine/seed.ts";
import type { BenchWorld } from "../parts.ts";
import { orderName, speaker } from "./texts.ts";

const asksEach = 40;

/** Every kind of question in a shop of a million messages, beside the same text in clear under ILIKE, and what the index weighs. */
export async function* rows({ url }: BenchWorld): AsyncGenerator<Row> {
  const owner = new pg.Pool({ connectionString: url, max: 2 });
  try {
    const { words, says } = speaker();
    const seed = { contacts: 100_000, messagesEach: 10, externalId: "17841400000000005", says };
    yield* measured(owner, await seedShop(owner, seed), words);
  } finally {
    await owner.end();
  }
}

async function* measured(owner: pg.Pool, large: ShopScope, words: string[]): AsyncGenerator<Row> {
  await askForRebuild(large);
  const startedAt = performance.now();
  await buildIndex(large);
  const minutes = (performance.now() - startedAt) / 60_000;
  await settleEntries();
  await inClear(owner, large);
  await owner.query("VACUUM ANALYZE");
  const messages = await countOf(owner, "messages");
  const kinds = await questions(owner, words, messages);
  for (const [kind, asked] of Object.entries(kinds)) {
    const times = await timesOf(large, asked);
    yield absolute("inbox", `search, ${kind}: p95`, percentile(times, 0.95), "ms", { atMost: 100 });
  }
  yield* besideIlike(owner, large, kinds["rare word"]);
  yield* sizes(owner);
  const name = `search: an index of ${messages.toLocaleString("en")} messages built anew`;
  yield absolute("inbox", name, minutes, "min", { atMost: 30 });
}

type Kind =
  "common word" | "rare word" | "prefix" | "two words" | "order number" | "handle" | "mistyped" | "nothing";

/** Forty questions of each kind. */
async function questions(owner: pg.Pool, words: string[], messages: number): Promise<Record<Kind, string[]>> {
  const some = <T>(make: (n: number) => T) => Array.from({ length: asksEach }, (_, n) => make(n));
  const long = (from: number) => words.slice(from).filter((word) => word.length > 4);
  const rare = await wordsInFew(owner, long(20_000));
  const [usual, seldom] = [words.filter((word) => word.length > 2).slice(0, asksEach), long(300)];
  return {
    "common word": usual,
    "rare word": rare,
    prefix: some((n) => (seldom[n * 37] ?? "").slice(0, 3 + (n % 3))),
    "two words": some((n) => {
      const [one, other] = [usual[n], usual[(n + 7) % usual.length]];
      return (
        [`${one} ${other}`, `${one} ${rare[n]}`, `${seldom[n]} ${other}`, `${seldom[n]} ${seldom[n + 50]}`][
          n % 4
        ] ?? ""
      );
    }),
    "order number": some((n) => orderName(Math.floor((messages / 25 / asksEach) * n) * 25)),
    handle: some((n) => `@person.${Math.floor((messages / 10 / asksEach) * n)}`),
    mistyped: some((n) => mistyped(n % 2 === 0 ? (rare[n] ?? "") : (long(0)[n] ?? ""))),
    nothing: some((n) => `nobodysaid${n}this`),
  };
}

function mistyped(word: string): string {
  return `${word.slice(0, 2)}j${word.slice(3)}`;
}

/** Words that one to five messages hold. */
async function wordsInFew(owner: pg.Pool, words: string[]): Promise<string[]> {
  const { rows: found } = await owner.query<{ word: string }>(
    `SELECT word FROM bench_clear, unnest(string_to_array(content, ' ')) AS word
     WHERE word = ANY ($1) GROUP BY word HAVING count(*) BETWEEN 1 AND 5 ORDER BY md5(word) LIMIT ${asksEach}`,
    [words],
  );
  return found.map(({ word }) => word);
}

async function timesOf(scope: ShopScope, asked: string[]): Promise<number[]> {
  const staffId = randomUUID();
  const ask = async (text: string) => {
    const startedAt = performance.now();
    await searchInbox(scope, { text, staffId, timezone: "Europe/Berlin", now: new Date() });
    return performance.now() - startedAt;
  };
  for (const text of asked.slice(0, 5)) await ask(text);
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) for (const text of asked) times.push(await ask(text));
  return times;
}

/** In turns, so that a noisy moment of the machine meets both. */
async function* besideIlike(owner: pg.Pool, scope: ShopScope, rare: string[]): AsyncGenerator<Row> {
  const [ours, theirs]: number[][] = [[], []];
  for (const word of rare.slice(0, 15)) {
    ours?.push(...(await timesOf(scope, [word])));
    const startedAt = performance.now();
    await owner.query(
      "SELECT id FROM bench_clear WHERE shop_id = $1 AND content ILIKE $2 ORDER BY sent_at DESC LIMIT 50",
      [scope.shopId, `%${word}%`],
    );
    theirs?.push(performance.now() - startedAt);
  }
  yield relative(
    "inbox",
    "search, rare word: ILIKE over the same text in clear, beside ours",
    median(theirs ?? []),
    median(ours ?? []),
    "ms",
    { atLeast: 50 },
  );
}

async function* sizes(owner: pg.Pool): AsyncGenerator<Row> {
  const size = async (table: string, what: "total" | "table") => {
    const { rows: found } = await owner.query<{ bytes: string }>(
      `SELECT pg_${what === "total" ? "total_relation" : "table"}_size($1) AS bytes`,
      [table],
    );
    return Number(found[0]?.bytes) / 1e6;
  };
  const index = await size("search_entries", "total");
  yield relative(
    "inbox",
    "search: size of the index beside the messages",
    index,
    await size("messages", "total"),
    "MB",
    {
      atMost: 1,
    },
  );
}

/** The same messages as Chatwoot keeps them: in clear. */
async function inClear(owner: pg.Pool, scope: ShopScope): Promise<void> {
  await owner.query(
    "CREATE TABLE bench_clear (id uuid PRIMARY KEY, shop_id uuid NOT NULL, sent_at timestamptz NOT NULL, content text NOT NULL)",
  );
  let last = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const page = await sqlInShop(scope, (sql) =>
      sql.query<{ id: string; contact_id: string; sent_at: Date; content_sealed: Buffer }>(
        "SELECT id, contact_id, sent_at, content_sealed FROM messages WHERE shop_id = $1 AND id > $2 ORDER BY id LIMIT 5000",
        [scope.shopId, last],
      ),
    );
    if (page.length === 0) break;
    last = page.at(-1)?.id ?? last;
    const keys = await sqlInShop(scope, (sql) =>
      openPersonKeys(sql, scope, [...new Set(page.map((row) => row.contact_id))]),
    );
    const texts = page.map((row) => {
      const content = keys
        .get(row.contact_id)
        ?.open<MessageContent>(row.content_sealed, contentContext(scope, row.id));
      return content?.text ?? "";
    });
    await owner.query(
      "INSERT INTO bench_clear SELECT id, $1, sent_at, content FROM unnest($2::uuid[], $3::timestamptz[], $4::text[]) AS m (id, sent_at, content)",
      [scope.shopId, page.map((row) => row.id), page.map((row) => row.sent_at.toISOString()), texts],
    );
  }
  await owner.query("CREATE INDEX ON bench_clear (shop_id, sent_at)");
}

async function countOf(owner: pg.Pool, table: string): Promise<number> {
  const { rows: found } = await owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
  return found[0]?.n ?? 0;
}
