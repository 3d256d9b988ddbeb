import fc from "fast-check";
import { expect, test } from "vitest";
import type { ChannelEvent } from "#app/modules/channels/events.ts";
import type { Feature } from "#app/modules/channels/instagram/features.ts";
import { parseInstagramWebhook } from "#app/modules/channels/instagram/inbound.ts";
import deliveries from "#tests/fixtures/instagram/deliveries.json" with { type: "json" };

type Name = keyof typeof deliveries;

const account = "17841400000000001";
const person = "1234567890123456";
const mid = (name: string) => `aWdfZAG1faXRlbToxOklHTWVzc2FnZA${name}`;
const url = "https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=18000000000000001&signature=AbX0";
const at = 1_789_999_999_876;

/** The one event of a recorded delivery. */
function only(name: Name, on?: Feature[]): ChannelEvent {
  const { accounts, ignored } = parseInstagramWebhook(deliveries[name], on);
  expect(ignored).toEqual({});
  expect(accounts.map((each) => [each.accountExternalId, each.events.length])).toEqual([[account, 1]]);
  return accounts[0]!.events[0]!;
}

const base = { personId: person, at, standby: false };
const said = (name: string, messageKind: string, content: object) => ({
  ...base,
  kind: "message",
  mid: mid(name),
  direction: "in",
  messageKind,
  content: { mid: mid(name), ...content },
});

const placed: [Name, object][] = [
  ["text", said("text", "text", { text: "Hallo, ist die Lampe wieder da? 🪔" })],
  ["array_wrapped", said("text", "text", { text: "Hallo, ist die Lampe wieder da? 🪔" })],
  ["inline_reply", said("reply", "text", { text: "yes", replyToMid: mid("text") })],
  [
    "story_reply",
    said("story", "story_reply", {
      text: "love it",
      story: { id: "17900000000000001", url, linkUrl: "https://shop.example/lamp" },
    }),
  ],
  ["image", said("image", "media", { attachments: [{ type: "image", url }] })],
  ["video", said("video", "media", { attachments: [{ type: "video", url }] })],
  ["audio", said("audio", "media", { attachments: [{ type: "audio", url }] })],
  ["file", said("file", "media", { attachments: [{ type: "file", url }] })],
  [
    "several_images",
    said("many", "media", {
      attachments: [
        { type: "image", url },
        { type: "image", url: `${url}2` },
      ],
    }),
  ],
  ["share_twice", said("share", "share", { attachments: [{ type: "ig_post", url, title: "New lamps" }] })],
  ["reel", said("reel", "share", { attachments: [{ type: "ig_reel", url, title: "How we glaze" }] })],
  ["story_share", said("igstory", "share", { attachments: [{ type: "ig_story", url }] })],
  [
    "story_mention",
    said("mention", "story_mention", { attachments: [{ type: "story_mention", url }], story: { url } }),
  ],
  [
    "template_echo",
    { ...said("template", "template", { attachments: [{ type: "template" }] }), direction: "out" },
  ],
  ["unsupported_message", said("unsup", "unsupported", { unsupportedKind: "is_unsupported" })],
  [
    "unsupported_attachment",
    said("unsupatt", "unsupported", {
      attachments: [{ type: "unsupported_type" }],
      unsupportedKind: "attachment.unsupported_type",
    }),
  ],
  [
    "view_once",
    said("once", "unsupported", {
      attachments: [{ type: "ephemeral" }],
      unsupportedKind: "attachment.ephemeral",
    }),
  ],
  ["empty_message", said("empty", "unsupported", { unsupportedKind: "empty" })],
  ["quick_reply", said("quick", "quick_reply", { text: "Track order", payload: "TRACK" })],
  ["postback", said("postback", "postback", { text: "Talk to a person", payload: "HUMAN" })],
  ["react", { ...base, kind: "reaction", mid: mid("text"), emoji: "❤️" }],
  ["react_name_only", { ...base, kind: "reaction", mid: mid("text"), emoji: "😮" }],
  ["unreact", { ...base, kind: "reaction", mid: mid("text"), emoji: null }],
  ["seen_mid", { ...base, kind: "seen", mid: mid("echo") }],
  ["seen_watermark", { ...base, kind: "seen", mid: null, at: 1_789_999_990_000 }],
  ["edit", { ...base, kind: "edit", mid: mid("text"), number: 1, text: "Ist die Lampe in Blau da?" }],
  ["edit_number_as_text", { ...base, kind: "edit", mid: mid("text"), number: 2, text: "And in green?" }],
  ["unsend", { ...base, kind: "unsend", mid: mid("text") }],
  ["unsend_as_text", { ...base, kind: "unsend", mid: mid("text") }],
  ["echo", { ...said("echo", "text", { text: "On its way" }), direction: "out" }],
  ["echo_without_flag", { ...said("echo2", "text", { text: "On its way" }), direction: "out" }],
  [
    "self_message",
    { ...said("self", "text", { text: "test" }), direction: "out", personId: "9990000000000009" },
  ],
  [
    "self_postback",
    { ...said("selfpb", "postback", { text: "Menu", payload: "MENU" }), personId: "9990000000000009" },
  ],
  [
    "ad_referral",
    said("ad", "text", {
      text: "price?",
      referral: { source: "ADS", ref: "spring", adId: "6100000000001", adTitle: "Spring lamps" },
    }),
  ],
  [
    "link_referral",
    { ...base, kind: "referral", content: { referral: { source: "IGME-SOURCE-LINK", ref: "order-1042" } } },
  ],
  [
    "product_referral",
    said("product", "text", { text: "size M?", referral: { productId: "5550000000000001" } }),
  ],
  ["optin", { ...base, kind: "unsupported", name: "optin", mid: null, direction: "in" }],
  ["standby", { ...said("standby", "text", { text: "Hello" }), standby: true, at: 1_790_000_000_001 }],
  ["handover_change", { ...base, kind: "handover", action: "pass", at: 1_790_000_000_000 }],
  ["message_as_change", { ...said("change", "text", { text: "by change" }), at: 1_790_000_000_000 }],
  ["unknown_key", { ...base, kind: "unsupported", name: "message_pin", mid: null, direction: "in" }],
];

