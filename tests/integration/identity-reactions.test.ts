import { randomUUID } from "node:crypto";
import type { Queue } from "bullmq";
import { beforeEach, expect, test } from "vitest";
import { receiveShopify } from "#app/jobs/inbound/receive-shopify.server.ts";
import { queueNamed } from "#app/jobs/enqueue.server.ts";
import { reactToFold } from "#app/jobs/reactions/messages.server.ts";
import { reactToLinkDecision } from "#app/jobs/reactions/persons.server.ts";
import type { FoldOutcome } from "#app/modules/conversations/conversations.server.ts";
import {
  confirmLink,
  findCandidates,
  readLinks,
  undoDecision,
} from "#app/modules/identity/identity.server.ts";
import { readSnapshots, refreshSnapshot } from "#app/modules/orders/orders.server.ts";
import type { OpenDelivery } from "#app/modules/webhooks/webhooks.server.ts";
import { newContact, shopsAtShopify, signIn } from "#tests/support/shops-at-shopify.ts";

const world = await shopsAtShopify();
const { scope, db } = world;
const mail = "anna.mueller@example.org";

beforeEach(async () => {
  await db.asOwner("DELETE FROM session");
  await signIn(world, scope);
});

/** What folding reports when a customer has written, or changed, one message. */
function said(contactId: string, messageId: string, text: string, edited = false): FoldOutcome {
  const arrived = [{ messageId, contactId, conversationId: randomUUID(), text, sentAt: Date.now(), edited }];
  return {
    conversationIds: [],
    newContactIds: [],
    arrived,
    unsentMessageIds: [],
    adoptedMessageIds: [],
    messageIdsWithFiles: [],
    awaitAssignment: false,
  };
}

async function suggested(contactId: string, text = mail) {
  await reactToFold(scope, said(contactId, randomUUID(), text));
  await findCandidates(scope, contactId);
  return (await readLinks(scope, contactId))[0]!;
}

async function decide(verb: typeof confirmLink, linkId: string) {
  const decided = await verb(scope, linkId, randomUUID());
  if (decided.outcome !== "decided") throw new Error(decided.outcome);
  await reactToLinkDecision(scope, decided);
}

function webhook(topic: string, payload: unknown): OpenDelivery {
  const now = new Date();
  return {
    id: randomUUID(),
    source: "shopify",
    topic,
    shopDomain: scope.domain,
    triggeredAt: now,
    receivedAt: now,
    body: Buffer.from(JSON.stringify(payload)),
  } as unknown as OpenDelivery;
}

/** Payloads of the jobs of that name that wait for a worker. */
async function waiting(name: string): Promise<unknown[]> {
  const queue = queueNamed("background") as unknown as Queue;
  const jobs = await queue.getJobs(["waiting", "delayed", "prioritized", "active"]);
  return jobs.filter((job) => job.name === name).map((job) => job.data as unknown);
}

test("evidence in what a customer wrote starts a search for them", async () => {
  const contactId = await newContact(scope);
  await reactToFold(scope, said(contactId, randomUUID(), `it is ${mail}`));
  expect(await waiting("identity.find-candidates")).toContainEqual({ shopId: scope.shopId, contactId });
});

test("a message that was changed is evidence of what it says now, and of nothing else", async () => {
  const contactId = await newContact(scope);
  const messageId = randomUUID();
  await reactToFold(scope, said(contactId, messageId, `I am ${mail}`));
  await findCandidates(scope, contactId);
  expect(await readLinks(scope, contactId)).toHaveLength(1);
  await reactToFold(scope, said(contactId, messageId, "sorry, wrong person", true));
  await findCandidates(scope, contactId);
  expect(await readLinks(scope, contactId)).toEqual([]);
});

test("a confirmed customer is expected and read, an undone one is forgotten", async () => {
  const contactId = await newContact(scope);
  const link = await suggested(contactId);
  await decide(confirmLink, link.id);
  const wanted = { contactId, customerGid: link.customerGid };
  expect(await waiting("orders.refresh-snapshot")).toContainEqual({ shopId: scope.shopId, ...wanted });
  expect((await readSnapshots(scope, contactId)).unread).toEqual([
    { gid: link.customerGid, lastError: null },
  ]);
  expect(await refreshSnapshot(scope, contactId, link.customerGid)).toEqual({ outcome: "refreshed" });
  await decide(undoDecision, link.id);
  expect(await readSnapshots(scope, contactId)).toEqual({ customers: [], unread: [] });
});

test.each([
  ["orders/updated", (gid: string) => ({ customer: { id: 1, admin_graphql_api_id: gid } })],
  // Some subscriptions send the number only.
  ["orders/create", (gid: string) => ({ customer: { id: Number(gid.split("/").at(-1)) } })],
  ["customers/update", (gid: string) => ({ admin_graphql_api_id: gid })],
])(
  "the webhook %s makes what is kept of its customer stale and has it read again",
  async (topic, payload) => {
    const contactId = await newContact(scope);
    const link = await suggested(contactId);
    await decide(confirmLink, link.id);
    await refreshSnapshot(scope, contactId, link.customerGid);
    const outcomes = await receiveShopify([webhook(topic, payload(link.customerGid))]);
    expect(outcomes).toEqual([{ outcome: "done", shopId: scope.shopId }]);
    expect((await readSnapshots(scope, contactId)).customers[0]?.staleSince).not.toBeNull();
  },
);

test("a customer deleted at Shopify leaves the panel: snapshot, link and name", async () => {
  const contactId = await newContact(scope);
  const link = await suggested(contactId);
  await decide(confirmLink, link.id);
  await receiveShopify([webhook("customers/delete", { admin_graphql_api_id: link.customerGid })]);
  expect(await readLinks(scope, contactId)).toEqual([]);
  expect(await readSnapshots(scope, contactId)).toEqual({ customers: [], unread: [] });
});
