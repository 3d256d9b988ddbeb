import { pruneAudit, recordAudit } from "#app/modules/audit/audit.server.ts";
import {
  findShopById,
  findShopOfRequest,
  keepTokensAlive,
  removedStaff,
  staffMay,
} from "#app/modules/access/access.server.ts";
import { fetchProfile, recheckAccounts, refreshTokens } from "#app/modules/channels/channels.server.ts";
import {
  assignWaiting,
  buildIndex,
  compareThread,
  deliverReaction,
  deliverReplies,
  endedWindows,
  indexContacts,
  releaseThreads,
  settleReplies,
  shopsAwaitingAssignment,
  shopsToWake,
  stillHaveThreads,
  sweepReactions,
  sweepReplies,
  threadsToCompare,
  wakeSnoozed,
  weighThread,
} from "#app/modules/conversations/conversations.server.ts";
import { findCandidates, sweepEvidence } from "#app/modules/identity/identity.server.ts";
import { fetchFile, sweepMedia } from "#app/modules/media/media.server.ts";
import { devicesToTell, pushNotice } from "#app/modules/notifications/notifications.server.ts";
import { refreshSnapshot, sweepSnapshots } from "#app/modules/orders/orders.server.ts";
import {
  carryOut,
  expireClaims,
  pruneJournal,
  shopsDueForRetention,
  sweepRequests,
  sweepRetention,
  watchClocks,
} from "#app/modules/privacy/privacy.server.ts";
import { settleEntries, shopsToIndex } from "#app/modules/search/search.server.ts";
import { drainDeliveries, sweepDeliveries } from "#app/modules/webhooks/webhooks.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import type { JobName, JobPayload } from "./catalog.ts";
import { enqueue, enqueueAll, removeJobsOf } from "./enqueue.server.ts";
import {
  reactToAssignment,
  reactToEndedWindows,
  reactToWoken,
  reactToWork,
} from "./reactions/work.server.ts";
import { reactToDeadLetter, reactToFile, reactToFold } from "./reactions/messages.server.ts";
import { receiveInstagram } from "./inbound/receive-instagram.server.ts";
import { receiveShopify } from "./inbound/receive-shopify.server.ts";

type Handlers = { [Name in JobName]: (payload: JobPayload<Name>) => Promise<void> };

