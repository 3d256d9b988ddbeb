import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import {
  confirmLink,
  findCandidates,
  forgetLinksTo,
  forgetMessages,
  noteEvidence,
  readLinks,
  refuseLink,
  sweepEvidence,
  undoDecision,
} from "#app/modules/identity/identity.server.ts";
import type { LinkView } from "#app/modules/identity/identity.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { newContact, shopsAtShopify, signIn } from "#tests/support/shops-at-shopify.ts";

const world = await shopsAtShopify();
const { shopify, scope, otherScope, db } = world;

let staffId = "";
const queries = () => shopify.ctx.calls.list().filter(({ target }) => target === "shopify.graphql").length;

beforeEach(async () => {
  await db.asOwner("DELETE FROM session");
  await db.asOwner("DELETE FROM evidence");
  await signIn(world, scope);
  await signIn(world, otherScope);
  staffId = randomUUID();
});

async function write(
  contactId: string,
  text: string,
  shop: ShopScope = scope,
  messageId: string = randomUUID(),
) {
  const withEvidence = await noteEvidence(shop, [{ contactId, messageId, text, at: new Date() }]);
  return { messageId, isNews: withEvidence.includes(contactId) };
}

/** An order of the store that has a customer. */
async function someOrder(
  shop: ShopScope = scope,
  at = 0,
): Promise<{ name: string; customer: { id: string; displayName: string } }> {
  const answer = await shopify.query(
    "{ orders(first: 50) { nodes { name customer { id displayName } } } }",
    {},
    shop.domain,
  );
  shopify.ctx.calls.clear();
  const orders = (
    answer["data"].orders.nodes as { name: string; customer: { id: string; displayName: string } | null }[]
  ).flatMap(({ name, customer }) => (customer ? [{ name, customer }] : []));
  const order = orders[at];
  if (!order) throw new Error("the sandbox has too few orders");
  return order;
}

/** A contact with one suggestion from an order number. */
async function suggestion(): Promise<{ contactId: string; link: LinkView; messageId: string }> {
  const contactId = await newContact(scope);
  const { messageId } = await write(contactId, `where is ${(await someOrder()).name}?`);
  await findCandidates(scope, contactId);
  const [link] = await readLinks(scope, contactId);
  if (!link) throw new Error("nothing was suggested");
  return { contactId, link, messageId };
}

// promise R1-3
test("an order number that was typed suggests its customer, with the words it rests on", async () => {
  const { name, customer } = await someOrder();
  const contactId = await newContact(scope);
  const { messageId, isNews } = await write(contactId, `Hi! where is my order ${name.slice(1)}? thanks`);
  expect(isNews).toBe(true);
  expect(await findCandidates(scope, contactId)).toEqual({ outcome: "searched", suggested: 1 });
  expect(await readLinks(scope, contactId)).toEqual([
    {
      id: expect.any(String),
      customerGid: customer.id,
      name: customer.displayName,
      state: "suggested",
      evidence: [{ kind: "order_number", value: name, messageId, at: expect.any(String) }],
      strength: "weak",
      decidedAt: null,
      decidedByName: null,
    },
  ]);
});

test("an e-mail, and a phone number written as people at home write it, suggest their customer", async () => {
  const [mail, phone] = [await newContact(scope), await newContact(scope)];
  await write(mail, "my mail is anna.mueller@EXAMPLE.org");
  await write(phone, "call me: 0151 12345671");
  await findCandidates(scope, mail);
  await findCandidates(scope, phone);
  expect(await readLinks(scope, mail)).toMatchObject([{ name: "Anna Müller", strength: "strong" }]);
  expect(await readLinks(scope, phone)).toMatchObject([
    { name: "Hannah Schulz", strength: "strong", evidence: [{ value: "•••• ••71" }] },
  ]);
});

test("only an order of exactly that name counts, however fuzzy Shopify searches", async () => {
  const { name } = await someOrder();
  const contactId = await newContact(scope);
  await write(contactId, `${name.slice(0, -1)} and ${name}9`);
  expect(await findCandidates(scope, contactId)).toEqual({ outcome: "searched", suggested: 0 });
  expect(await readLinks(scope, contactId)).toEqual([]);
});

test("what a stranger typed cannot change what Shopify is asked", async () => {
  const contactId = await newContact(scope);
  await write(contactId, 'order #EN-1001" OR name:* -- a"OR"b@example.com');
  await findCandidates(scope, contactId);
  const asked = shopify.ctx.calls.list().map(({ request }) => JSON.stringify(request));
  expect(asked.join()).not.toMatch(/ OR |name:\*/);
});

test("each piece of evidence is asked about once, and again when it is typed again", async () => {
  const contactId = await newContact(scope);
  const { name } = await someOrder();
  const { messageId } = await write(contactId, name);
  await findCandidates(scope, contactId);
  expect(queries()).toBe(1);
  expect((await write(contactId, name, scope, messageId)).isNews).toBe(false);
  await findCandidates(scope, contactId);
  expect(queries()).toBe(1);
  expect((await write(contactId, `still waiting for ${name}`)).isNews).toBe(true);
  await findCandidates(scope, contactId);
  expect(queries()).toBe(2);
  expect((await readLinks(scope, contactId))[0]?.evidence).toHaveLength(2);
});

