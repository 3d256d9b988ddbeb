import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { snapshotContext, type SnapshotData } from "#app/modules/orders/snapshot.ts";
import {
  correctName,
  openPersonKeys,
  saveProfile,
  setRestriction,
} from "#app/modules/contacts/contacts.server.ts";
import type { ChannelEvent, EditEvent, UnsendEvent } from "#app/modules/channels/events.ts";
import {
  buildIndex,
  indexContacts,
  receiveEvents,
  reply,
  searchInbox,
} from "#app/modules/conversations/conversations.server.ts";
import type { SearchPage } from "#app/modules/conversations/search/results.ts";
import { carryOut, openRequest, setRetention, sweepRetention } from "#app/modules/privacy/privacy.server.ts";
import { askForRebuild, readIndexProgress, shopsToIndex } from "#app/modules/search/search.server.ts";
import { minute } from "#app/platform/clock.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { scenario } from "#tests/fixtures/instagram/scenario.ts";
import { seedAccount, type SeededAccount } from "#tests/support/accounts.ts";
import { seedShop, testDatabase } from "#tests/support/database.ts";
import { seedPerson, type SeededPerson } from "#tests/support/persons.ts";
import { seedStaff } from "#tests/support/staff.ts";
import { at, message, newPerson } from "#tests/support/threads.ts";

const db = await testDatabase();
const staffId = randomUUID();

/** A shop of its own with an account. */
async function newShop() {
  const scope = await seedShop(`${randomUUID()}.myshopify.com`);
  return { scope, account: await seedAccount(scope) };
}

const ask = (scope: ShopScope, text: string, cursor?: string) =>
  searchInbox(scope, {
    text,
    staffId,
    timezone: "Europe/Berlin",
    now: new Date("2026-11-25T12:00:00Z"),
    ...(cursor !== undefined && { cursor }),
  });

/** What was found, as it is shown, with the hits in brackets. */
function shown({ threads }: SearchPage): string[] {
  const marked = (parts: { text: string; hit: boolean }[]) =>
    parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");
  return threads.flatMap(({ traits, hits }) => [
    ...traits.map(({ kind, text }) => `${kind}: ${marked(text)}`),
    ...hits.map(({ snippet }) => marked(snippet)),
  ]);
}

const find = async (scope: ShopScope, text: string) => shown(await ask(scope, text));

/** Somebody writes; each text a second after the one before. */
async function write(
  scope: ShopScope,
  account: SeededAccount,
  texts: string[],
  { personId = newPerson(), from = at } = {},
) {
  const events = texts.map((text, n) =>
    message(personId, { at: from + n * 1_000, content: { text, mid: `mid-${randomUUID()}` } }),
  );
  const folded = await receiveEvents(scope, account, events);
  return { personId, events, contactId: folded.arrived[0]?.contactId ?? "", folded };
}

const edited = (of: { mid: string; personId: string }, text: string): EditEvent => ({
  kind: "edit",
  mid: of.mid,
  personId: of.personId,
  number: 1,
  text,
  at: at + minute,
  standby: false,
});

const unsent = (of: { mid: string; personId: string }): UnsendEvent => ({
  kind: "unsend",
  mid: of.mid,
  personId: of.personId,
  at: at + 2 * minute,
  standby: false,
});

const { scope, account } = await newShop();

beforeAll(async () => {
  await seedStaff(scope, staffId);
  await write(scope, account, ["Is the Blue Lamp back?", "my order is #1001", "merci, à bientôt"]);
  const others = ["the lampshade in the kitchen", "蓝色的灯在哪里", "write to maya@example.com"];
  await write(scope, account, others, { from: at - minute });
});

test("messages are found by words, beginnings, phrases and numbers, with the hit in its context", async () => {
  expect(await find(scope, "lamp")).toEqual(["Is the Blue [Lamp] back?", "the [lampshade] in the kitchen"]);
  expect(await find(scope, "lam blue")).toEqual(["Is the [Blue] [Lamp] back?"]);
  expect(await find(scope, '"lamp back"')).toEqual(["Is the Blue [Lamp back]?"]);
  expect(await find(scope, '"back lamp"')).toEqual([]);
  expect(await find(scope, "#1001")).toEqual(["my order is #[1001]"]);
  expect(await find(scope, "A bientot")).toEqual(["merci, à [bientôt]"]);
  expect(await find(scope, "的灯")).toEqual(["蓝色[的灯]在哪里"]);
  expect(await find(scope, "maya@exa")).toEqual(["write to [maya@example].com"]);
  expect(await find(scope, "sofa")).toEqual([]);
  expect(await ask(scope, "l")).toMatchObject({ tooShort: true, threads: [] });
});

