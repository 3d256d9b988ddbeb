import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { indexContacts, receiveEvents } from "#app/modules/conversations/conversations.server.ts";
import { saveProfile } from "#app/modules/contacts/contacts.server.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import { pool } from "#app/platform/db/pools.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { seedAccount } from "#tests/support/accounts.ts";
import { testDatabase } from "#tests/support/database.ts";
import { message, newPerson } from "#tests/support/threads.ts";

const db = await testDatabase();

/** A person with a message and a handle; what the index holds of them. */
async function seeded(scope: ShopScope) {
  const folded = await receiveEvents(scope, await seedAccount(scope), [
    message(newPerson(), { content: { text: "a secret wish" } }),
  ]);
  const contactId = folded.newContactIds[0] ?? "";
  await saveProfile(scope, contactId, { handle: "secret.person", name: null, pictureUrl: null });
  await indexContacts(scope, [contactId]);
  const entries = await db.asOwner<{ sent_at: Date | null; tokens: number[] }>(
    "SELECT sent_at, tokens FROM search_entries WHERE shop_id = $1",
    [scope.shopId],
  );
  return {
    contactId,
    said: entries.find(({ sent_at }) => sent_at !== null)?.tokens ?? [],
    called: entries.find(({ sent_at }) => sent_at === null)?.tokens ?? [],
  };
}

const ours = await seeded(db.scope);
const theirs = await seeded(db.otherScope);

const messagesQuery = `SELECT contact_id FROM couplet_search_messages(
  $1, $2, $3, '-infinity', 'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 100)`;
const personsQuery = "SELECT contact_id FROM couplet_search_persons($1, $2, 100) AS contact_id";

type Asked = Awaited<ReturnType<typeof seeded>>;

/** Everything that the two functions can be asked about somebody: by all tokens, by any, by the contact, by nothing. */
const questions = ({ contactId, said, called }: Asked): [string, unknown[]][] => [
  [messagesQuery, [said, null, null]],
  [messagesQuery, [null, said, null]],
  [messagesQuery, [said.slice(0, 1), said, null]],
  [messagesQuery, [null, Array.from({ length: 40 }, (_, n) => said[n % said.length]), null]],
  [messagesQuery, [said, null, [contactId]]],
  [messagesQuery, [null, null, [contactId]]],
  [messagesQuery, [null, null, null]],
  [personsQuery, [called, null]],
  [personsQuery, [null, called]],
];

const answersTo = async (scope: ShopScope, asked: Asked) => {
  const found = new Set<string>();
  for (const [text, values] of questions(asked))
    for (const { contact_id } of await sqlInShop(scope, (sql) =>
      sql.query<{ contact_id: string }>(text, values),
    ))
      found.add(contact_id);
  return [...found];
};

// promise R4-31
// promise R4-33
test("the functions find what is the shop's, and nothing of another shop by whatever is asked", async () => {
  expect(await answersTo(db.scope, ours)).toEqual([ours.contactId]);
  expect(await answersTo(db.otherScope, theirs)).toEqual([theirs.contactId]);
  // The tokens and the contact of the other shop, known to somebody who should not know them.
  expect(await answersTo(db.scope, theirs)).toEqual([ours.contactId]);
  const byTheirs = questions(theirs).filter(([, values]) => values.some((value) => value !== null));
  for (const [text, values] of byTheirs)
    expect(await sqlInShop(db.scope, (sql) => sql.query(text, values))).toEqual([]);
});

test("without a shop on the transaction, or with one that is none, they find nothing", async () => {
  const client = await pool("couplet_app").connect();
  try {
    for (const shop of ["", randomUUID()]) {
      await client.query("BEGIN");
      await client.query("SELECT set_config('couplet.shop_id', $1, true)", [shop]);
      for (const [text, values] of questions(ours))
        expect((await client.query(text, values)).rows).toEqual([]);
      await client.query("ROLLBACK");
    }
    for (const [text, values] of questions(ours)) expect((await client.query(text, values)).rows).toEqual([]);
  } finally {
    client.release();
  }
});

test("tables, functions and operators that a caller puts in the way are not used", async () => {
  const client = await pool("couplet_app").connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT set_config('couplet.shop_id', $1, true)", [db.scope.shopId]);
    await client.query("CREATE TEMP TABLE search_entries (LIKE public.search_entries) ON COMMIT DROP");
    await client.query("INSERT INTO pg_temp.search_entries VALUES ($1, $2, $2, now(), $3)", [
      db.scope.shopId,
      theirs.contactId,
      ours.said,
    ]);
    await client.query(
      `CREATE FUNCTION pg_temp.couplet_shop() RETURNS uuid LANGUAGE sql RETURN '${db.otherScope.shopId}'::uuid`,
    );
    await client.query("SET LOCAL search_path = pg_temp, public, pg_catalog");
    for (const [text, values] of questions(ours))
      for (const row of (await client.query(text, values)).rows) expect(row.contact_id).toBe(ours.contactId);
    await client.query("ROLLBACK");
  } finally {
    client.release(true);
  }
});

test("they act as a role that may read one table and nothing else, and that nobody of the product can become", async () => {
  const functions = await db.asOwner(
    `SELECT proname, pg_get_userbyid(proowner) AS owner, prosecdef, proconfig::text LIKE '%search_path=pg_catalog, pg_temp%' AS pinned,
       has_function_privilege('couplet_app', oid, 'EXECUTE') AS app, has_function_privilege('public', oid, 'EXECUTE') AS everybody
     FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace ORDER BY 1`,
  );
  const same = { owner: "couplet_search", prosecdef: true, pinned: true, app: true, everybody: false };
  expect(functions).toEqual([
    { proname: "couplet_search_messages", ...same },
    { proname: "couplet_search_persons", ...same },
  ]);
  const rights = await db.asOwner<{ name: string; right: string }>(
    `SELECT c.relname AS name, p AS right FROM pg_class c, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS p
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND has_table_privilege('couplet_search', c.oid, p)`,
  );
  expect(rights).toEqual([{ name: "search_entries", right: "SELECT" }]);
  const [may] = await db.asOwner(
    `SELECT pg_has_role('couplet_app', 'couplet_search', 'MEMBER') AS app, pg_has_role('couplet_system', 'couplet_search', 'MEMBER') AS system,
       has_schema_privilege('couplet_search', 'public', 'CREATE') AS makes`,
  );
  expect(may).toEqual({ app: false, system: false, makes: false });
});
