import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { productCards, searchProducts } from "#app/modules/content/content.server.ts";
import { factsOf, refOf } from "#app/modules/content/products/products.ts";
import { readThread } from "#app/modules/conversations/conversations.server.ts";
import { actOnThread } from "#app/web/thread-actions.server.ts";
import { makeConversation, type TestConversation } from "#tests/support/conversation.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";
import { staffId } from "#tests/support/login.ts";
import { shopsAtShopify, signIn } from "#tests/support/shops-at-shopify.ts";
import { staffAs } from "#tests/support/staff.ts";
import { messagesIn } from "#tests/support/threads.ts";

const meta = await FakeMeta.start();
const at = await shopsAtShopify(meta.environment);
const { scope } = at;
const ana = staffAs(staffId);

beforeEach(() => signIn(at, scope));

/** The form of a reply as a page sends it. */
async function send(thread: TestConversation, fields: Record<string, unknown>) {
  const form = new FormData();
  const all = { intent: "reply", clientToken: randomUUID(), text: "", language: "en", ...fields };
  for (const [name, value] of Object.entries(all))
    form.set(name, typeof value === "string" ? value : JSON.stringify(value));
  return actOnThread(thread.scope, ana, thread.conversationId, form);
}

async function shirt() {
  const search = await searchProducts(scope, "linen shirt");
  const product = search.outcome === "found" && search.products[0];
  if (!product) throw new Error("there is no shirt");
  const choice = { product, variant: null };
  return { ...refOf(choice), facts: factsOf(choice) };
}

const sentFrom = async ({ conversationId }: TestConversation) =>
  messagesIn((await readThread(scope, conversationId, { now: new Date() }))?.timeline).filter(
    ({ direction }) => direction === "out",
  );

test("what staff chose goes out as cards with Shopify's own words, and the quick replies under the text", async () => {
  const thread = await makeConversation(meta, scope);
  const card = await shirt();
  const fields = { text: "This one?", cards: [card], quickReplies: ["Yes", "No"] };
  expect(await send(thread, fields)).toMatchObject({ ok: true });
  const made = await productCards(scope, [card], "en");
  expect(await sentFrom(thread)).toMatchObject([
    { kind: "template", content: { cards: made.outcome === "cards" && made.cards } },
    {
      kind: "text",
      content: {
        text: "This one?",
        quickReplies: ["Yes", "No"].map((title) => ({ title, payload: title })),
      },
    },
  ]);
});

test.each([
  ["a card that is none", { cards: [{ productGid: "gid://shopify/Order/1", variantGid: null, facts: "" }] }],
  ["something else than a list", { cards: { title: "Lamp", subtitle: "€1" } }],
  ["a card of the page's own making", { cards: [{ title: "Lamp", subtitle: "€1" }] }],
  ["quick replies that are no texts", { text: "x", quickReplies: [{ title: "Yes" }] }],
  ["more quick replies than there may be", { text: "x", quickReplies: Array.from({ length: 14 }, String) }],
])("%s is refused as a form of another version", async (_, fields) => {
  const thread = await makeConversation(meta, scope);
  expect(await send(thread, fields)).toEqual({ ok: false, error: "unknown_form" });
  expect(await sentFrom(thread)).toEqual([]);
});

test("the products of one shop cannot be sent by another", async () => {
  await signIn(at, at.otherScope);
  const thread = await makeConversation(meta, at.otherScope);
  expect(await send(thread, { cards: [await shirt()] })).toMatchObject({ ok: false, error: "products_gone" });
});

test("a quick reply that is too long is not cut but refused", async () => {
  const thread = await makeConversation(meta, scope);
  const said = { text: "Well?", quickReplies: ["A great deal longer than it may be"] };
  expect(await send(thread, said)).toMatchObject({ ok: false, error: "breaks_rules" });
});
