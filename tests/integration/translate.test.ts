import { expect, test } from "vitest";
import {
  hasLanguageModel,
  translateDraft,
  translateMessage,
} from "#app/modules/assistant/assistant.server.ts";
import { setRestriction } from "#app/modules/contacts/contacts.server.ts";
import { receiveEvents } from "#app/modules/conversations/conversations.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { seedAccount } from "#tests/support/accounts.ts";
import { testDatabase } from "#tests/support/database.ts";
import { llmSandbox } from "#tests/support/llm-sandbox.ts";
import { message, newPerson } from "#tests/support/threads.ts";

const llm = await llmSandbox();
const { scope, otherScope, asOwner } = await testDatabase(llm.environment);

/** Somebody wrote these texts to the shop. */
async function thread(texts: string[], shop: ShopScope = scope) {
  const personId = newPerson();
  const events = texts.map((text, n) =>
    message(personId, { content: { text }, at: Date.now() - 60_000 + n }),
  );
  const folded = await receiveEvents(shop, await seedAccount(shop), events);
  return {
    conversationId: folded.conversationIds[0] ?? "",
    contactId: folded.newContactIds[0] ?? "",
    messageIds: folded.arrived.map(({ messageId }) => messageId),
  };
}

const calls = () => llm.ctx.calls.list();
const told = () =>
  calls().map(({ request }) => (request as { body: { messages: { content: string }[] } }).body);

test("a message is translated for whoever reads it, with the language it was in, and nothing is stored of it", async () => {
  expect(hasLanguageModel()).toBe(true);
  const { conversationId, messageIds } = await thread(["¿Dónde está mi lámpara?"]);
  const dump = () => asOwner("SELECT m::text FROM messages m ORDER BY id");
  const before = await dump();
  expect(await translateMessage(scope, conversationId, messageIds[0] ?? "", "en")).toEqual({
    outcome: "translated",
    translation: { from: "es", to: "en", text: "«es→en» ¿Dónde está mi lámpara?" },
  });
  expect(await dump()).toEqual(before);
});

// promise R1-19
test("the model is told the text and what to do with it, and nothing of whose it is", async () => {
  const { conversationId, messageIds } = await thread(["Hola", "¿Dónde está?"]);
  await translateMessage(scope, conversationId, messageIds[1] ?? "", "de");
  const [body] = told();
  expect(Object.keys(body ?? {}).sort()).toEqual(["messages", "model"]);
  expect(body?.messages.map(({ content }) => content)).toEqual([
    expect.stringContaining("into German (de)") as string,
    "¿Dónde está?",
  ]);
});

test("a draft goes into the language that the customer writes", async () => {
  const { conversationId } = await thread(["Hola", "¿Cuándo llega mi pedido?"]);
  expect(await translateDraft(scope, conversationId, "On Friday.")).toEqual({
    outcome: "translated",
    translation: { from: "en", to: "es", text: "«en→es» On Friday." },
  });
  expect(told().map(({ messages }) => messages[1]?.content)).toEqual([
    "Hola\n¿Cuándo llega mi pedido?",
    "On Friday.",
  ]);
});

test("what is in the customer's language already is said to be", async () => {
  const { conversationId } = await thread(["Where is it?"]);
  expect(await translateDraft(scope, conversationId, "On Friday.")).toEqual({
    outcome: "same_language",
    language: "en",
  });
});

// promise R3-32
test("of a restricted person the model is told nothing", async () => {
  const { conversationId, contactId, messageIds } = await thread(["¿Dónde está?"]);
  await setRestriction(scope, contactId, true);
  const restricted = { outcome: "restricted" };
  expect(await translateMessage(scope, conversationId, messageIds[0] ?? "", "en")).toEqual(restricted);
  expect(await translateDraft(scope, conversationId, "On Friday.")).toEqual(restricted);
  expect(calls()).toEqual([]);
});

test("what was unsent, is another thread's or another shop's is not translated", async () => {
  const first = await thread(["¿Dónde está?"]);
  const second = await thread(["Hola"]);
  const notFound = { outcome: "not_found" };
  const [messageId = ""] = first.messageIds;
  expect(await translateMessage(scope, second.conversationId, messageId, "en")).toEqual(notFound);
  expect(await translateMessage(otherScope, first.conversationId, messageId, "en")).toEqual(notFound);
  expect(await translateDraft(otherScope, first.conversationId, "Hi")).toEqual({ outcome: "no_words" });
  await asOwner("UPDATE messages SET content_sealed = NULL WHERE id = $1", [messageId]);
  expect(await translateMessage(scope, first.conversationId, messageId, "en")).toEqual(notFound);
  expect(calls()).toEqual([]);
});

test.each([
  [{ kind: "error", status: 429 }, "busy"],
  [{ kind: "error", status: 503 }, "busy"],
  [{ kind: "error", status: 400 }, "refused"],
  [{ kind: "cut", when: "before" }, "no_answer"],
] as const)("when the model answers with %j, staff are told %s", async (fault, outcome) => {
  const { conversationId, messageIds } = await thread(["¿Dónde está?"]);
  llm.ctx.faults.push("llm.chat", [fault]);
  expect(await translateMessage(scope, conversationId, messageIds[0] ?? "", "en")).toEqual({ outcome });
});

test("a text as long as a book is not sent to it", async () => {
  const { conversationId } = await thread(["¿Dónde está?"]);
  expect(await translateDraft(scope, conversationId, "word ".repeat(2_000))).toEqual({ outcome: "too_long" });
});
