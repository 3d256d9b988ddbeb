import fc from "fast-check";
import { expect, test } from "vitest";
import type { ChannelEvent, MessageEvent } from "#app/modules/channels/events.ts";
import {
  foldBatch,
  isWordOfCustomer,
  type FoldedBatch,
  type FoldState,
} from "#app/modules/conversations/fold/fold-batch.ts";
import {
  foldMessage,
  unknownMessage,
  type MessageRecord,
} from "#app/modules/conversations/fold/fold-message.ts";
import { newThread, opensWindow } from "#app/modules/conversations/fold/fold-thread.ts";
import { scenario } from "#tests/fixtures/instagram/scenario.ts";

interface Folded {
  state: {
    threads: Map<string, FoldState["threads"] extends ReadonlyMap<string, infer T> ? T : never>;
    messages: Map<string, MessageRecord>;
  };
  unsupported: Map<string, number>;
}

function foldAll(batches: ChannelEvent[][]): Folded {
  const folded: Folded = { state: { threads: new Map(), messages: new Map() }, unsupported: new Map() };
  for (const batch of batches) {
    const step: FoldedBatch = foldBatch(folded.state, batch);
    for (const [key, value] of step.threads) folded.state.threads.set(key, value);
    for (const [key, value] of step.messages) folded.state.messages.set(key, value);
    for (const [name, count] of step.unsupported) {
      folded.unsupported.set(name, (folded.unsupported.get(name) ?? 0) + count);
    }
  }
  return folded;
}

const sorted = <Value>(map: Map<string, Value>) => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));

const endState = ({ state, unsupported }: Folded) => ({
  threads: sorted(state.threads),
  messages: sorted(state.messages),
  unsupported: sorted(unsupported),
});

test("events shuffled, repeated and cut into batches end in the state that their history gives", () => {
  fc.assert(
    fc.property(scenario, ({ history, deliveries }) => {
      expect(endState(foldAll(deliveries))).toEqual(endState(foldAll([history])));
    }),
    { numRuns: 1_000 },
  );
});

test("an unsent message has no words, media, edit or reaction, wherever the unsend came", () => {
  fc.assert(
    fc.property(scenario, ({ history, deliveries }) => {
      const { messages } = foldAll(deliveries).state;
      for (const event of history.filter(({ kind }) => kind === "unsend")) {
        const record = messages.get("mid" in event ? (event.mid ?? "") : "");
        expect(record).toMatchObject({
          content: null,
          reaction: null,
          editNumber: 0,
          editedAt: null,
          versions: [],
        });
        expect(record?.unsentAt).not.toBeNull();
      }
    }),
    { numRuns: 300 },
  );
});

test("a message is visible once it has come, and only then", () => {
  fc.assert(
    fc.property(scenario, ({ history, deliveries }) => {
      const said = new Set(history.flatMap((event) => (event.kind === "message" ? event.mid : [])));
      for (const [mid, record] of foldAll(deliveries).state.messages) {
        const line = mid.startsWith("referral:") || mid.startsWith("unsupported:");
        expect(record.sentAt !== null).toBe(line || said.has(mid));
      }
    }),
    { numRuns: 300 },
  );
});

const at = Date.UTC(2026, 8, 21, 10);
const frame = { personId: "p", mid: "m1", standby: false };
const hello: MessageEvent = {
  ...frame,
  kind: "message",
  direction: "in",
  messageKind: "text",
  content: { mid: "m1", text: "hello" },
  at,
};
const fold = (...events: Parameters<typeof foldMessage>[1][]) => events.reduce(foldMessage, unknownMessage);

test("the highest edit is what a message says, and a late original does not bring the old words back", () => {
  const second = { ...frame, kind: "edit", number: 2, text: "second", at: at + 1 } as const;
  const first = { ...frame, kind: "edit", number: 1, text: "first", at: at + 9 } as const;
  expect(fold(second, hello, first, hello)).toMatchObject({
    content: { text: "second" },
    editNumber: 2,
    sentAt: at,
  });
});

test("an edited message remembers each wording in order, whatever order they came in", () => {
  const first = { ...frame, kind: "edit", number: 1, text: "first", at: at + 1 } as const;
  const second = { ...frame, kind: "edit", number: 2, text: "second", at: at + 2 } as const;
  const versions = [
    { number: 0, text: "hello", at: null },
    { number: 1, text: "first", at: at + 1 },
    { number: 2, text: "second", at: at + 2 },
  ];
  expect(fold(hello).versions).toEqual([]);
  for (const events of [
    [hello, first, second],
    [second, hello, first],
    [first, second, hello, hello],
  ])
    expect(fold(...events)).toMatchObject({ content: { text: "second" }, editNumber: 2, versions });
});

