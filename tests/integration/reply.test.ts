import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { disconnect } from "#app/modules/channels/channels.server.ts";
import { deliverReplies, reply } from "#app/modules/conversations/conversations.server.ts";
import { day, hour } from "#app/platform/clock.ts";
import { makeConversation, type TestConversation } from "#tests/support/conversation.ts";
import { testDatabase } from "#tests/support/database.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";
import { staffId } from "#tests/support/login.ts";

const meta = await FakeMeta.start();
const db = await testDatabase(meta.environment);

function write(thread: TestConversation, text: string, more: Partial<Parameters<typeof reply>[1]> = {}) {
  const { conversationId } = thread;
  return reply(thread.scope, { conversationId, staffId, clientToken: randomUUID(), text, ...more });
}

const rowsOf = (thread: TestConversation) =>
  db.asOwner<{ id: string; state: string; tag: string | null; part: number; content_sealed: Buffer }>(
    "SELECT * FROM messages WHERE conversation_id = $1 AND origin = 'staff' ORDER BY created_at, part",
    [thread.conversationId],
  );

// promise R3-24
test("a reply is one queued row, sealed, at the end of the thread", async () => {
  const thread = await makeConversation(meta, db.scope);
  const outcome = await write(thread, "Back on Friday");
  if (outcome.outcome !== "queued") throw new Error(outcome.outcome);
  const [row, ...rest] = await rowsOf(thread);
  expect(rest).toEqual([]);
  expect(row).toMatchObject({ id: outcome.messageIds[0], state: "queued", tag: null, staff_id: staffId });
  expect(row?.content_sealed.toString("latin1")).not.toContain("Friday");
  const [conversation] = await db.asOwner("SELECT last_message_id FROM conversations WHERE id = $1", [
    thread.conversationId,
  ]);
  expect(conversation).toEqual({ last_message_id: row?.id });
});

test("a double click is one message, one after the other and at the same moment", async () => {
  const thread = await makeConversation(meta, db.scope);
  const clientToken = randomUUID();
  const clicks = await Promise.all([1, 2, 3, 4].map(() => write(thread, "Once please", { clientToken })));
  const again = await write(thread, "Once please", { clientToken });
  expect(new Set([...clicks, again].map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(await rowsOf(thread)).toHaveLength(1);
});

test("a long reply is several messages in order, and a double click of it the same ones", async () => {
  const thread = await makeConversation(meta, db.scope);
  const clientToken = randomUUID();
  const text = "The lamp comes back on Friday. ".repeat(80);
  const outcome = await write(thread, text, { clientToken });
  expect(outcome).toEqual(await write(thread, text, { clientToken }));
  const rows = await rowsOf(thread);
  expect(rows.map(({ part }) => part)).toEqual([0, 1, 2]);
  await deliverReplies(thread.scope, thread.conversationId);
  const texts = meta.delivered.filter(({ to }) => to === thread.personId).map((message) => message.text);
  expect(texts).toHaveLength(3);
  expect(texts.join(" ")).toBe(text.trim());
});

test("a reply without words, or as long as an article, is refused before it is stored", async () => {
  const thread = await makeConversation(meta, db.scope);
  expect(await write(thread, " \n ")).toEqual({ outcome: "empty" });
  expect(await write(thread, "word ".repeat(5_000))).toEqual({ outcome: "too_long" });
  expect(await rowsOf(thread)).toEqual([]);
});

test("a thread of another shop is not there", async () => {
  const thread = await makeConversation(meta, db.scope);
  expect(await write({ ...thread, scope: db.otherScope }, "Hello")).toEqual({ outcome: "not_found" });
  expect(await write({ ...thread, conversationId: randomUUID() }, "Hello")).toEqual({ outcome: "not_found" });
});

test("after 24 hours a person's reply carries the human-agent tag, before that none", async () => {
  const open = await makeConversation(meta, db.scope, { wroteAgo: 23 * hour });
  await write(open, "In time");
  const late = await makeConversation(meta, db.scope, { wroteAgo: 25 * hour });
  await write(late, "Sorry, late");
  for (const thread of [open, late]) await deliverReplies(thread.scope, thread.conversationId);
  const tags = [open, late].map(({ personId }) => meta.delivered.find(({ to }) => to === personId)?.tag);
  expect(tags).toEqual([undefined, "HUMAN_AGENT"]);
});

test("what no person typed gets no tag: it is refused after 24 hours", async () => {
  const thread = await makeConversation(meta, db.scope, { wroteAgo: 25 * hour });
  const outcome = await write(thread, "Automatic", { useHumanAgent: false });
  expect(outcome).toMatchObject({ outcome: "window_closed", window: { state: "human_agent" } });
});

test("a closed window refuses with its reason", async () => {
  const plain = await makeConversation(meta, db.scope, { wroteAgo: 25 * hour, humanAgent: false });
  expect(await write(plain, "Late")).toMatchObject({
    outcome: "window_closed",
    window: { state: "closed", reason: "human_agent_not_approved" },
  });
  const week = await makeConversation(meta, db.scope, { wroteAgo: 8 * day });
  expect(await write(week, "Late")).toMatchObject({ window: { reason: "window_over" } });
  const gone = await makeConversation(meta, db.scope);
  await disconnect(db.scope, gone.accountId, staffId);
  expect(await write(gone, "Hello?")).toMatchObject({ window: { reason: "account_disconnected" } });
});