/** How each job of the catalogue is done. Every handler may run twice. */
export const handlers: Handlers = {
  "deliveries.drain": async ({ source }) => {
    const receive = source === "instagram" ? receiveInstagram : receiveShopify;
    const { deadIn } = await drainDeliveries(source, receive);
    for (const shopId of deadIn) await reactToDeadLetter(shopId);
  },
  "deliveries.sweep": async () => {
    const { due } = await sweepDeliveries();
    for (const source of due) await enqueue("deliveries.drain", { source });
  },
  "replies.deliver": inItsShop(async (scope, { shopId, conversationId }) => {
    const result = await deliverReplies(scope, conversationId);
    if (result.outcome === "retry")
      await enqueue("replies.deliver", { shopId, conversationId }, result.afterMs);
    if (result.outcome === "uncertain")
      await enqueue("replies.settle", { shopId, conversationId }, result.afterMs);
  }),
  // A job of its own: while one waits for its time, no other of the conversation is kept off by it.
  "replies.wake": async ({ shopId, conversationId }) =>
    enqueue("replies.deliver", { shopId, conversationId }),
  "replies.settle": inItsShop(async (scope, { shopId, conversationId }) => {
    const result = await settleReplies(scope, conversationId);
    await publish(scope, [{ kind: "conversation", id: conversationId }]);
    if (result.deliver) await enqueue("replies.deliver", { shopId, conversationId });
    if (result.outcome === "retry")
      await enqueue("replies.settle", { shopId, conversationId }, result.afterMs);
  }),
  "replies.sweep": async () => {
    const { deliver, settle } = await sweepReplies();
    for (const { shopId, conversationId } of deliver)
      await enqueue("replies.deliver", { shopId, conversationId });
    for (const { shopId, conversationId } of settle)
      await enqueue("replies.settle", { shopId, conversationId });
  },
  "reactions.deliver": inItsShop(async (scope, { shopId, messageId }) => {
    const result = await deliverReaction(scope, messageId);
    if (result.outcome === "retry") await enqueue("reactions.deliver", { shopId, messageId }, result.afterMs);
  }),
  "reactions.sweep": async () => {
    await enqueueAll("reactions.deliver", await sweepReactions());
  },
  "conversations.compare": inItsShop(async (scope, { shopId, conversationId }) => {
    const compared = await compareThread(scope, conversationId);
    if (compared.outcome === "found_unsent") await reactToFold(scope, compared.folded);
    if (compared.againInMs !== null)
      await enqueue("conversations.compare", { shopId, conversationId }, compared.againInMs);
  }),
  "conversations.sweep-comparisons": async () => {
    await enqueueAll("conversations.compare", await threadsToCompare());
  },
  "conversations.sweep-windows": async () => {
    const ended = await endedWindows();
    for (const shopId of new Set(ended.map((thread) => thread.shopId)))
      await reactToEndedWindows(
        shopId,
        ended.filter((thread) => thread.shopId === shopId),
      );
  },
  "search.sweep": async () => {
    await enqueueAll(
      "search.build-index",
      (await shopsToIndex()).map((shopId) => ({ shopId })),
    );
  },
  "search.build-index": inItsShop(async (scope) => {
    await buildIndex(scope);
  }),
  "search.settle": settleEntries,
  "media.fetch": inItsShop(async (scope, { shopId, fileId }) => {
    const result = await fetchFile(scope, fileId);
    if (result.outcome === "retry") await enqueue("media.fetch", { shopId, fileId }, result.afterMs);
    if (result.outcome === "settled") await reactToFile(scope, result.contactId);
  }),
  "media.sweep": async () => {
    await enqueueAll("media.fetch", await sweepMedia());
  },
  "conversations.sweep-work": async () => {
    const ofShops = (shopIds: string[]) => shopIds.map((shopId) => ({ shopId }));
    await enqueueAll("conversations.wake", ofShops(await shopsToWake()));
    await enqueueAll("conversations.assign", ofShops(await shopsAwaitingAssignment()));
    await enqueueAll("conversations.release", await stillHaveThreads(await removedStaff()));
  },
  // Of a shop that uninstalled too, else they are found for ever.
  "conversations.wake": async ({ shopId }) => {
    const shop = await findShopOfRequest(shopId);
    if (shop) await reactToWoken(shop.scope, await wakeSnoozed(shop.scope));
  },
  "conversations.assign": inItsShop(async (scope) => {
    await reactToAssignment(scope, await assignWaiting(scope));
  }),
  "conversations.release": inItsShop(async (scope, { staffId }) => {
    if (await staffMay(scope, staffId, "work_on_threads")) return;
    const origin = { cause: "staff_removed", staffId: null } as const;
    for await (const ids of releaseThreads(scope, { staffId }, origin)) await reactToWork(scope, ids);
  }),
  "notifications.tell": inItsShop(async (scope, { shopId, conversationId }) => {
    const deviceIds = await devicesToTell(scope, conversationId);
    await enqueueAll(
      "notifications.push",
      deviceIds.map((subscriptionId) => ({ shopId, subscriptionId, conversationId, about: "customer" })),
    );
  }),
  "notifications.push": inItsShop(async (scope, payload) => {
    const result = await pushNotice(scope, payload);
    if (result.outcome === "later") await enqueue("notifications.push", payload, result.afterMs);
  }),
  "contacts.fetch-profile": inItsShop(async (scope, { shopId, contactId }) => {
    const result = await fetchProfile(scope, contactId);
    if (result.outcome === "retry")
      await enqueue("contacts.fetch-profile", { shopId, contactId }, result.afterMs ?? 30_000);
    if (result.outcome !== "saved") return;
    await indexContacts(scope, [contactId]);
    await publish(scope, [{ kind: "contact", id: contactId }]);
  }),
  "identity.find-candidates": inItsShop(async (scope, { contactId }) => {
    await findCandidates(scope, contactId);
    await publish(scope, [{ kind: "contact", id: contactId }]);
  }),
  "orders.refresh-snapshot": inItsShop(async (scope, { contactId, customerGid }) => {
    await refreshSnapshot(scope, contactId, customerGid).finally(() =>
      publish(scope, [{ kind: "contact", id: contactId }]),
    );
    await weighThread(scope, contactId);
    await indexContacts(scope, [contactId]);
  }),
  "shopify.catch-up": async () => {
    await enqueueAll("identity.find-candidates", await sweepEvidence());
    await enqueueAll("orders.refresh-snapshot", await sweepSnapshots());
  },
  "channels.refresh-tokens": async () => {
    await refreshTokens();
  },
  "channels.recheck-accounts": async () => {
    await recheckAccounts();
  },
  "privacy.carry-out": async ({ requestId }) => {
    const scope = await carryOut(requestId, removeJobsOf);
    if (!scope) return;
    await recordAudit(scope, {
      actor: "system",
      action: "request.carried_out",
      subject: { kind: "request", id: requestId },
    });
    // Open pages lose what was erased.
    await publish(scope, [{ kind: "privacy" }]);
  },
  "privacy.sweep": async () => {
    await expireClaims();
    await watchClocks();
    await enqueueAll(
      "privacy.carry-out",
      (await sweepRequests()).map((requestId) => ({ requestId })),
    );
    await pruneAudit(new Date());
    await pruneJournal();
  },
  "privacy.sweep-retention": async () => {
    await enqueueAll(
      "privacy.sweep-shop",
      (await shopsDueForRetention()).map((shopId) => ({ shopId })),
    );
  },
  // Of a shop that uninstalled too: its data is still here, and still grows old.
  "privacy.sweep-shop": async ({ shopId }) => {
    const shop = await findShopOfRequest(shopId);
    if (shop && (await sweepRetention(shop.scope))) await publish(shop.scope, [{ kind: "privacy" }]);
  },
  "access.keep-tokens-alive": keepTokensAlive,
};

/** Opens the job's shop. Of a shop that uninstalled meanwhile nothing runs. */
function inItsShop<Payload extends { shopId: string }>(
  work: (scope: ShopScope, payload: Payload) => Promise<void>,
) {
  return async (payload: Payload): Promise<void> => {
    const scope = await findShopById(payload.shopId);
    if (scope) await work(scope, payload);
  };
}
