import { closeShop, findShop, saveScopes } from "#app/modules/access/access.server.ts";
import { disconnectAll } from "#app/modules/channels/channels.server.ts";
import { indexContacts, weighThread } from "#app/modules/conversations/conversations.server.ts";
import { forgetLinksTo } from "#app/modules/identity/identity.server.ts";
import { forgetCustomer, markCustomerStale } from "#app/modules/orders/orders.server.ts";
import type { OpenDelivery } from "#app/modules/webhooks/webhooks.server.ts";
import type { RequestKind } from "#app/modules/privacy/privacy.ts";
import type { DeliveryOutcome } from "#app/modules/webhooks/webhooks.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { enqueueAll } from "../enqueue.server.ts";
import { customerOfOrder, readPayload, type ShopifyPayload } from "./shopify-payload.ts";
import { askPrivacy } from "../reactions/privacy.server.ts";
import { shopifyTopics, type TopicMeaning } from "./shopify-topics.ts";

/** Carries out a batch of Shopify's deliveries, one after the other. */
export async function receiveShopify(batch: OpenDelivery[]): Promise<DeliveryOutcome[]> {
  const outcomes: DeliveryOutcome[] = [];
  for (const delivery of batch) outcomes.push(await receive(delivery));
  return outcomes;
}

async function receive(delivery: OpenDelivery): Promise<DeliveryOutcome> {
  const domain = delivery.shopDomain ?? "";
  const meaning = shopifyTopics[delivery.topic];
  if (!meaning) return unreadable(domain, "unknown_topic");
  const payload = readPayload(delivery.body);
  if (typeof payload === "string") return unreadable(domain, payload);
  // The header is not signed, the body is: where both name the shop they must agree.
  const signed = payload.myshopify_domain ?? payload.shop_domain;
  if (signed && signed !== domain) return { outcome: "dead", cause: "shop_mismatch" };
  const scope = await findShop(domain);
  if (isDuty(meaning)) return askedForDuty(delivery, meaning, payload, scope);
  // It never opened the app, or deleted all that was here: there is nothing it could be about, and nothing is kept.
  if (!scope) return { outcome: "done" };
  const shopId = scope.shopId;
  switch (meaning) {
    case "uninstalled":
      return uninstalled(domain, delivery);
    case "scopes":
      await saveScopes(domain, payload.current ?? []);
      return { outcome: "done", shopId };
    case "order_changed":
      return customerChanged(scope, customerOfOrder(payload, delivery.body));
    case "customer_changed":
      return customerChanged(scope, payload.admin_graphql_api_id ?? null);
    case "customer_deleted":
      return customerDeleted(scope, payload);
  }
}

type Duty = Extract<TopicMeaning, RequestKind>;

function isDuty(meaning: TopicMeaning): meaning is Duty {
  return meaning === "access" || meaning === "erase_person" || meaning === "erase_shop";
}

/** A duty is written down for stores nobody knows too: that nothing is held is an answer. */
async function askedForDuty(
  { id, body }: OpenDelivery,
  kind: Duty,
  payload: ShopifyPayload,
  scope: ShopScope | null,
): Promise<DeliveryOutcome> {
  const { email, phone } = payload.customer ?? {};
  const gid = customerOfOrder(payload, body);
  await askPrivacy({
    shopId: scope?.shopId ?? null,
    origin: "shopify",
    kind,
    deliveryId: id,
    subject:
      kind === "erase_shop"
        ? {}
        : { customer: { ...(gid && { gid }), ...(email && { email }), ...(phone && { phone }) } },
  });
  return { outcome: "done", ...(scope && { shopId: scope.shopId }) };
}

/** On the list of the shop that the header names: good enough for a line that says nothing but topic and cause. */
async function unreadable(domain: string, cause: string): Promise<DeliveryOutcome> {
  const scope = await findShop(domain);
  return { outcome: "dead", cause, ...(scope && { shopId: scope.shopId }) };
}

/** Everything that runs for the shop stops, open pages too: its tokens are gone on both sides. */
async function uninstalled(domain: string, delivery: OpenDelivery): Promise<DeliveryOutcome> {
  const closed = await closeShop(domain, delivery.triggeredAt ?? delivery.receivedAt);
  if (closed.outcome !== "closed") return { outcome: "done" };
  await disconnectAll(closed.scope);
  await publish(closed.scope, [{ kind: "access", id: null }]);
  return { outcome: "done", shopId: closed.scope.shopId };
}

async function customerChanged(scope: ShopScope, customerGid: string | null): Promise<DeliveryOutcome> {
  const { shopId } = scope;
  if (!customerGid) return { outcome: "done", shopId };
  const contactIds = await markCustomerStale(scope, customerGid);
  await publish(
    scope,
    contactIds.map((id) => ({ kind: "contact", id })),
  );
  await enqueueAll(
    "orders.refresh-snapshot",
    contactIds.map((contactId) => ({ shopId, contactId, customerGid })),
  );
  return { outcome: "done", shopId };
}

async function customerDeleted(scope: ShopScope, payload: ShopifyPayload): Promise<DeliveryOutcome> {
  const customerGid = payload.admin_graphql_api_id ?? "";
  const contactIds = new Set([
    ...(await forgetCustomer(scope, customerGid)),
    ...(await forgetLinksTo(scope, customerGid)),
  ]);
  for (const contactId of contactIds) await weighThread(scope, contactId);
  await indexContacts(scope, [...contactIds]);
  await publish(
    scope,
    [...contactIds].map((id) => ({ kind: "contact", id })),
  );
  return { outcome: "done", shopId: scope.shopId };
}