test("the same words in several messages are one question and no stronger, two facts are", async () => {
  const contactId = await newContact(scope);
  const { name } = await someOrder();
  await write(contactId, name);
  await write(contactId, `${name}??`);
  await findCandidates(scope, contactId);
  expect(queries()).toBe(1);
  expect((await readLinks(scope, contactId))[0]).toMatchObject({ strength: "weak", evidence: [{}, {}] });
});

// promise R3-24
test("nothing that was typed or found stands in the database in clear, nor twice the same", async () => {
  const { name, customer } = await someOrder();
  for (let n = 0; n < 2; n += 1) {
    const contactId = await newContact(scope);
    await write(contactId, `${name} canary.person@example.com`);
    await findCandidates(scope, contactId);
  }
  const rows = await db.asOwner<{ row: string }>(
    "SELECT row_to_json(evidence)::text AS row FROM evidence UNION ALL SELECT row_to_json(links)::text FROM links",
  );
  const all = rows.map(({ row }) => row).join();
  expect(rows.length).toBeGreaterThan(4);
  expect(all).not.toMatch(new RegExp(`canary|${customer.displayName.split(" ")[0]}|#${name.slice(1)}`));
  const sealed = await db.asOwner<{ count: number }>(
    "SELECT count(DISTINCT value_sealed)::int AS count FROM evidence",
  );
  expect(sealed[0]?.count).toBe(4);
});

test("staff confirm, and the customer's orders are to be read; undoing gives back exactly what was before", async () => {
  const { contactId, link } = await suggestion();
  const customer = { contactId, customerGid: link.customerGid };
  expect(await confirmLink(scope, link.id, staffId)).toEqual({
    outcome: "decided",
    contactId,
    refresh: customer,
  });
  expect((await readLinks(scope, contactId))[0]).toMatchObject({
    state: "confirmed",
    decidedAt: expect.any(String),
  });
  expect(await undoDecision(scope, link.id, staffId)).toEqual({
    outcome: "decided",
    contactId,
    drop: customer,
  });
  expect(await readLinks(scope, contactId)).toEqual([link]);
});

test("a refusal is remembered: the same evidence does not suggest that customer again", async () => {
  const { contactId, link } = await suggestion();
  expect(await refuseLink(scope, link.id, staffId)).toEqual({ outcome: "decided", contactId });
  await write(contactId, `but ${(await someOrder()).name} is mine`);
  expect(await findCandidates(scope, contactId)).toEqual({ outcome: "searched", suggested: 0 });
  const links = await readLinks(scope, contactId);
  expect(links).toMatchObject([{ id: link.id, state: "refused" }]);
  expect(links[0]?.evidence).toHaveLength(2);
  expect(await undoDecision(scope, link.id, staffId)).toEqual({ outcome: "decided", contactId });
});

test("every decision is written down, in order, and none is ever changed", async () => {
  const { link } = await suggestion();
  await confirmLink(scope, link.id, staffId);
  await undoDecision(scope, link.id, staffId);
  await refuseLink(scope, link.id, staffId);
  const decisions = await db.asOwner(
    "SELECT decision, from_state, to_state, staff_id FROM link_decisions WHERE link_id = $1 ORDER BY id",
    [link.id],
  );
  expect(decisions).toEqual([
    { decision: "confirm", from_state: "suggested", to_state: "confirmed", staff_id: staffId },
    { decision: "undo", from_state: "confirmed", to_state: "suggested", staff_id: staffId },
    { decision: "refuse", from_state: "suggested", to_state: "refused", staff_id: staffId },
  ]);
});

test("of several people who decide at once one decides, the others hear that somebody did", async () => {
  const { contactId, link } = await suggestion();
  const verbs = [confirmLink, refuseLink, confirmLink, refuseLink];
  const outcomes = await Promise.all(verbs.map((verb) => verb(scope, link.id, randomUUID())));
  expect(outcomes.filter(({ outcome }) => outcome === "decided")).toHaveLength(1);
  expect(outcomes.filter(({ outcome }) => outcome === "already_decided")).toHaveLength(3);
  expect(await undoDecision(scope, link.id, staffId)).toMatchObject({ outcome: "decided" });
  expect(await undoDecision(scope, link.id, staffId)).toEqual({ outcome: "already_decided", contactId });
});

test("one contact may be several customers", async () => {
  const contactId = await newContact(scope);
  const first = await someOrder();
  let other = first;
  for (let at = 1; other.customer.id === first.customer.id; at += 1) other = await someOrder(scope, at);
  await write(contactId, `${first.name} and ${other.name}`);
  await findCandidates(scope, contactId);
  for (const link of await readLinks(scope, contactId)) await confirmLink(scope, link.id, staffId);
  expect((await readLinks(scope, contactId)).map(({ state }) => state)).toEqual(["confirmed", "confirmed"]);
});