test("a mistyped letter is forgiven, and said", async () => {
  const page = await ask(scope, "kitchne");
  expect(shown(page)).toEqual(["the lampshade in the [kitchen]"]);
  expect(page.nearly).toBe(true);
  expect(await find(scope, "lampshode kit")).toEqual(["the [lampshade] in the [kitchen]"]);
  expect(await find(scope, "10011")).toEqual([]);
});

test("where something says it as it was typed, what is one letter away is the next page", async () => {
  const other = await newShop();
  await write(other.scope, other.account, ["the kitchen is green", "a kitchne is a kitchen", "my kitchan"]);
  const exact = await ask(other.scope, "kitchne");
  expect([shown(exact), exact.nearly]).toEqual([["a [kitchne] is a kitchen"], false]);
  const similar = await ask(other.scope, "kitchne", exact.nextCursor ?? "");
  expect([shown(similar), similar.nearly]).toEqual([["the [kitchen] is green"], true]);
  expect(similar.nextCursor).toBeNull();
});

test("an edited message is found by what it says now, and by nothing it said before", async () => {
  const { events } = await write(scope, account, ["the armchair is green"]);
  await receiveEvents(scope, account, [edited(events[0]!, "the armchair is crimson")]);
  expect(await find(scope, "armchair crimson")).toEqual(["the [armchair] is [crimson]"]);
  expect(await find(scope, "armchair green")).toEqual([]);
});

/** What the index holds of a shop. */
const entriesOf = ({ shopId }: ShopScope) =>
  db.asOwner<{ document_id: string; contact_id: string; sent_at: Date | null; tokens: number[] }>(
    "SELECT document_id, contact_id, sent_at, tokens FROM search_entries WHERE shop_id = $1 ORDER BY document_id",
    [shopId],
  );

test("an unsent message leaves the index with its words, in whatever order that comes", async () => {
  const shop = await newShop();
  const { events } = await write(shop.scope, shop.account, ["a secret wardrobe", "another wardrobe"]);
  const [one, two] = events as [(typeof events)[0], (typeof events)[0]];
  await receiveEvents(shop.scope, shop.account, [unsent(one)]);
  await receiveEvents(shop.scope, shop.account, [one, unsent(two), two]);
  expect(await find(shop.scope, "wardrobe")).toEqual([]);
  expect(await entriesOf(shop.scope)).toEqual([]);
});

test("erased persons leave no entry behind", async () => {
  const shop = await newShop();
  const { contactId } = await write(shop.scope, shop.account, ["an erased cupboard"]);
  await write(shop.scope, shop.account, ["a kept cupboard"]);
  await saveProfile(shop.scope, contactId, { handle: "cupboard.fan", name: null, pictureUrl: null });
  await indexContacts(shop.scope, [contactId]);
  expect(await find(shop.scope, "cupboard")).toHaveLength(3);
  const request = await openRequest({
    shopId: shop.scope.shopId,
    origin: "staff",
    kind: "erase_person",
    subject: { contactIds: [contactId] },
  });
  await carryOut(request.id);
  expect(await find(shop.scope, "cupboard")).toEqual(["a kept [cupboard]"]);
  expect((await entriesOf(shop.scope)).map((entry) => entry.contact_id)).not.toContain(contactId);
});

test("a person without a key is not found, even while rows are left", async () => {
  const shop = await newShop();
  const { contactId } = await write(shop.scope, shop.account, ["an unreadable bench"]);
  await db.asOwner("DELETE FROM person_keys WHERE contact_id = $1", [contactId]);
  expect(await find(shop.scope, "bench")).toEqual([]);
});

test("what retention empties is found no more", async () => {
  const shop = await newShop();
  await setRetention(shop.scope, staffId, { profile: "bridge", maximum: 5 });
  const { personId } = await write(shop.scope, shop.account, ["an old hammock"]);
  await db.asOwner("UPDATE messages SET created_at = now() - interval '6 minutes' WHERE shop_id = $1", [
    shop.scope.shopId,
  ]);
  await receiveEvents(shop.scope, shop.account, [
    message(personId, { at: Date.now(), content: { text: "a new hammock" } }),
  ]);
  await sweepRetention(shop.scope, new Date());
  expect(await find(shop.scope, "hammock")).toEqual(["a new [hammock]"]);
  expect(await entriesOf(shop.scope)).toHaveLength(1);
});