test("of an edited message the last version is what it says", () => {
  fc.assert(
    fc.property(scenario, ({ deliveries }) => {
      for (const { versions, content, editNumber, editedAt } of foldAll(deliveries).state.messages.values()) {
        if (editNumber === 0) expect(versions).toEqual([]);
        else expect(versions.at(-1)).toEqual({ number: editNumber, text: content?.text, at: editedAt });
      }
    }),
    { numRuns: 300 },
  );
});

test("a withdrawn reaction does not come back with a late delivery", () => {
  const react = { ...frame, kind: "reaction", emoji: "❤️", at: at + 1 } as const;
  const withdraw = { ...frame, kind: "reaction", emoji: null, at: at + 2 } as const;
  expect(fold(hello, withdraw, react)).toMatchObject({ reaction: null, reactionAt: at + 2 });
});

test("an unsend that comes first leaves a tombstone at the message's place", () => {
  const unsend = { ...frame, kind: "unsend", at: at + 5 } as const;
  expect(fold(unsend, hello)).toMatchObject({ content: null, sentAt: at, unsentAt: at + 5, direction: "in" });
});

test("a repetition gives back the very same record", () => {
  const once = fold(hello);
  expect(foldMessage(once, { ...hello, content: { ...hello.content } })).toBe(once);
});

test("the echo of our own message keeps who wrote it and takes Meta's time", () => {
  const ours: MessageRecord = {
    ...unknownMessage,
    direction: "out",
    origin: "staff",
    kind: "text",
    content: { mid: "m1", text: "hello" },
    sentAt: at - 700,
    state: "uncertain",
  };
  const echoed = foldMessage(ours, { ...hello, direction: "out" });
  expect(echoed).toMatchObject({ origin: "staff", state: "sent", sentAt: at, content: { text: "hello" } });
});

test("what nobody here wrote is native, and another app's while that app owns the thread", () => {
  expect(fold({ ...hello, direction: "out" })).toMatchObject({ origin: "native", state: "sent" });
  expect(fold({ ...hello, direction: "out", standby: true })).toMatchObject({ origin: "other_app" });
});

const unknownEvent = {
  kind: "unsupported",
  name: "optin",
  personId: "p",
  mid: null,
  direction: "in",
  at,
} as const;

test.each<[string, ChannelEvent, boolean]>([
  ["a message", hello, true],
  ["a story reply", { ...hello, messageKind: "story_reply" }, true],
  ["a story mention", { ...hello, messageKind: "story_mention" }, true],
  ["a tapped button", { ...hello, messageKind: "postback" }, true],
  ["a quick reply", { ...hello, messageKind: "quick_reply" }, true],
  ["a view-once picture", { ...hello, messageKind: "unsupported" }, true],
  ["an echo", { ...hello, direction: "out" }, false],
  ["a reaction", { ...frame, kind: "reaction", emoji: "❤️", at }, false],
  ["an edit", { ...frame, kind: "edit", number: 1, text: "x", at }, false],
  ["an opened link", { kind: "referral", personId: "p", content: {}, at, standby: false }, false],
  ["an unknown event", { ...unknownEvent, standby: false }, false],
])("whether %s opens the reply window", (_name, event, opens) => {
  expect(opensWindow(event)).toBe(opens);
  const thread =
    foldBatch({ threads: new Map(), messages: new Map() }, [event]).threads.get("p") ?? newThread;
  expect(thread.lastCustomerMessageAt).toBe(opens ? at : null);
});

test("the newest word on who owns the thread counts, in either order", () => {
  const theirs = { ...hello, at: at + 1, standby: true };
  const handedBack: ChannelEvent = {
    kind: "handover",
    action: "pass",
    personId: "p",
    at: at + 2,
    standby: false,
  };
  const empty = { threads: new Map(), messages: new Map() };
  expect(foldBatch(empty, [hello, theirs]).threads.get("p")?.standbySince).toBe(at + 1);
  expect(foldBatch(empty, [handedBack, theirs]).threads.get("p")?.standbySince).toBeNull();
});

test("opened links, unknown events and tombstones are not words of the customer", () => {
  expect(isWordOfCustomer(fold(hello))).toBe(true);
  expect(isWordOfCustomer(fold({ ...hello, messageKind: "referral" }))).toBe(false);
  expect(isWordOfCustomer(fold(hello, { ...frame, kind: "unsend", at }))).toBe(false);
  expect(isWordOfCustomer(fold({ ...hello, direction: "out" }))).toBe(false);
});
