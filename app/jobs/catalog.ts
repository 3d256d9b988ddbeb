import { z } from "zod";
import { notices } from "#app/modules/notifications/notifications.ts";
import { day, hour, minute, second } from "#app/platform/clock.ts";

const id = z.uuid();

export type QueueName = "inbound" | "outbound" | "background";

export interface JobDefinition<Payload extends z.ZodObject = z.ZodObject> {
  queue: QueueName;
  /** Ids only: BullMQ keeps payloads in clear text. */
  payload: Payload;
  attempts: number;
  /** First wait between attempts, in ms; doubles each time, with jitter. */
  backoffMs: number;
  /** Jobs with the same key are one: at most one active and one waiting. */
  key?: (payload: z.infer<Payload>) => string;
  /** Runs on its own this often, in ms. */
  everyMs?: number;
}

function job<Payload extends z.ZodObject>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  return definition;
}

/** What runs by itself this often, in ms. One that failed is not tried again before its next turn. */
function sweep(everyMs: number) {
  return job({ queue: "background", payload: z.object({}), attempts: 1, backoffMs: second, everyMs });
}

/** Every piece of slow work, by name. A name without a handler in handlers.server.ts is a type error. */
export const catalog = {
  /** Processes whatever deliveries of a source are due, in batches, until none is. */
  "deliveries.drain": job({
    queue: "inbound",
    payload: z.object({ source: z.enum(["instagram", "shopify"]) }),
    attempts: 3,
    backoffMs: second,
    key: ({ source }) => source,
  }),
  /** Finds deliveries that no nudge reached, drops what nobody claimed, forgets old digests. */
  "deliveries.sweep": sweep(5 * second),
  /** Sends the queued messages of one conversation in order. */
  "replies.deliver": job({
    queue: "outbound",
    payload: z.object({ shopId: id, conversationId: id }),
    attempts: 6,
    backoffMs: 2 * second,
    key: ({ conversationId }) => conversationId,
  }),
  /** The time of a reply that was held or scheduled has come: it lines up with its conversation's others. */
  "replies.wake": job({
    queue: "outbound",
    payload: z.object({ shopId: id, conversationId: id, clientToken: id }),
    attempts: 3,
    backoffMs: second,
    key: ({ clientToken }) => clientToken,
  }),
  /** Finds out what became of messages whose answer never came. */
  "replies.settle": job({
    queue: "outbound",
    payload: z.object({ shopId: id, conversationId: id }),
    attempts: 10,
    backoffMs: 3 * second,
    key: ({ conversationId }) => `settle-${conversationId}`,
  }),
  /** Finds queued, due, stuck and uncertain messages that no job reached. */
  "replies.sweep": sweep(5 * second),
  /** Tells Instagram the store's own reaction to a message. */
  "reactions.deliver": job({
    queue: "outbound",
    payload: z.object({ shopId: id, messageId: id }),
    attempts: 6,
    backoffMs: 2 * second,
    key: ({ messageId }) => messageId,
  }),
  /** Finds reactions that no job reached. */
  "reactions.sweep": sweep(10 * second),
  /** Compares one conversation with what Instagram lists of it. */
  "conversations.compare": job({
    queue: "background",
    payload: z.object({ shopId: id, conversationId: id }),
    attempts: 3,
    backoffMs: 10 * second,
    key: ({ conversationId }) => `compare-${conversationId}`,
  }),
  /** Finds conversations that have to be compared with what Instagram lists of them. */
  "conversations.sweep-comparisons": sweep(5 * minute),
  /** Finds waiting threads whose reply window ended: they move in the queue, or leave it. */
  "conversations.sweep-windows": sweep(minute),
  /** Finds shops whose search index is not built, or of another version. */
  "search.sweep": sweep(minute),
  /** Indexes every message and person of a shop. */
  "search.build-index": job({
    queue: "background",
    payload: z.object({ shopId: id }),
    attempts: 3,
    backoffMs: 5 * second,
    key: ({ shopId }) => `search-${shopId}`,
  }),
  /** Takes what was stored lately into the index of words. */
  "search.settle": sweep(5 * second),
  /** Fetches a file of a message from Meta. */
  "media.fetch": job({
    queue: "background",
    payload: z.object({ shopId: id, fileId: id }),
    attempts: 3,
    backoffMs: 5 * second,
    key: ({ fileId }) => fileId,
  }),
  /** Finds files that no job reached, and lets go of uploads that nobody sent. */
  "media.sweep": sweep(30 * second),
  /** Finds shops with snoozed threads whose time has come, with threads to assign, and with threads of staff who were removed. */
  "conversations.sweep-work": sweep(15 * second),
  /** Opens a shop's snoozed threads whose time has come. */
  "conversations.wake": job({
    queue: "background",
    payload: z.object({ shopId: id }),
    attempts: 3,
    backoffMs: second,
    key: ({ shopId }) => `wake-${shopId}`,
  }),
  /** Finds somebody for a shop's threads that opened without an assignee. */
  "conversations.assign": job({
    queue: "background",
    payload: z.object({ shopId: id }),
    attempts: 3,
    backoffMs: second,
    key: ({ shopId }) => `assign-${shopId}`,
  }),
  /** Takes the threads from somebody who was removed from the staff. */
  "conversations.release": job({
    queue: "background",
    payload: z.object({ shopId: id, staffId: id }),
    attempts: 5,
    backoffMs: second,
    key: ({ staffId }) => `release-${staffId}`,
  }),
  /** Finds the devices of those whom it concerns that a customer waits in a thread. */
  "notifications.tell": job({
    queue: "background",
    payload: z.object({ shopId: id, conversationId: id }),
    attempts: 3,
    backoffMs: second,
    key: ({ conversationId }) => conversationId,
  }),
  /** Tells one device of a thread. */
  "notifications.push": job({
    queue: "background",
    payload: z.object({ shopId: id, subscriptionId: id, conversationId: id, about: z.enum(notices) }),
    attempts: 5,
    backoffMs: 5 * second,
    key: ({ subscriptionId, conversationId, about }) => `${about}-${subscriptionId}-${conversationId}`,
  }),
  /** Asks Meta who a contact is. */
  "contacts.fetch-profile": job({
    queue: "background",
    payload: z.object({ shopId: id, contactId: id }),
    attempts: 5,
    backoffMs: 5 * second,
    key: ({ contactId }) => contactId,
  }),
  /** Looks in Shopify for customers that a contact's evidence points to. */
  "identity.find-candidates": job({
    queue: "background",
    payload: z.object({ shopId: id, contactId: id }),
    attempts: 6,
    backoffMs: 3 * second,
    key: ({ contactId }) => contactId,
  }),
  /** Reads a linked customer and their last orders again. */
  "orders.refresh-snapshot": job({
    queue: "background",
    payload: z.object({
      shopId: id,
      contactId: id,
      customerGid: z.string().regex(/^gid:\/\/shopify\/Customer\/\d+$/),
    }),
    attempts: 6,
    backoffMs: 3 * second,
    key: ({ contactId, customerGid }) => `${contactId}-${customerGid.split("/").at(-1)}`,
  }),
  /** Finds evidence and snapshots that no job reached: Shopify was away, or a job was lost. */
  "shopify.catch-up": sweep(3 * minute),
  /** Refreshes Instagram tokens in good time and marks dead ones. */
  "channels.refresh-tokens": sweep(6 * hour),
  /** Asks again about accounts whose trouble may have passed: Meta was away. */
  "channels.recheck-accounts": sweep(minute),
  /** Carries a privacy request out, or goes on with it. */
  "privacy.carry-out": job({
    queue: "background",
    payload: z.object({ requestId: id }),
    attempts: 12,
    backoffMs: 2 * second,
    key: ({ requestId }) => requestId,
  }),
  /** Finds privacy requests that no job reached, closes packages whose time is up, removes old audit events and days of the journal, warns of clocks. */
  "privacy.sweep": sweep(minute),
  /** Finds shops whose retention has something to look at. */
  "privacy.sweep-retention": sweep(minute),
  /** Erases what a shop's retention no longer lets it keep, in small batches. */
  "privacy.sweep-shop": job({
    queue: "background",
    payload: z.object({ shopId: id }),
    attempts: 3,
    backoffMs: 5 * second,
    key: ({ shopId }) => shopId,
  }),
  /** Keeps every shop's Shopify token from dying of silence (refresh tokens live 90 days). */
  "access.keep-tokens-alive": sweep(day),
} as const;

export type JobName = keyof typeof catalog;

export type JobPayload<Name extends JobName> = z.infer<(typeof catalog)[Name]["payload"]>;

export const jobNames = Object.keys(catalog) as JobName[];