// promise R5-4
test.each(placed)("%s becomes one event with its place in the thread", (name, event) => {
  expect(only(name)).toEqual(event);
});

const comment = {
  kind: "comment",
  personId: person,
  username: "ana",
  parentId: null,
  live: false,
  own: false,
  at: 1_790_000_000_000,
};

const comments: [Name, object][] = [
  [
    "comment",
    {
      ...comment,
      commentId: "18000000000000011",
      text: "price?",
      mediaId: "17800000000000011",
      parentId: "17900000000000011",
    },
  ],
  [
    "comment_flat",
    { ...comment, commentId: "18000000000000012", text: "flat", mediaId: "17800000000000011" },
  ],
  [
    "comment_facebook",
    { ...comment, commentId: "18000000000000013", text: "ad?", mediaId: "17800000000000012" },
  ],
  [
    "comment_own",
    {
      ...comment,
      commentId: "18000000000000014",
      text: "thanks!",
      mediaId: "17800000000000011",
      personId: "9990000000000009",
      username: "shop",
      own: true,
    },
  ],
  [
    "live_comment",
    {
      ...comment,
      commentId: "18000000000000015",
      text: "how much?",
      mediaId: "17800000000000013",
      live: true,
    },
  ],
];

test.each(comments)("%s becomes a comment where comments are switched on", (name, event) => {
  expect(only(name, ["messages", "comments"])).toEqual(event);
});

// promise R2-20
test.each(comments)("%s is left out where they are off", (name) => {
  expect(parseInstagramWebhook(deliveries[name])).toEqual({ accounts: [], ignored: { feature_off: 1 } });
});

test("a mention names no person and is kept as unsupported", () => {
  expect(only("mention")).toMatchObject({ kind: "unsupported", name: "mentions", personId: null });
});

const leftOut: [Name, object][] = [
  ["page", { page_object: 1 }],
  ["edit_zero", { edit_without_change: 1 }],
  ["test_button", { dashboard_test: 1 }],
  ["test_button_page", { dashboard_test: 1 }],
  ["test_button_with_account", { dashboard_test: 1 }],
];

test.each(leftOut)("%s is left out and counted", (name, ignored) => {
  expect(parseInstagramWebhook(deliveries[name])).toEqual({ accounts: [], ignored });
});

const good = deliveries.text.entry[0]!.messaging[0]!;
const inEntry = (...messaging: unknown[]) =>
  parseInstagramWebhook({
    object: "instagram",
    entry: [{ id: account, time: 1_790_000_000_123, messaging }],
  });

test("one bad item takes no other with it", () => {
  const { accounts, ignored } = inEntry(null, 7, [], good, { sender: "x", message: { mid: {} } }, "text");
  expect(accounts[0]!.events.map((event) => event.kind)).toEqual(["message", "unsupported"]);
  expect(ignored).toEqual({ not_an_object: 4 });
});

test("a number that has lost digits names nobody; a small one is read as text", () => {
  const lossy = JSON.parse('{"id":17841400000000001234}') as unknown;
  const [event, exact] = inEntry({ ...good, sender: lossy }, { ...good, sender: { id: 123 } }).accounts[0]!
    .events;
  expect(event).toMatchObject({ kind: "unsupported", name: "message.no_person", personId: null });
  expect(exact).toMatchObject({ kind: "message", personId: "123" });
});