test.each(["not-an-id", "", randomUUID()])("a link that is not there (%j) is not found", async (id) => {
  expect(await confirmLink(scope, id, staffId)).toEqual({ outcome: "not_found" });
});

test("another shop's link is not found, not shown and not changed", async () => {
  const { contactId, link, messageId } = await suggestion();
  for (const verb of [confirmLink, refuseLink, undoDecision]) {
    expect(await verb(otherScope, link.id, staffId)).toEqual({ outcome: "not_found" });
  }
  expect(await readLinks(otherScope, contactId)).toEqual([]);
  expect(await findCandidates(otherScope, contactId)).toEqual({ outcome: "searched", suggested: 0 });
  expect(await noteEvidence(otherScope, [{ contactId, messageId, text: "#1001", at: new Date() }])).toEqual(
    [],
  );
  await forgetMessages(otherScope, [messageId]);
  expect(await forgetLinksTo(otherScope, link.customerGid)).toEqual([]);
  expect(await readLinks(scope, contactId)).toEqual([link]);
});

test("an unsent message takes its evidence with it, and the suggestion that rests on nothing else", async () => {
  const { contactId, messageId } = await suggestion();
  await forgetMessages(scope, [messageId]);
  expect(await readLinks(scope, contactId)).toEqual([]);
  const left = await db.asOwner("SELECT 1 FROM evidence WHERE contact_id = $1", [contactId]);
  expect(left).toEqual([]);
});

test("what was typed a second time still stands when one of the two messages is unsent", async () => {
  const { contactId, messageId, link } = await suggestion();
  const again = await write(contactId, `${(await someOrder()).name}!`);
  await findCandidates(scope, contactId);
  await forgetMessages(scope, [messageId]);
  expect(await readLinks(scope, contactId)).toMatchObject([
    { id: link.id, evidence: [{ messageId: again.messageId }] },
  ]);
});

test("a decision survives the unsent message, without the words it rested on", async () => {
  const { contactId, messageId, link } = await suggestion();
  await confirmLink(scope, link.id, staffId);
  await forgetMessages(scope, [messageId]);
  expect(await readLinks(scope, contactId)).toMatchObject([{ state: "confirmed", evidence: [] }]);
});

test("a message unsent while Shopify is answering leaves nothing behind", async () => {
  const contactId = await newContact(scope);
  const { messageId } = await write(contactId, (await someOrder()).name);
  shopify.ctx.faults.push("shopify.graphql", [{ kind: "delay", ms: 200 }]);
  const searching = findCandidates(scope, contactId);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await forgetMessages(scope, [messageId]);
  expect(await searching).toEqual({ outcome: "searched", suggested: 0 });
  expect(await readLinks(scope, contactId)).toEqual([]);
});

test("a customer deleted at Shopify is no candidate and no link any more", async () => {
  const { contactId, link } = await suggestion();
  await confirmLink(scope, link.id, staffId);
  expect(await forgetLinksTo(scope, link.customerGid)).toContain(contactId);
  expect(await readLinks(scope, contactId)).toEqual([]);
});

test("two searches of one person at once end in one suggestion that opens", async () => {
  const contactId = await newContact(scope);
  await write(contactId, (await someOrder()).name);
  await Promise.all([findCandidates(scope, contactId), findCandidates(scope, contactId)]);
  expect(await readLinks(scope, contactId)).toMatchObject([{ state: "suggested", evidence: [{}] }]);
});

test("what could not be asked while Shopify was away is found by the sweep and asked then", async () => {
  const contactId = await newContact(scope);
  const old = {
    contactId,
    messageId: randomUUID(),
    text: (await someOrder()).name,
    at: new Date(Date.now() - 600_000),
  };
  await noteEvidence(scope, [old]);
  shopify.ctx.faults.push("shopify.graphql", [{ kind: "error", status: 503 }]);
  await expect(findCandidates(scope, contactId)).rejects.toMatchObject({ retryable: true });
  expect(await sweepEvidence()).toEqual([{ shopId: scope.shopId, contactId }]);
  expect(await findCandidates(scope, contactId)).toEqual({ outcome: "searched", suggested: 1 });
  expect(await sweepEvidence()).toEqual([]);
});

test("a shop whose token is dead asks for a visit and keeps its question", async () => {
  const contactId = await newContact(scope);
  await write(contactId, (await someOrder()).name);
  await shopify.call("/control/shopify/tokens", { state: "revoked" });
  expect(await findCandidates(scope, contactId)).toEqual({ outcome: "needs_reauth", suggested: 0 });
  await signIn(world, scope);
  expect(await findCandidates(scope, contactId)).toEqual({ outcome: "searched", suggested: 1 });
});

test("a question that Shopify refuses for good finds nobody and does not hold up the others", async () => {
  const contactId = await newContact(scope);
  await write(contactId, `anna.mueller@example.org ${(await someOrder()).name}`);
  shopify.ctx.faults.push("shopify.graphql", [{ kind: "error", status: 404 }]);
  expect(await findCandidates(scope, contactId)).toEqual({ outcome: "searched", suggested: 1 });
  expect(await findCandidates(scope, contactId)).toEqual({ outcome: "searched", suggested: 0 });
});