// promise R3-32
test("a restricted person is found by nothing, and is back when released", async () => {
  const shop = await newShop();
  const { contactId } = await write(shop.scope, shop.account, ["a restricted stool"]);
  await saveProfile(shop.scope, contactId, {
    handle: "stool.person",
    name: "Stool Person",
    pictureUrl: null,
  });
  await indexContacts(shop.scope, [contactId]);
  const before = await find(shop.scope, "stool");
  expect(before).toEqual(["handle: [stool].person", "name: [Stool] Person", "a restricted [stool]"]);
  await setRestriction(shop.scope, contactId, true);
  for (const asked of ["stool", "from:@stool.person", "restricted", "stoll person"])
    expect(await find(shop.scope, asked), asked).toEqual([]);
  await setRestriction(shop.scope, contactId, false);
  expect(await find(shop.scope, "stool")).toEqual(before);
});

test("another shop finds nothing of it, and its tokens of the same words are others", async () => {
  const [ours, theirs] = [await newShop(), await newShop()];
  await write(ours.scope, ours.account, ["a drawer of ours"]);
  await write(theirs.scope, theirs.account, ["a drawer of theirs"]);
  expect(await find(ours.scope, "drawer")).toEqual(["a [drawer] of ours"]);
  expect(await find(theirs.scope, "drawer")).toEqual(["a [drawer] of theirs"]);
  const [of, other] = [await entriesOf(ours.scope), await entriesOf(theirs.scope)];
  expect(of[0]?.tokens.some((token) => other[0]?.tokens.includes(token))).toBe(false);
});

/** What every message is found by, without ids that differ from account to account. */
async function indexOf({ shopId }: ShopScope, { id }: SeededAccount): Promise<string[]> {
  const rows = await db.asOwner<{ sent_at: Date; tokens: number[] }>(
    `SELECT e.sent_at, e.tokens FROM search_entries e JOIN contacts c ON c.id = e.contact_id
     WHERE e.shop_id = $1 AND c.account_id = $2`,
    [shopId, id],
  );
  return rows.map(({ sent_at, tokens }) => `${sent_at.toISOString()} ${tokens.toSorted().join(" ")}`).sort();
}

test("what a bad day delivers ends in the same index as the history it came from, and as one built anew", async () => {
  const shop = await newShop();
  await fc.assert(
    fc.asyncProperty(scenario, async ({ history, deliveries }) => {
      const [calm, wild] = [await seedAccount(shop.scope), await seedAccount(shop.scope)];
      await receiveEvents(shop.scope, calm, history);
      for (const batch of deliveries) await receiveEvents(shop.scope, wild, batch as ChannelEvent[]);
      expect(await indexOf(shop.scope, wild)).toEqual(await indexOf(shop.scope, calm));
    }),
    { numRuns: 25 },
  );
  const kept = (await entriesOf(shop.scope)).map((entry) => ({ ...entry, tokens: entry.tokens.toSorted() }));
  await askForRebuild(shop.scope);
  await buildIndex(shop.scope);
  const built = (await entriesOf(shop.scope))
    .filter(({ sent_at }) => sent_at !== null)
    .map((entry) => ({ ...entry, tokens: entry.tokens.toSorted() }));
  expect(built).toEqual(kept);
});

test("an index that was never built says so, is found by the sweep, and goes on where a process died", async () => {
  const shop = await newShop();
  await write(
    shop.scope,
    shop.account,
    Array.from({ length: 30 }, (_, n) => `carpet number ${n}`),
  );
  await write(shop.scope, shop.account, ["one more carpet"]);
  expect(await readIndexProgress(shop.scope)).toEqual({ state: "ready" });
  await askForRebuild(shop.scope);
  expect(await shopsToIndex()).toContain(shop.scope.shopId);
  expect((await ask(shop.scope, "carpet")).progress).toEqual({ state: "building", total: null, done: 0 });
  // The process dies at the first batch, when what stood there is gone.
  await db.asOwner("ALTER TABLE search_indexes ADD CONSTRAINT dies CHECK (done = 0) NOT VALID");
  await expect(buildIndex(shop.scope)).rejects.toThrow();
  await db.asOwner("ALTER TABLE search_indexes DROP CONSTRAINT dies");
  expect(await readIndexProgress(shop.scope)).toEqual({ state: "building", total: 31, done: 0 });
  expect(await find(shop.scope, "carpet")).toEqual([]);
  expect(await buildIndex(shop.scope)).toBe(true);
  expect(await readIndexProgress(shop.scope)).toEqual({ state: "ready" });
  expect(await shopsToIndex()).not.toContain(shop.scope.shopId);
  expect(await buildIndex(shop.scope)).toBe(false);
  expect(await find(shop.scope, "carpet")).toHaveLength(31);
});

