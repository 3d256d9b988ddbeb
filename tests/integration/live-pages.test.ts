import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { receiveEvents } from "#app/modules/conversations/conversations.server.ts";
import type { RowChanges } from "#app/modules/conversations/views/live-rows.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { closeLive } from "#app/platform/live/subscribe.server.ts";
import { seedAccount } from "#tests/support/accounts.ts";
import { seedShop, testDatabase } from "#tests/support/database.ts";
import { openPage } from "#tests/support/live-page.ts";
import { message, newPerson } from "#tests/support/threads.ts";

await testDatabase();
afterAll(closeLive);

async function shop() {
  const scope = await seedShop(`live-${randomUUID()}.myshopify.com`);
  const account = await seedAccount(scope);
  return {
    scope,
    /** Somebody writes, and pages are told. */
    write: async (text: string, personId = newPerson()) => {
      const { conversationIds, arrived } = await receiveEvents(scope, account, [
        message(personId, { at: Date.now(), content: { text } }),
      ]);
      await publish(
        scope,
        conversationIds.map((id) => ({ kind: "conversation", id })),
      );
      return { id: conversationIds[0] ?? "", contactId: arrived[0]?.contactId ?? "", personId };
    },
  };
}

const words = ({ rows }: RowChanges) => rows.map(({ preview }) => preview?.text);

// promise R4-17
test("an open page is told the row of a thread in which somebody wrote, and that there is something to read", async () => {
  const { scope, write } = await shop();
  const page = await openPage(scope);
  await page.next("here");
  const thread = await write("is the lamp back?");
  const changes = await page.next<RowChanges>("rows");
  expect(words(changes)).toEqual(["is the lamp back?"]);
  expect(changes).toMatchObject({ gone: [], threads: [thread.id] });
  expect(await page.next("strip")).toMatchObject({ counts: { waiting: 1 } });
});

test("that staff have seen a thread changes its row and is nothing new to read", async () => {
  const { scope, write } = await shop();
  const page = await openPage(scope);
  const { id } = await write("hello");
  expect((await page.next<RowChanges>("rows")).threads).toEqual([id]);
  await publish(scope, [{ kind: "seen", id }]);
  const changes = await page.next<RowChanges>("rows");
  expect(changes.rows.map((row) => row.id)).toEqual([id]);
  expect(changes.threads).toEqual([]);
});

test("what is known of a person is news of their thread, and a thread that is not there is gone", async () => {
  const { scope, write } = await shop();
  const { id, contactId } = await write("hello");
  const page = await openPage(scope);
  const erased = randomUUID();
  await publish(scope, [
    { kind: "contact", id: contactId },
    { kind: "conversation", id: erased },
  ]);
  const changes = await page.next<RowChanges>("rows", ({ gone }) => gone.includes(erased));
  expect(changes.rows.map((row) => row.id)).toEqual([id]);
  expect(changes.threads.sort()).toEqual([id, erased].sort());
});

test("pages of another shop are told nothing, pages without a list are told no rows", async () => {
  const { scope, write } = await shop();
  const other = await shop();
  const [theirs, settings] = [
    await openPage(other.scope),
    await openPage(scope, { inbox: false, knows: null }),
  ];
  await write("for us alone");
  await publish(scope, [{ kind: "privacy" }]);
  await other.write("for them alone");
  expect(words(await theirs.next("rows"))).toEqual(["for them alone"]);
  expect(await settings.next("news")).toEqual([{ kind: "privacy" }]);
  expect(JSON.stringify([theirs.events, settings.events])).not.toContain("for us alone");
});

test("a page that was away for a moment is told what it missed; after a long time it reads again", async () => {
  const { scope, write } = await shop();
  const stays = await openPage(scope);
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  const knows = new Date();
  await write("written meanwhile");
  await stays.next("rows");
  const back = await openPage(scope, { knows });
  expect(words(await back.next("rows"))).toEqual(["written meanwhile"]);
  const late = await openPage(scope, { knows: new Date(Date.now() - 3_600_000) });
  await late.next("reread");
});

test("when more threads change at once than can be told, pages read again", async () => {
  const { scope } = await shop();
  const page = await openPage(scope);
  await publish(
    scope,
    Array.from({ length: 150 }, () => ({ kind: "conversation", id: randomUUID() })),
  );
  await page.next("reread");
});

// promise R4-18
test("whose access changes is let go at once, and the others are not", async () => {
  const { scope, write } = await shop();
  const staffId = randomUUID();
  const removed = await openPage(scope, { staffId });
  const colleague = await openPage(scope);
  await publish(scope, [{ kind: "access", id: staffId }]);
  await removed.ended;
  await write("still here?");
  expect(words(await colleague.next("rows"))).toEqual(["still here?"]);
  await publish(scope, [{ kind: "access", id: null }]);
  await colleague.ended;
});
