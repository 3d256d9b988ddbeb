import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { parseInstagramWebhook } from "#app/modules/channels/channels.server.ts";
import { readThread, reply } from "#app/modules/conversations/conversations.server.ts";
import type { Card } from "#app/modules/channels/channels.ts";
import { hour, second } from "#app/platform/clock.ts";
import { makeConversation, type TestConversation } from "#tests/support/conversation.ts";
import { messagesIn } from "#tests/support/threads.ts";
import { testDatabase } from "#tests/support/database.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";
import { staffId } from "#tests/support/login.ts";
import { outboxTools, write } from "#tests/support/outbox.ts";

const meta = await FakeMeta.start();
const db = await testDatabase(meta.environment);
const { deliver, oneSentRow, pass, settle, statesOf } = outboxTools(meta, db);

const lamp: Card = {
  title: "Brass lamp",
  subtitle: "€129.00",
  imageUrl: "https://cdn.shopify.com/lamp.png",
  buttons: [{ title: "View product", url: "https://shop.example/products/lamp" }],
};
const yesNo = ["Yes", "No"].map((title) => ({ title, payload: title }));

const sentTo = ({ personId }: TestConversation) =>
  meta.delivered.filter(({ to }) => to === personId).map(({ sent }) => sent);

const shown = async ({ scope, conversationId }: TestConversation) =>
  messagesIn((await readThread(scope, conversationId, { now: new Date() }))?.timeline).filter(
    ({ direction }) => direction === "out",
  );

test("words, then a card: two messages in order, and both are in the thread as they were sent", async () => {
  const thread = await makeConversation(meta, db.scope);
  await write(thread, { text: "This one is back", cards: [lamp] });
  await deliver(thread);
  const [words, card] = sentTo(thread);
  expect(words).toEqual({ text: "This one is back" });
  expect(card).toEqual({
    attachment: {
      type: "template",
      payload: {
        template_type: "generic",
        elements: [
          {
            title: "Brass lamp",
            subtitle: "€129.00",
            image_url: "https://cdn.shopify.com/lamp.png",
            buttons: [{ type: "web_url", title: "View product", url: "https://shop.example/products/lamp" }],
          },
        ],
      },
    },
  });
  for (const message of meta.delivered.slice(-2)) await thread.echo(message);
  expect(await shown(thread)).toMatchObject([
    { kind: "text", origin: "staff", sendState: "sent", content: { text: "This one is back" } },
    { kind: "template", origin: "staff", sendState: "sent", content: { cards: [lamp] } },
  ]);
});

test("quick replies go beside the text, and the one that is tapped comes back as what the customer said", async () => {
  const thread = await makeConversation(meta, db.scope);
  await write(thread, { text: "Is that all right?", quickReplies: yesNo });
  await deliver(thread);
  expect(sentTo(thread)).toEqual([
    {
      text: "Is that all right?",
      quick_replies: yesNo.map((offered) => ({ content_type: "text", ...offered })),
    },
  ]);
  expect(await shown(thread)).toMatchObject([{ kind: "text", content: { quickReplies: yesNo } }]);
  const tapped = { mid: `mid.${randomUUID()}`, text: "Yes", quick_reply: { payload: "Yes" } };
  const item = {
    sender: { id: thread.personId },
    recipient: { id: thread.accountExternalId },
    // Later than what it answers: in this test the clock stands still, and at one moment the order is chance.
    timestamp: Date.now() + second,
    message: tapped,
  };
  const entry = { id: thread.accountExternalId, time: Date.now(), messaging: [item] };
  const parsed = parseInstagramWebhook({ object: "instagram", entry: [entry] });
  await thread.receive(parsed.accounts.flatMap(({ events }) => events));
  const page = await readThread(thread.scope, thread.conversationId, { now: new Date() });
  expect(messagesIn(page?.timeline).at(-1)).toMatchObject({
    kind: "quick_reply",
    direction: "in",
    content: { text: "Yes", payload: "Yes" },
  });
});

test("a card's echo that is faster than Meta's answer does not become a second message", async () => {
  const thread = await makeConversation(meta, db.scope);
  await write(thread, { text: "", cards: [lamp] });
  meta.onDelivered = (message) => thread.echo(message);
  await deliver(thread);
  await oneSentRow(thread);
});

test("a card whose answer was lost is found in the thread, and one that never went out is sent once", async () => {
  const thread = await makeConversation(meta, db.scope);
  await write(thread, { text: "", cards: [lamp] });
  meta.fail("send", { cut: "after" });
  expect(await deliver(thread)).toMatchObject({ outcome: "uncertain" });
  expect(await settle(thread)).toEqual({ outcome: "done", deliver: true });
  await deliver(thread);
  expect(sentTo(thread)).toHaveLength(1);
  await oneSentRow(thread);
  const other = await makeConversation(meta, db.scope);
  await write(other, { text: "", cards: [lamp] });
  meta.fail("send", { cut: "before" });
  await deliver(other);
  pass(21 * second);
  await settle(other);
  await deliver(other);
  expect(sentTo(other)).toHaveLength(1);
  await oneSentRow(other);
});

test("after 24 hours there are words only: a card is refused, and one that waited too long is not sent", async () => {
  const late = await makeConversation(meta, db.scope, { wroteAgo: 25 * hour });
  const { scope, conversationId } = late;
  const card = { conversationId, staffId, clientToken: randomUUID(), text: "", cards: [lamp] };
  expect(await reply(scope, card)).toEqual({ outcome: "cards_too_late" });
  const waited = await makeConversation(meta, db.scope, { wroteAgo: 23 * hour });
  await write(waited, { text: "", cards: [lamp] });
  pass(2 * hour);
  await deliver(waited);
  expect(await statesOf(waited)).toEqual(["failed"]);
  expect(sentTo(waited)).toEqual([]);
});