test("every page goes on where the one before ended, each message once, the newest first", async () => {
  const shop = await newShop();
  const many = Array.from({ length: 130 }, (_, n) => `chair ${n % 2 === 0 ? "red" : "grey"} ${n}`);
  await write(shop.scope, shop.account, many);
  const found: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 10; page += 1) {
    const answer = await ask(shop.scope, "chair red", cursor);
    found.push(...answer.threads.flatMap(({ hits }) => hits.map(({ sentAt }) => sentAt)));
    if (answer.nextCursor === null) break;
    cursor = answer.nextCursor;
  }
  expect(found).toHaveLength(65);
  expect(new Set(found).size).toBe(65);
  expect(found).toEqual(found.toSorted().reverse());
});

test("a message is one when words stand in many that are rare together", async () => {
  const shop = await newShop();
  const texts = Array.from({ length: 90 }, (_, n) =>
    n % 2 === 0 ? "plenty of cushions" : "plenty of blankets",
  );
  await write(shop.scope, shop.account, ["cushions beside blankets", ...texts]);
  expect(await find(shop.scope, "cushions blankets")).toEqual(["[cushions] beside [blankets]"]);
});

/** They bought something: the snapshot as a refresh leaves it. */
async function bought(scope: ShopScope, { contactId, customerGid, email }: SeededPerson): Promise<void> {
  const money = { amount: "49.00", currencyCode: "EUR" };
  const order = {
    ...{
      gid: "gid://shopify/Order/1",
      name: "#EN-2044",
      processedAt: "2026-10-01T10:00:00Z",
      cancelledAt: null,
    },
    ...{
      financialStatus: "PAID",
      fulfillmentStatus: "FULFILLED",
      deliveryStatus: null,
      estimatedDeliveryAt: null,
    },
    ...{ total: money, refunded: null, tracking: [] },
    items: [{ title: "Walnut Sideboard", variantTitle: "Large", quantity: 1 }],
  } as SnapshotData["orders"][number];
  const customer: SnapshotData = {
    ...{
      gid: customerGid,
      name: "Philippa Canary",
      firstName: "Philippa",
      lastName: "Canary",
      email,
      phone: null,
      city: null,
      numberOfOrders: 1,
    },
    ...{ amountSpent: money, tags: [], orders: [order] },
  };
  await sqlInShop(scope, async (sql) => {
    const key = (await openPersonKeys(sql, scope, [contactId])).get(contactId);
    await sql.query("UPDATE customer_snapshots SET data_sealed = $2 WHERE contact_id = $1", [
      contactId,
      key?.seal(customer, snapshotContext(scope.shopId, contactId, customerGid)),
    ]);
  });
}

test("persons are found by handle, name, order and product, and a message of theirs beside a word of it", async () => {
  const shop = await newShop();
  const person = await seedPerson(shop.scope, shop.account);
  await bought(shop.scope, person);
  await write(shop.scope, shop.account, ["canary words of somebody else"]);
  await indexContacts(shop.scope, [person.contactId]);
  expect(await find(shop.scope, person.handle)).toEqual([
    expect.stringMatching(/^handle: \[canary\.handle\.\d+\]$/),
  ]);
  expect(await find(shop.scope, "canary name")).toContainEqual(
    expect.stringMatching(/^name: \[Canary\] \[Name\]/),
  );
  expect(await find(shop.scope, "philippa")).toEqual(["customer: [Philippa] Canary"]);
  expect(await find(shop.scope, "EN-2044")).toEqual(["order: #[EN-2044]"]);
  expect(await find(shop.scope, "sideboard walnut")).toEqual(["product: [Walnut] [Sideboard] · Large"]);
  // What is hidden from members must not be guessed.
  expect((await find(shop.scope, person.email)).filter((text) => text.includes(": "))).toEqual([]);
  const said = await find(shop.scope, "handle words");
  expect(said.filter((text) => text.startsWith("canary [words]"))).toHaveLength(2);
  expect(said).not.toContain("canary [words] of somebody else");
  await correctName(shop.scope, person.contactId, "Jorinde");
  await indexContacts(shop.scope, [person.contactId]);
  expect(await find(shop.scope, "jorinde")).toEqual(["name: [Jorinde]"]);
  expect(await find(shop.scope, "jorinda")).toEqual(["name: [Jorinde]"]);
});

