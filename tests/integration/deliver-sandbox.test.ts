import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import {
  beginConnect,
  checkAccount,
  completeConnect,
  disconnect,
  fetchProfile,
  listAccounts,
} from "#app/modules/channels/channels.server.ts";
import {
  deliverReplies,
  receiveEvents,
  reply,
  settleReplies,
} from "#app/modules/conversations/conversations.server.ts";
import { second } from "#app/platform/clock.ts";
import type { Fault } from "#sandbox/context.ts";
import { testDatabase } from "#tests/support/database.ts";
import { staffId } from "#tests/support/login.ts";
import { startMetaSandbox } from "#tests/support/meta-sandbox.ts";
import { seedStaff } from "#tests/support/staff.ts";

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
  return outcome;
}

/** A person writes; the thread they have with the account. */
async function hears(as: string, text: string) {
  const { mid, igsid } = await sandbox.control<{ mid: string; igsid: string }>("/instagram/messages", {
    as,
    text,
  });
  const event = { kind: "message", mid, personId: igsid, at: Date.now(), standby: false } as const;
  const folded = await receiveEvents(
    db.scope,
    { id: account.accountId, externalId: account.accountExternalId },
    [{ ...event, direction: "in", messageKind: "text", content: { mid, text } }],
  );
  return { conversationId: folded.conversationIds[0] ?? "", contactId: folded.newContactIds[0] ?? "", igsid };
}

/** What the app sent to a person, by the sandbox's own record. */
async function received(igsid: string): Promise<string[]> {
  const answer = await fetch(`${sandbox.url}/control/instagram/sent`);
  const sent = (await answer.json()) as { to: string; text: string }[];
  return sent.filter(({ to }) => to === igsid).map(({ text }) => text);
}

// promise R2-7
test("Business Login at the sandbox ends connected, subscribed and with the Human Agent feature", async () => {
  expect(account).toMatchObject({ subscribed: true, accountExternalId: "17841400000000001" });
  expect(await checkAccount(db.scope, account.accountId)).toEqual({ outcome: "ok" });
  const [card] = await listAccounts(db.scope);
  expect(card).toMatchObject({
    handle: "couplet.demo",
    name: expect.stringMatching(/\S/),
    pictureUrl: expect.stringMatching(/^http/),
    state: "connected",
    humanAgent: true,
    lastError: null,
  });
});

// promise R3-6
test("a profile is read for somebody who wrote and of nobody before, and a refusal is quiet", async () => {
  const read = () => sandbox.ctx.calls.list().filter(({ target }) => target === "meta.profile");
  expect(read()).toEqual([]);
  const { contactId, igsid } = await hears("maya", "Hi!");
  const stateOf = async () =>
    (await db.asOwner("SELECT profile_state FROM contacts WHERE id = $1", [contactId]))[0]?.["profile_state"];
  sandbox.ctx.faults.push("meta.profile", [{ kind: "error", code: 230 }]);
  expect(await fetchProfile(db.scope, contactId)).toEqual({ outcome: "unavailable" });
  expect(await stateOf()).toBe("unavailable");
  sandbox.ctx.faults.push("meta.profile", [{ kind: "cut", when: "before" }]);
  expect(await fetchProfile(db.scope, contactId)).toMatchObject({ outcome: "retry" });
  expect(await fetchProfile(db.scope, contactId)).toEqual({ outcome: "saved" });
  expect(await stateOf()).toBe("known");
  expect(read()).toHaveLength(3);
  for (const { path } of read()) expect(path).toContain(igsid);
});

// The sandbox shares no code with us: what it refuses or forgets, we did not make up ourselves.
const faults: [string, Fault | undefined][] = [
  ["nothing happens", undefined],
  ["the line is cut before the effect", { kind: "cut", when: "before" }],
  ["the line is cut after the effect", { kind: "cut", when: "after" }],
  ["Meta answers with an error of its own", { kind: "error", code: 2 }],
  ["Meta throttles", { kind: "error", code: 613 }],
];

test.each(faults)("a long reply arrives once and in order when %s", async (_name, fault) => {
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    const { conversationId, igsid } = await hears("tom", "Tell me everything");
    const before = await received(igsid);
    const text = `${"The lamp is made of oak and linen. ".repeat(40)}${randomUUID()}`;
    await reply(db.scope, { conversationId, staffId, clientToken: randomUUID(), text });
    if (fault) sandbox.ctx.faults.push("meta.send", [fault]);
    for (let round = 0; round < 5; round++) {
      const { outcome } = await deliverReplies(db.scope, conversationId);
      if (outcome === "done") break;
      vi.setSystemTime(Date.now() + 25 * second);
      await settleReplies(db.scope, conversationId);
    }
    const parts = (await received(igsid)).slice(before.length);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join(" ")).toBe(text);
  } finally {
    vi.useRealTimers();
  }
});

test("disconnecting ends the subscription at the sandbox", async () => {
  expect(await disconnect(db.scope, account.accountId, staffId)).toMatchObject({ unsubscribed: true });
  expect(sandbox.parts.world.state.subscriptions[account.accountExternalId]).toBeUndefined();
});
