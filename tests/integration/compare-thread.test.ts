import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { beginConnect, completeConnect } from "#app/modules/channels/channels.server.ts";
import {
  compareThread,
  receiveEvents,
  threadsToCompare,
} from "#app/modules/conversations/conversations.server.ts";
import { lookAgainAfterMs } from "#app/modules/conversations/compare/judge-missing.ts";
import { hour, minute, second } from "#app/platform/clock.ts";
import { testDatabase } from "#tests/support/database.ts";
import { staffId } from "#tests/support/login.ts";
import { startMetaSandbox } from "#tests/support/meta-sandbox.ts";
import { seedStaff } from "#tests/support/staff.ts";

/** It sends its webhooks nowhere: whatever happens there is told to nobody. */
const sandbox = await startMetaSandbox();
const db = await testDatabase(sandbox.environment);
const account = await connect();

async function connect() {
  await seedStaff(db.scope, staffId);
  const { url } = await beginConnect(db.scope, staffId, "/app");
  const back = await sandbox.allow(url, "couplet.demo");
  const [state, code] = ["state", "code"].map((name) => back.searchParams.get(name) ?? "");
  const outcome = await completeConnect({ state: state ?? "", code: code ?? "" });
  if (outcome.outcome !== "connected") throw new Error(`connecting ended as ${outcome.outcome}`);
  return { id: outcome.accountId, externalId: outcome.accountExternalId };
}

const startedAt = Date.now();

/** A person writes, so long ago, and we hear of it. */
async function writes(as: string, text: string, agoMs: number) {
  const at = startedAt - agoMs;
  const { mid, igsid } = await sandbox.control<{ mid: string; igsid: string }>("/instagram/messages", {
    as,
    text,
    at: new Date(at).toISOString(),
  });
  const event = { kind: "message", mid, personId: igsid, at, standby: false, direction: "in" } as const;
  const folded = await receiveEvents(db.scope, account, [
    { ...event, messageKind: "text", content: { mid, text } },
  ]);
  return { mid, conversationId: folded.conversationIds[0] ?? "" };
}

const later = (ms: number) => new Date(startedAt + ms);

/** The sandbox takes two reads of an account's threads a second, as Meta does. */
async function compare(conversationId: string, at: Date) {
  await pause(second);
  return compareThread(db.scope, conversationId, at);
}

const rowOf = async (conversationId: string, at: number) => {
  const rows = await db.asOwner<{
    unsent_at: Date | null;
    content_sealed: Buffer | null;
    found_unsent: boolean;
    missing_since: Date | null;
  }>(
    `SELECT unsent_at, content_sealed, found_unsent, missing_since FROM messages
     WHERE conversation_id = $1 ORDER BY sent_at`,
    [conversationId],
  );
  return rows[at];
};

test("an unsend of which no webhook came is found by comparing twice, and the words are gone as after any other", async () => {
  const { conversationId } = await writes("maya", "the first", 3 * hour);
  const { mid } = await writes("maya", "a secret gooseberry", 2 * hour);
  await writes("maya", "the last", hour);
  expect(await compare(conversationId, later(0))).toEqual({
    outcome: "compared",
    againInMs: null,
  });

  sandbox.parts.acts.unsend(mid);
  const first = await compare(conversationId, later(second));
  expect(first).toEqual({ outcome: "compared", againInMs: lookAgainAfterMs + second });
  expect(await rowOf(conversationId, 1)).toMatchObject({ unsent_at: null, found_unsent: false });
  const soon = await compare(conversationId, later(minute));
  expect(soon).toEqual({ outcome: "compared", againInMs: null });

  const again = await compare(conversationId, later(lookAgainAfterMs + 2 * second));
  expect(again).toMatchObject({ outcome: "found_unsent", againInMs: null });
  expect(again.outcome === "found_unsent" && again.folded.unsentMessageIds).toHaveLength(1);
  expect(await rowOf(conversationId, 1)).toEqual({
    unsent_at: expect.any(Date),
    content_sealed: null,
    found_unsent: true,
    missing_since: null,
  });
  for (const other of [0, 2])
    expect(await rowOf(conversationId, other)).toMatchObject({ unsent_at: null, found_unsent: false });
  expect(await compare(conversationId, later(hour))).toEqual({
    outcome: "compared",
    againInMs: null,
  });
});

test("nothing is taken for unsent when the newest message is the one that is missing: it may not be listed yet", async () => {
  const { conversationId } = await writes("tom", "one", 3 * hour);
  await writes("tom", "two", 2 * hour);
  const { mid } = await writes("tom", "three", hour);
  sandbox.parts.acts.unsend(mid);
  for (const at of [0, lookAgainAfterMs + second, hour]) await compare(conversationId, later(at));
  expect(await rowOf(conversationId, 2)).toMatchObject({ unsent_at: null, missing_since: null });
});

test("another store cannot compare the thread", async () => {
  const { conversationId } = await writes("lucia", "mine", hour);
  expect(await compareThread(db.otherScope, conversationId, later(0))).toEqual({
    outcome: "unavailable",
    againInMs: null,
  });
});

test("threads are compared when something happened lately: often in the first day, then seldom, then no more", async () => {
  const { conversationId } = await writes("zoe", "hello", hour);
  const due = async (at: Date) =>
    (await threadsToCompare(at)).some((thread) => thread.conversationId === conversationId);
  expect(await due(later(0))).toBe(true);
  await compare(conversationId, later(0));
  expect(await due(later(hour / 2))).toBe(false);
  expect(await due(later(hour + minute))).toBe(true);
  await compare(conversationId, later(30 * hour));
  expect(await due(later(32 * hour))).toBe(false);
  expect(await due(later(43 * hour))).toBe(true);
  expect(await due(later(8 * 24 * hour))).toBe(false);
});