test("a name that is no longer theirs finds nobody, also before the index knows", async () => {
  const shop = await newShop();
  const { contactId } = await write(shop.scope, shop.account, ["hello"]);
  await saveProfile(shop.scope, contactId, { handle: "first.handle", name: null, pictureUrl: null });
  await indexContacts(shop.scope, [contactId]);
  await saveProfile(shop.scope, contactId, { handle: "second.handle", name: null, pictureUrl: null });
  expect(await find(shop.scope, "first.handle")).toEqual([]);
});

test("operators leave what they say, and nothing where nobody is called so", async () => {
  const shop = await newShop();
  await seedStaff(shop.scope, staffId);
  const maya = await write(shop.scope, shop.account, ["lamp of maya", "picture"]);
  const tom = await write(shop.scope, shop.account, ["lamp of tom"]);
  await saveProfile(shop.scope, maya.contactId, { handle: "maya.home", name: null, pictureUrl: null });
  await indexContacts(shop.scope, [maya.contactId, tom.contactId]);
  const picture = { attachments: [{ type: "image", url: "https://cdn.example/1" }], text: "a lamp, see" };
  await receiveEvents(shop.scope, shop.account, [
    message(maya.personId, { at: at + 86_400_000, messageKind: "media", content: picture }),
  ]);
  const threadOf = async (contactId: string) =>
    (await db.asOwner<{ id: string }>("SELECT id FROM conversations WHERE contact_id = $1", [contactId]))[0]
      ?.id;
  const labelId = randomUUID();
  await sqlInShop(shop.scope, async (sql) => {
    await sql.query("INSERT INTO labels (shop_id, id, name) VALUES ($1, $2, 'Very important')", [
      shop.scope.shopId,
      labelId,
    ]);
    await sql.query(
      "INSERT INTO conversation_labels (shop_id, conversation_id, label_id) VALUES ($1, $2, $3)",
      [shop.scope.shopId, await threadOf(tom.contactId), labelId],
    );
    await sql.query("UPDATE conversations SET assignee_id = $2 WHERE id = $1", [
      await threadOf(maya.contactId),
      staffId,
    ]);
  });
  expect(await find(shop.scope, "lamp from:@maya.home")).toEqual(["a [lamp], see", "[lamp] of maya"]);
  expect(await find(shop.scope, "lamp from:may")).toHaveLength(2);
  expect(await find(shop.scope, "lamp from:@nobody")).toEqual([]);
  expect(await find(shop.scope, 'lamp label:"very important"')).toEqual(["[lamp] of tom"]);
  expect(await find(shop.scope, "lamp label:unheard")).toEqual([]);
  expect(await find(shop.scope, "lamp assignee:me")).toHaveLength(2);
  expect(await find(shop.scope, "lamp assignee:nobody")).toEqual(["[lamp] of tom"]);
  expect(await find(shop.scope, "has:attachment")).toEqual(["a lamp, see"]);
  expect(await find(shop.scope, "lamp after:2026-09-22")).toEqual(["a [lamp], see"]);
  expect((await find(shop.scope, "lamp before:2026-09-22")).toSorted()).toEqual([
    "[lamp] of maya",
    "[lamp] of tom",
  ]);
  expect(await find(shop.scope, "22.9.2026")).toEqual(["a lamp, see"]);
  expect((await ask(shop.scope, "label:very")).threads).toHaveLength(1);
  expect((await ask(shop.scope, "assignee:nobody")).threads).toHaveLength(1);
  const named = await ask(shop.scope, "important");
  expect(shown(named)).toEqual(["label: Very [important]"]);
  expect(named.suggestions).toEqual([{ operator: "label", value: "Very important" }]);
});

test("a reply is found as soon as it is queued", async () => {
  const shop = await newShop();
  const { folded } = await write(shop.scope, shop.account, ["where is it"]);
  await db.asOwner("UPDATE conversations SET last_customer_message_at = now() WHERE shop_id = $1", [
    shop.scope.shopId,
  ]);
  const conversationId = folded.conversationIds[0] ?? "";
  const sent = await reply(shop.scope, {
    conversationId,
    staffId,
    clientToken: randomUUID(),
    text: "The parcel is in Rotterdam",
  });
  expect(sent.outcome).toBe("queued");
  expect(await find(shop.scope, "rotterdam")).toEqual(["The parcel is in [Rotterdam]"]);
});