test("an entry whose id has lost digits is left out and counted, since it could be another shop's", () => {
  const body = JSON.parse(
    '{"object":"instagram","entry":[{"id":178414000000000012345,"messaging":[{}]}]}',
  ) as unknown;
  expect(parseInstagramWebhook(body)).toEqual({ accounts: [], ignored: { account_id_unreadable: 1 } });
});

test("times come in ms, in seconds and as text, and the entry's time stands in for a missing one", () => {
  const times = [1_790_000_000_001, 1_790_000_000, "1790000000", undefined, "soon", -1, 1e300];
  const { accounts } = inEntry(...times.map((timestamp) => ({ ...good, timestamp })));
  const entry = 1_790_000_000_123;
  const seconds = 1_790_000_000_000;
  const read = accounts[0]!.events.map((event) => event.at);
  expect(read).toEqual([1_790_000_000_001, seconds, seconds, entry, entry, entry, entry]);
});

test("an address that is not http never becomes a link", () => {
  const attachments = [{ type: "image", payload: { url: "javascript:alert(1)" } }];
  const [event] = inEntry({ ...good, message: { mid: "m", attachments } }).accounts[0]!.events;
  expect(event).toMatchObject({ content: { attachments: [{ type: "image" }] } });
  expect(JSON.stringify(event)).not.toContain("javascript");
});

test("the account's own reaction is not the customer's", () => {
  const item = { ...good, sender: { id: account }, recipient: { id: person }, message: undefined };
  const [event] = inEntry({ ...item, reaction: { mid: "m", action: "react", emoji: "🔥" } }).accounts[0]!
    .events;
  expect(event).toMatchObject({ kind: "unsupported", name: "reaction.by_account", personId: person });
});

test("entries of one account are joined, in order", () => {
  const [entry] = deliveries.text.entry;
  const [echo] = deliveries.echo.entry;
  const { accounts } = parseInstagramWebhook({ object: "instagram", entry: [entry, echo] });
  expect(accounts).toHaveLength(1);
  expect(accounts[0]!.events.map((event) => "mid" in event && event.mid)).toEqual([mid("text"), mid("echo")]);
});

/** Every place in a JSON value, as a path of keys. */
function paths(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [path];
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
  return [
    path,
    ...[...keys].flatMap((key) => paths((value as Record<string, unknown>)[key], [...path, key])),
  ];
}

function replaceAt(value: unknown, [key, ...rest]: (string | number)[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = replaceAt(copy[key], rest, by);
  return copy;
}

const strange = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    undefined,
    "__proto__",
    "constructor",
    "\u0000",
    "\ud800",
    "0",
    0,
    -1,
    1e21,
    2 ** 53,
  ),
  fc.constantFrom<unknown>({ id: {} }, { constructor: { name: 1 } }, { mid: [] }, [[]], [null], {
    toString: 1,
  }),
);

test("the number of an edit that is no number is an unsupported event, never a crash", () => {
  for (const num_edit of [{ toString: 1 }, [], "two", -1, 1.5, 10_001]) {
    const edited = { mid: "m_1", text: "And in green?", num_edit };
    const item = {
      sender: { id: "5" },
      recipient: { id: "7" },
      timestamp: 1_789_999_999_876,
      message_edit: edited,
    };
    const body = { object: "instagram", entry: [{ id: "7", time: 1_790_000_000_123, messaging: [item] }] };
    const [account] = parseInstagramWebhook(body).accounts;
    expect(account?.events).toMatchObject([{ kind: "unsupported", name: "message_edit.unreadable" }]);
  }
});

test("whatever happens to real payloads, parsing never throws and gives only well-formed events", () => {
  const real = fc.constantFrom(...Object.values(deliveries)) as fc.Arbitrary<unknown>;
  const mutation = fc.tuple(fc.nat(), strange);
  fc.assert(
    fc.property(real, fc.array(mutation, { minLength: 1, maxLength: 4 }), (payload, mutations) => {
      const body = mutations.reduce<unknown>((value, [where, by]) => {
        const all = paths(value);
        return replaceAt(value, all[where % all.length]!, by);
      }, payload);
      for (const { accountExternalId, events } of parseInstagramWebhook(body, ["messages", "comments"])
        .accounts) {
        expect(accountExternalId).toMatch(/^[\x21-\x7e]+$/);
        for (const event of events) expectWellFormed(event, accountExternalId);
      }
    }),
    { numRuns: 10_000 },
  );
});

function expectWellFormed(event: ChannelEvent, accountId: string): void {
  expect(new Date(event.at).getUTCFullYear()).toBeGreaterThan(2004);
  expect(new Date(event.at).getUTCFullYear()).toBeLessThan(2100);
  if (event.personId !== null && event.kind !== "comment") expect(event.personId).not.toBe(accountId);
  if (event.personId !== null) expect(event.personId).toMatch(/^[\x21-\x7e]+$/);
  if (event.kind === "unsupported") expect(event.name).toMatch(/^[a-z][a-z0-9_.]{0,39}$/);
}
