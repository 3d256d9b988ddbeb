import { randomUUID } from "node:crypto";
import { afterAll, expect, onTestFinished, test } from "vitest";
import type { PresenceTold, Whereabouts } from "#app/modules/conversations/presence/presence.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { closeLive } from "#app/platform/live/subscribe.server.ts";
import { sayPresence } from "#app/web/live/say-presence.server.ts";
import { startProcess } from "#scripts/world.ts";
import { seedShop, testDatabase } from "#tests/support/database.ts";
import { openPage } from "#tests/support/live-page.ts";

await testDatabase();
afterAll(closeLive);

const newShop = () => seedShop(`presence-${randomUUID()}.myshopify.com`);

/** Somebody of the staff with one page, who says where they are. */
function colleague(scope: ShopScope) {
  const [staffId, page] = [randomUUID(), randomUUID()];
  const say = (whereabouts: Partial<Whereabouts>) =>
    sayPresence(scope, staffId, page, { conversationId: null, writing: false, ...whereabouts });
  return { staffId, page, say };
}

/** Waits until a page was told this of a thread. */
const told =
  (id: string, present: PresenceTold["threads"][string]) =>
  ({ threads }: PresenceTold) =>
    JSON.stringify(threads[id]) === JSON.stringify(present);

test("colleagues are told who looks, who writes and who has gone, and have nothing to read again for it", async () => {
  const scope = await newShop();
  const [page, ana, thread] = [await openPage(scope), colleague(scope), randomUUID()];
  expect(await page.next("presence")).toEqual({ all: true, threads: {} });
  await page.next("reread");
  await ana.say({ conversationId: thread });
  await page.next("presence", told(thread, [{ staffId: ana.staffId, writing: false }]));
  await ana.say({ conversationId: thread, writing: true });
  await page.next("presence", told(thread, [{ staffId: ana.staffId, writing: true }]));
  await ana.say({});
  await page.next("presence", told(thread, []));
  expect(page.events.filter(({ event }) => event !== "here")).toEqual([]);
});

test("a page that opens is told who is there; a page of another shop, or without the inbox, never is", async () => {
  const [scope, other] = [await newShop(), await newShop()];
  const [ana, theirs, thread] = [colleague(scope), colleague(other), randomUUID()];
  const [first, settings, elsewhere] = [
    await openPage(scope),
    await openPage(scope, { inbox: false }),
    await openPage(other),
  ];
  await ana.say({ conversationId: thread });
  const here = told(thread, [{ staffId: ana.staffId, writing: false }]);
  await first.next("presence", here);
  const later = await openPage(scope);
  expect(await later.next("presence", here)).toMatchObject({ all: true });
  await theirs.say({ conversationId: thread });
  await elsewhere.next("presence", told(thread, [{ staffId: theirs.staffId, writing: false }]));
  expect(JSON.stringify([settings.events, elsewhere.events])).not.toContain(ana.staffId);
  expect(JSON.stringify([first.events, later.events])).not.toContain(theirs.staffId);
});

test("whose page closes has gone in a moment, although it could not say so", async () => {
  const scope = await newShop();
  const [ana, thread, page] = [colleague(scope), randomUUID(), await openPage(scope)];
  const closing = await openPage(scope, ana);
  await ana.say({ conversationId: thread });
  await page.next("presence", told(thread, [{ staffId: ana.staffId, writing: false }]));
  closing.leave();
  await page.next("presence", told(thread, []));
});

test("a page that opens its stream again has never been away", async () => {
  const scope = await newShop();
  const [ana, thread, page] = [colleague(scope), randomUUID(), await openPage(scope)];
  await page.next("presence", ({ all }: PresenceTold) => all);
  const closing = await openPage(scope, ana);
  await ana.say({ conversationId: thread });
  await page.next("presence", told(thread, [{ staffId: ana.staffId, writing: false }]));
  closing.leave();
  await openPage(scope, ana);
  await ana.say({ conversationId: thread });
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(page.events.filter(({ event }) => event === "presence")).toEqual([]);
});

test("a page that falls silent has gone when its time is over", async () => {
  const scope = await newShop();
  const [ana, thread, page] = [colleague(scope), randomUUID(), await openPage(scope)];
  const said = { kind: "presence" as const, staffId: ana.staffId, page: ana.page, conversationId: thread };
  await publish(scope, [{ ...said, writing: true, until: Date.now() + 1_500 }]);
  await page.next("presence", told(thread, [{ staffId: ana.staffId, writing: true }]));
  await page.next("presence", told(thread, []));
});

test("two web processes know the same, also one that starts later, and one that is killed takes nothing with it", async () => {
  const scope = await newShop();
  const [ana, ben, thread, page] = [colleague(scope), colleague(scope), randomUUID(), await openPage(scope)];
  await ana.say({ conversationId: thread });
  await page.next("presence", told(thread, [{ staffId: ana.staffId, writing: false }]));

  const heard: PresenceTold[] = [];
  const { child } = startProcess({
    name: "other web process",
    args: ["tests/support/presence-process.ts", scope.shopId, scope.domain, ben.staffId, ben.page],
    env: {},
    onLine: (_, line) => heard.push(JSON.parse(line) as PresenceTold),
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const there = () => heard.some(told(thread, [{ staffId: ana.staffId, writing: false }]));
  await expect.poll(there, { timeout: 20_000 }).toBe(true);

  await ben.say({ conversationId: thread, writing: true });
  const both = [
    { staffId: ana.staffId, writing: false },
    { staffId: ben.staffId, writing: true },
  ].sort((a, b) => (a.staffId < b.staffId ? -1 : 1));
  await page.next("presence", told(thread, both));
  await expect.poll(() => heard.some(told(thread, both)), { timeout: 5_000 }).toBe(true);
  child.kill("SIGKILL");
  await ana.say({ conversationId: thread, writing: true });
  await page.next("presence", ({ threads }: PresenceTold) =>
    Boolean(threads[thread]?.every(({ writing }) => writing)),
  );
});
