import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, vi } from "vitest";
import { claimNext, type ClaimedMessage } from "#app/modules/conversations/outbox/claim-next.server.ts";
import { deliverReplies, reply, settleReplies } from "#app/modules/conversations/conversations.server.ts";
import type { ReplyContent } from "#app/modules/conversations/outbox/reply-parts.ts";
import type { TestConversation } from "./conversation.ts";
import type { TestDatabase } from "./database.ts";
import type { FakeMeta } from "./fake-meta.ts";
import { staffId } from "./login.ts";

interface OutgoingRow {
  id: string;
  state: string;
  failure_code: string | null;
  mid_index: Buffer | null;
  origin: string;
}

/**
 * What tests of delivery do and look at. The date stands still unless `pass` moves it; the network and the
 * database keep their own time.
 */
export function outboxTools(meta: FakeMeta, db: TestDatabase) {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
  afterEach(() => {
    vi.useRealTimers();
    meta.onDelivered = undefined;
    meta.onRead = undefined;
    meta.beforeSend = undefined;
    meta.clearFaults();
  });

  /** Everything in the thread that went out, one row each, in the order of writing. */
  const outgoing = ({ conversationId }: TestConversation) =>
    db.asOwner<OutgoingRow>(
      `SELECT id, state, failure_code, mid_index, origin FROM messages
       WHERE conversation_id = $1 AND direction = 'out' ORDER BY created_at, part`,
      [conversationId],
    );

  return {
    outgoing,
    pass: (ms: number) => vi.setSystemTime(Date.now() + ms),
    deliver: (thread: TestConversation) => deliverReplies(thread.scope, thread.conversationId),
    settle: (thread: TestConversation) => settleReplies(thread.scope, thread.conversationId),
    /** What the person got, in the order it came. */
    received: ({ personId }: TestConversation) =>
      meta.delivered.filter(({ to }) => to === personId).map(({ text }) => text),
    statesOf: async (thread: TestConversation) => (await outgoing(thread)).map(({ state }) => state),
    attemptsOf: (messageId: string) =>
      db.asOwner(
        `SELECT number, outcome, error_code, trace_id FROM message_attempts
         WHERE message_id = $1 ORDER BY number`,
        [messageId],
      ),
    sendCalls: () => meta.calls.filter(({ target }) => target === "send").length,
    /** There is one row, it is ours, and it is sent under an id of Meta's. */
    async oneSentRow(thread: TestConversation): Promise<void> {
      const rows = await outgoing(thread);
      expect(rows).toHaveLength(1);
      expect(rows[0]).toMatchObject({ state: "sent", origin: "staff" });
      expect(rows[0]?.mid_index).not.toBeNull();
    },
  };
}

/** Staff write a reply. @returns ids of its messages */
export async function write(thread: TestConversation, said: string | ReplyContent): Promise<string[]> {
  const { conversationId } = thread;
  const content = typeof said === "string" ? { text: said } : said;
  const outcome = await reply(thread.scope, {
    conversationId,
    staffId,
    clientToken: randomUUID(),
    ...content,
  });
  if (outcome.outcome !== "queued") throw new Error(`writing ended as ${outcome.outcome}`);
  return outcome.messageIds;
}

/** A worker takes the next message, and goes no further. */
export async function claimed(thread: TestConversation): Promise<ClaimedMessage> {
  const claim = await claimNext(thread.scope, thread.conversationId);
  if (claim.step !== "claimed") throw new Error(`claiming ended as ${claim.step}`);
  return claim.message;
}

/** How jobs name a conversation. */
export function placeOf({ scope, conversationId }: TestConversation) {
  return { shopId: scope.shopId, conversationId };
}
