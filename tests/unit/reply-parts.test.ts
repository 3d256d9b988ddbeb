import { expect, test } from "vitest";
import { contentFaults } from "#app/modules/channels/instagram/content-rules.ts";
import { messageBody } from "#app/modules/channels/instagram/outbound.ts";
import { readMessage } from "#app/modules/channels/instagram/message-content.ts";
import { cardLimits, quickReplyLimits } from "#app/modules/channels/instagram/rules.ts";
import type { Card, QuickReply } from "#app/modules/channels/channels.ts";
import { mayBeEchoOf } from "#app/modules/conversations/fold/same-content.ts";
import { replyParts, type ReplyContent } from "#app/modules/conversations/outbox/reply-parts.ts";

const card = (over: Partial<Card> = {}): Card => ({
  title: "Brass lamp",
  subtitle: "€129.00",
  imageUrl: "https://cdn.shopify.com/lamp.png",
  buttons: [{ title: "View product", url: "https://shop.example/products/lamp" }],
  ...over,
});
const chip = (title: string): QuickReply => ({ title, payload: title });

const kindsOf = (reply: ReplyContent) => {
  const cut = replyParts(reply);
  return cut.outcome === "parts" ? cut.parts.map(({ kind }) => kind) : cut.outcome;
};

test("cards follow the words; with quick replies they go first, so that these stay the newest message's", () => {
  expect(kindsOf({ text: "Here it is", cards: [card()] })).toEqual(["text", "template"]);
  expect(kindsOf({ text: "This one?", cards: [card()], quickReplies: [chip("Yes")] })).toEqual([
    "template",
    "text",
  ]);
  expect(kindsOf({ text: "", cards: [card()] })).toEqual(["template"]);
});

test("of a long text the last part carries the quick replies", () => {
  const cut = replyParts({ text: "The lamp is back. ".repeat(80), quickReplies: [chip("Yes"), chip("No")] });
  if (cut.outcome !== "parts") throw new Error(cut.outcome);
  expect(cut.parts.map(({ content }) => content.quickReplies?.length ?? 0)).toEqual([0, 2]);
});

test("a text with double braces is no reply, nor is nothing", () => {
  expect(kindsOf({ text: "Hi {{customer.first_name}}" })).toBe("unresolved");
  expect(kindsOf({ text: "Hi {{" })).toBe("unresolved");
  expect(kindsOf({ text: " \n" })).toBe("empty");
});

const long = (length: number) => "ü".repeat(length);

test.each<[string, Partial<ReplyContent>, string[]]>([
  ["a card of 80 characters a line", { cards: [card({ title: long(80), subtitle: long(80) })] }, []],
  ["a longer title", { cards: [card({ title: long(81) })] }, ["card_title"]],
  ["no title", { cards: [card({ title: " " })] }, ["card_title"]],
  ["a longer subtitle", { cards: [card({ subtitle: long(81) })] }, ["card_subtitle"]],
  ["a title and nothing else", { cards: [{ title: "Lamp" }] }, ["card_bare"]],
  ["a script for a link", { cards: [card({ imageUrl: "javascript:alert(1)" })] }, ["card_link"]],
  [
    "a long button",
    { cards: [card({ buttons: [{ title: long(21), url: "https://a.example" }] })] },
    ["card_buttons"],
  ],
  ["ten cards", { cards: Array.from({ length: cardLimits.cards }, () => card()) }, []],
  ["eleven cards", { cards: Array.from({ length: cardLimits.cards + 1 }, () => card()) }, ["too_many_cards"]],
  ["a title of twenty", { quickReplies: [chip(long(quickReplyLimits.title))] }, []],
  [
    "a title of twenty-one",
    { quickReplies: [chip(long(quickReplyLimits.title + 1))] },
    ["quick_reply_title"],
  ],
  ["thirteen", { quickReplies: Array.from({ length: quickReplyLimits.count }, (_, n) => chip(`${n}`)) }, []],
  [
    "fourteen",
    { quickReplies: Array.from({ length: quickReplyLimits.count + 1 }, (_, n) => chip(`${n}`)) },
    ["too_many_quick_replies"],
  ],
  ["two alike", { quickReplies: [chip("Yes"), chip("yes ")] }, ["quick_reply_twice"]],
  ["quick replies without words", { text: "", quickReplies: [chip("Yes")] }, ["quick_replies_alone"]],
])("Instagram's limits: %s", (_name, over, faults) => {
  const reply = { text: "Hello", cards: [], quickReplies: [], ...over };
  expect(contentFaults(reply)).toEqual(faults);
  expect(kindsOf(reply) === "breaks_rules").toBe(faults.length > 0);
});

test("cards go out as a generic template, quick replies beside the text", () => {
  const to = { recipientId: "7", humanAgent: false };
  expect(
    messageBody({ ...to, content: { cards: [card({ buttons: [{ title: "Ask", payload: "ASK" }] })] } }),
  ).toEqual({
    recipient: { id: "7" },
    message: {
      attachment: {
        type: "template",
        payload: {
          template_type: "generic",
          elements: [
            {
              title: "Brass lamp",
              subtitle: "€129.00",
              image_url: "https://cdn.shopify.com/lamp.png",
              buttons: [{ type: "postback", title: "Ask", payload: "ASK" }],
            },
          ],
        },
      },
    },
  });
  expect(messageBody({ ...to, content: { text: "Which?", quickReplies: [chip("Red")] } }).message).toEqual({
    text: "Which?",
    quick_replies: [{ content_type: "text", title: "Red", payload: "Red" }],
  });
});

const echoed = (attachment: unknown) => readMessage("m1", { attachments: [attachment] });

test("a template's echo is read in each shape it may come in, and matched to its cards", () => {
  const { message } = messageBody({ recipientId: "7", humanAgent: false, content: { cards: [card()] } });
  const sent = echoed("attachment" in message ? message.attachment : null);
  expect(sent.kind).toBe("template");
  expect(sent.content.cards).toEqual([card()]);
  const elements = [{ title: "Brass lamp", image_url: "https://cdn.shopify.com/lamp.png" }];
  const told = echoed({ type: "template", payload: { generic: { elements } } });
  const bare = echoed({ type: "template", payload: { template_type: "generic" } });
  const other = echoed({ type: "template", payload: { elements: [{ title: "Candle" }] } });
  const ours = { cards: [card()] };
  expect([sent, told, bare, other].map(({ content }) => mayBeEchoOf(content, ours))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(mayBeEchoOf({ text: "Brass lamp" }, ours)).toBe(false);
  expect(mayBeEchoOf(sent.content, { text: "Brass lamp" })).toBe(false);
});

test("a button template of another app is shown as a card", () => {
  const payload = {
    template_type: "button",
    text: "Where to?",
    buttons: [{ title: "Shop", url: "https://a.example" }],
  };
  expect(echoed({ type: "template", payload }).content.cards).toEqual([
    { title: "Where to?", buttons: [{ title: "Shop", url: "https://a.example" }] },
  ]);
});
