import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { queueNamed } from "#app/jobs/enqueue.server.ts";
import { handlers } from "#app/jobs/handlers.server.ts";
import { reactToFold } from "#app/jobs/reactions/messages.server.ts";
import { reactToNote } from "#app/jobs/reactions/work.server.ts";
import { changeTeam, setNotifyOf } from "#app/modules/access/access.server.ts";
import { notifyKinds } from "#app/modules/access/notify-kinds.ts";
import { permissionsOf } from "#app/modules/access/roles.ts";
import { addNote, receiveEvents } from "#app/modules/conversations/conversations.server.ts";
import {
  addDevice,
  devicesMentioned,
  devicesToTell,
  listDevices,
  pushNotice,
  removeDevice,
  testDevice,
} from "#app/modules/notifications/notifications.server.ts";
import { carryOut, openRequest } from "#app/modules/privacy/privacy.server.ts";
import { hour, minute } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import type { News } from "#app/platform/live/news.ts";
import { publish } from "#app/platform/live/publish.server.ts";
import { closeLive, subscribe } from "#app/platform/live/subscribe.server.ts";
import { seedAccount, type SeededAccount } from "#tests/support/accounts.ts";
import { seedShop, testDatabase } from "#tests/support/database.ts";
import { pushSandbox } from "#tests/support/push-sandbox.ts";
import { seedStaff } from "#tests/support/staff.ts";
import { message, newPerson } from "#tests/support/threads.ts";

const service = await pushSandbox();
const { asOwner } = await testDatabase(service.environment);
afterAll(closeLive);

interface TestShop {
  scope: ShopScope;
  account: SeededAccount;
  ana: string;
  ben: string;
}

async function shop(): Promise<TestShop> {
  const scope = await seedShop(`push-${randomUUID()}.myshopify.com`);
  const [ana, ben] = [randomUUID(), randomUUID()];
  await seedStaff(scope, ana, "owner");
  await seedStaff(scope, ben, "member");
  return { scope, account: await seedAccount(scope), ana, ben };
}

async function deviceOf({ scope }: TestShop, staffId: string, label = "Chrome, Android"): Promise<string> {
  const added = await addDevice(scope, staffId, { ...(await service.subscribe()), label });
  if (added.outcome !== "added") throw new Error(added.outcome);
  return added.id;
}

/** A customer writes; the thread that it is in. */
async function write({ scope, account }: TestShop, personId = newPerson(), at = Date.now()) {
  const folded = await receiveEvents(scope, account, [message(personId, { at })]);
  return { folded, personId, conversationId: folded.conversationIds[0] ?? "" };
}

const customer = (subscriptionId: string, conversationId: string) =>
  ({ subscriptionId, conversationId, about: "customer" }) as const;
const shown = async () =>
  (await service.arrived()).map(({ text }) => JSON.parse(text) as Record<string, string>);
const change = (own: TestShop, conversationId: string, set: string, ...values: unknown[]) =>
  asOwner(`UPDATE conversations SET ${set} WHERE shop_id = $1 AND id = $2`, [
    ...[own.scope.shopId, conversationId, ...values],
  ]);

test("a device hears once that a customer waits, in its owner's language, and neither who nor what", async () => {
  const own = await shop();
  await asOwner("UPDATE staff SET locale = 'de-AT' WHERE id = $1", [own.ana]);
  const id = await deviceOf(own, own.ana);
  const { conversationId } = await write(own);
  expect(await devicesToTell(own.scope, conversationId)).toEqual([id]);
  expect(await pushNotice(own.scope, customer(id, conversationId))).toEqual({ outcome: "delivered" });
  const store = own.scope.domain.replace(".myshopify.com", "");
  expect(await shown()).toEqual([
    {
      title: "Jemand wartet auf Antwort",
      body: "1 unbeantwortete Nachricht",
      lang: "de",
      tag: conversationId.replaceAll("-", ""),
      url: `https://admin.shopify.com/store/${store}/apps/couplet-test-key/app/conversations/${conversationId}`,
    },
  ]);
  const [arrived] = await service.arrived();
  expect(arrived).toMatchObject({ topic: conversationId.replaceAll("-", ""), urgency: "high", ttl: 14_400 });
  // The service sees bytes, and nothing of what is in them.
  expect(JSON.stringify(service.ctx.calls.list())).not.toContain(conversationId);
  expect((await listDevices(own.scope, own.ana))[0]?.lastDeliveredAt).not.toBeNull();
  expect(await pushNotice(own.scope, customer(id, conversationId))).toEqual({ outcome: "not_wanted" });
  expect(await service.arrived()).toHaveLength(1);
});

test("what comes within a minute of a notification waits for the minute, then is told as one", async () => {
  const own = await shop();
  const id = await deviceOf(own, own.ana);
  const { conversationId, personId } = await write(own, newPerson(), Date.now() - 3_000);
  await pushNotice(own.scope, customer(id, conversationId));
  await write(own, personId, Date.now() - 2_000);
  await write(own, personId, Date.now() - 1_000);
  const soon = await pushNotice(own.scope, customer(id, conversationId));
  expect(soon).toMatchObject({ outcome: "later" });
  expect(soon.outcome === "later" && soon.afterMs).toBeLessThanOrEqual(minute);
  const then = new Date(Date.now() + minute);
  expect(await pushNotice(own.scope, customer(id, conversationId), then)).toEqual({ outcome: "delivered" });
  expect((await shown()).map(({ body }) => body)).toEqual([
    "1 message without an answer",
    "3 messages without an answer",
  ]);
});

test("whom it concerns is asked again when it is sent: an assignment, a choice or an answer in between counts", async () => {
  const own = await shop();
  const [anas, bens] = [await deviceOf(own, own.ana), await deviceOf(own, own.ben)];
  const { conversationId } = await write(own);
  expect(await devicesToTell(own.scope, conversationId)).toEqual([anas, bens].sort());
  await change(own, conversationId, "assignee_id = $3", own.ben);
  expect(await devicesToTell(own.scope, conversationId)).toEqual([bens]);
  expect(await pushNotice(own.scope, customer(anas, conversationId))).toEqual({ outcome: "not_wanted" });
  await setNotifyOf(own.scope, own.ben, ["team", "unassigned"]);
  expect(await pushNotice(own.scope, customer(bens, conversationId))).toEqual({ outcome: "not_wanted" });
  await setNotifyOf(own.scope, own.ben, [...notifyKinds]);
  await change(own, conversationId, "waiting_since = NULL");
  expect(await pushNotice(own.scope, customer(bens, conversationId))).toEqual({ outcome: "not_wanted" });
  expect(await service.arrived()).toEqual([]);
});

test("nobody is bothered with who is shut out or restricted, nor with what was written long ago", async () => {
  const own = await shop();
  const id = await deviceOf(own, own.ana);
  for (const status of ["spam", "blocked"]) {
    const { conversationId } = await write(own);
    const shut =
      "status = $3, reopens_after = now(), waiting_since = NULL, lapses_at = NULL, answer_by = NULL, unread_count = 0";
    await change(own, conversationId, shut, status);
    expect(await devicesToTell(own.scope, conversationId)).toEqual([]);
    for (const about of ["customer", "mention"] as const)
      expect(await pushNotice(own.scope, { ...customer(id, conversationId), about })).toEqual({
        outcome: "not_wanted",
      });
  }
  const { conversationId } = await write(own);
  await asOwner("UPDATE contacts SET restricted_at = now() WHERE shop_id = $1", [own.scope.shopId]);
  expect(await devicesToTell(own.scope, conversationId)).toEqual([]);
  expect(await pushNotice(own.scope, customer(id, conversationId))).toEqual({ outcome: "not_wanted" });
  const old = await write(own, newPerson(), Date.now() - 2 * hour);
  expect(await pushNotice(own.scope, customer(id, old.conversationId))).toEqual({ outcome: "not_wanted" });
  expect(await service.arrived()).toEqual([]);
});

test("who has the thread before their eyes, in whatever process, is not notified of it; who looks at another is", async () => {
  const own = await shop();
  const id = await deviceOf(own, own.ana);
  const [one, other] = [await write(own), await write(own)];
  const page = { kind: "presence", page: randomUUID(), writing: false } as const;
  const leave = await subscribe(own.scope.shopId, {
    onNews: ({ kind }) => {
      const beat = {
        ...page,
        staffId: own.ana,
        conversationId: one.conversationId,
        until: Date.now() + minute,
      };
      if (kind === "presence_asked") void publish(own.scope, [beat]);
    },
    onLost: () => {},
  });
  expect(await pushNotice(own.scope, customer(id, one.conversationId))).toEqual({ outcome: "not_wanted" });
  expect(await pushNotice(own.scope, customer(id, other.conversationId))).toEqual({ outcome: "delivered" });
  leave();
  expect(await pushNotice(own.scope, customer(id, one.conversationId))).toEqual({ outcome: "delivered" });
});

test("a device that its service no longer knows is forgotten; a service that is busy is asked again, one that refuses is not", async () => {
  const own = await shop();
  const id = await deviceOf(own, own.ana);
  const { conversationId } = await write(own);
  service.fail(
    { kind: "error", status: 503 },
    { kind: "error", status: 429 },
    { kind: "cut", when: "before" },
  );
  for (const code of ["http_503", "http_429", "no_answer"])
    await expect(pushNotice(own.scope, customer(id, conversationId))).rejects.toMatchObject({
      ...{ service: "push", code, retryable: true },
    });
  service.fail({ kind: "error", status: 403 });
  expect(await pushNotice(own.scope, customer(id, conversationId))).toEqual({ outcome: "failed" });
  expect(await pushNotice(own.scope, customer(id, conversationId))).toEqual({ outcome: "delivered" });
  await service.unsubscribeAll();
  const { conversationId: next } = await write(own);
  const told: News[] = [];
  const leave = await subscribe(own.scope.shopId, {
    onNews: (news) => void told.push(news),
    onLost: () => {},
  });
  expect(await pushNotice(own.scope, customer(id, next))).toEqual({ outcome: "gone" });
  await expect.poll(() => told).toContainEqual({ kind: "devices", id: own.ana });
  leave();
  expect(await listDevices(own.scope, own.ana)).toEqual([]);
  expect(await asOwner("SELECT 1 FROM push_notices WHERE shop_id = $1", [own.scope.shopId])).toEqual([]);
});

test("somebody's devices are their own: nobody else of the shop and no other shop tests, removes or sees one", async () => {
  const [own, other] = [await shop(), await shop()];
  const id = await deviceOf(own, own.ana, "Ana's phone");
  expect((await listDevices(own.scope, own.ana)).map(({ label }) => label)).toEqual(["Ana's phone"]);
  expect(await listDevices(own.scope, own.ben)).toEqual([]);
  expect(await listDevices(other.scope, own.ana)).toEqual([]);
  expect(await removeDevice(own.scope, own.ben, id)).toBe(false);
  expect(await removeDevice(other.scope, own.ana, id)).toBe(false);
  expect(await testDevice(own.scope, { staffId: own.ben, locale: "en" }, id)).toBe("not_found");
  expect(await testDevice(other.scope, { staffId: own.ana, locale: "en" }, id)).toBe("not_found");
  const { conversationId } = await write(other);
  expect(await pushNotice(own.scope, customer(id, conversationId))).toEqual({ outcome: "not_wanted" });
  expect(await pushNotice(other.scope, customer(id, conversationId))).toEqual({ outcome: "not_wanted" });
  expect(await service.arrived()).toEqual([]);
  expect(await testDevice(own.scope, { staffId: own.ana, locale: "fr" }, id)).toBe("delivered");
  expect((await shown())[0]).toMatchObject({ title: "Les notifications fonctionnent", tag: "test" });
  expect(await removeDevice(own.scope, own.ana, id)).toBe(true);
});

test("a browser is one device of one of the staff; what is kept of it stands nowhere in clear", async () => {
  const own = await shop();
  const browser = await service.subscribe();
  const add = (staffId: string, more: object = {}) =>
    addDevice(own.scope, staffId, { ...browser, label: "canary-label", ...more });
  expect(await add(own.ana)).toMatchObject({ outcome: "added" });
  expect(await add(own.ana)).toMatchObject({ outcome: "added" });
  expect(await listDevices(own.scope, own.ana)).toHaveLength(1);
  const [row] = await asOwner<{ row: string }>(
    "SELECT d::text AS row FROM push_subscriptions d WHERE shop_id = $1",
    [own.scope.shopId],
  );
  for (const clear of ["canary-label", browser.endpoint, browser.keys.auth])
    for (const written of [clear, Buffer.from(clear).toString("hex")])
      expect(row?.row).not.toContain(written);
  expect(await add(own.ben)).toMatchObject({ outcome: "added" });
  expect(await listDevices(own.scope, own.ana)).toEqual([]);
  expect(await listDevices(own.scope, own.ben)).toHaveLength(1);
  const elsewhere = await shop();
  const again = await addDevice(elsewhere.scope, elsewhere.ana, { ...browser, label: "the same browser" });
  expect(again).toMatchObject({ outcome: "added" });
  expect(await listDevices(own.scope, own.ben)).toHaveLength(1);
});

test("what no browser would say is not taken, nor an address that no known push service has", async () => {
  const own = await shop();
  const browser = { ...(await service.subscribe()), label: "Chrome" };
  const add = (described: unknown, staffId = own.ana) => addDevice(own.scope, staffId, described);
  for (const endpoint of [
    "https://push.example/send/1",
    "http://127.0.0.1:5432/",
    "https://169.254.169.254/",
  ])
    expect(await add({ ...browser, endpoint })).toEqual({ outcome: "unknown_service" });
  const short = { ...browser.keys, auth: "AAAA" };
  for (const described of [null, "", {}, { ...browser, label: " " }, { ...browser, label: "x".repeat(61) }])
    expect(await add(described)).toEqual({ outcome: "unreadable" });
  expect(await add({ ...browser, endpoint: "no address" })).toEqual({ outcome: "unreadable" });
  expect(await add({ ...browser, keys: short })).toEqual({ outcome: "unreadable" });
  expect(await add(browser, randomUUID())).toEqual({ outcome: "not_permitted" });
  for (let count = 0; count < 20; count += 1) await deviceOf(own, own.ana);
  expect(await add(browser)).toEqual({ outcome: "too_many" });
});

test("whoever loses their access loses their devices at the same moment, and gets none back with it", async () => {
  const own = await shop();
  const id = await deviceOf(own, own.ben);
  await deviceOf(own, own.ana);
  const permissions = permissionsOf("owner");
  const role = { builtIn: "owner" } as const;
  const actor = {
    id: own.ana,
    name: "Ana",
    accountOwner: true,
    locale: "en",
    role,
    permissions,
    removed: false,
  };
  expect(await changeTeam(own.scope, actor, own.ben, { removed: true })).toBe("changed");
  const left = await asOwner<{ staff_id: string }>(
    "SELECT staff_id FROM push_subscriptions WHERE shop_id = $1",
    [own.scope.shopId],
  );
  expect(left).toEqual([{ staff_id: own.ana }]);
  const browser = { ...(await service.subscribe()), label: "Chrome" };
  expect(await addDevice(own.scope, own.ben, browser)).toEqual({ outcome: "not_permitted" });
  await changeTeam(own.scope, actor, own.ben, { removed: false });
  expect(await listDevices(own.scope, own.ben)).toEqual([]);
  const { conversationId } = await write(own);
  expect(await pushNotice(own.scope, customer(id, conversationId))).toEqual({ outcome: "not_wanted" });
});

test("of an erased person no notification is remembered, and a deleted store has no device", async () => {
  const own = await shop();
  const id = await deviceOf(own, own.ana);
  const { conversationId } = await write(own);
  await pushNotice(own.scope, customer(id, conversationId));
  const notices = () => asOwner("SELECT 1 FROM push_notices WHERE shop_id = $1", [own.scope.shopId]);
  expect(await notices()).toHaveLength(1);
  const [thread] = await asOwner<{ contact_id: string }>(
    "SELECT contact_id FROM conversations WHERE id = $1",
    [conversationId],
  );
  const asked = { shopId: own.scope.shopId, origin: "staff" } as const;
  const subject = { contactIds: [thread?.contact_id ?? ""] };
  await carryOut((await openRequest({ ...asked, kind: "erase_person", subject })).id);
  expect(await notices()).toEqual([]);
  expect(await listDevices(own.scope, own.ana)).toHaveLength(1);
  await carryOut((await openRequest({ ...asked, kind: "erase_shop", subject: {} })).id);
  expect(await asOwner("SELECT 1 FROM push_subscriptions WHERE shop_id = $1", [own.scope.shopId])).toEqual(
    [],
  );
});

test("a colleague whom a note mentions for the first time hears of it, unless they chose not to", async () => {
  const own = await shop();
  const id = await deviceOf(own, own.ben);
  const { conversationId } = await write(own);
  const note = { conversationId, staffId: own.ana, text: `please look, @[${own.ben}]: canary-note` };
  const written = await addNote(own.scope, note);
  expect(written).toEqual({ outcome: "saved", conversationId, mentioned: [own.ben] });
  expect(await devicesMentioned(own.scope, [own.ben])).toEqual([id]);
  const notice = { subscriptionId: id, conversationId, about: "mention" } as const;
  expect(await pushNotice(own.scope, notice)).toEqual({ outcome: "delivered" });
  expect((await shown())[0]).toMatchObject({
    ...{ title: "A colleague mentioned you in a note", body: "Open the conversation to read it" },
  });
  expect(JSON.stringify(await shown())).not.toContain("canary-note");
  await setNotifyOf(own.scope, own.ben, ["assigned"]);
  expect(await devicesMentioned(own.scope, [own.ben])).toEqual([]);
  expect(await pushNotice(own.scope, notice)).toEqual({ outcome: "not_wanted" });
});

/** Jobs of one kind that wait for a shop, by what they are about. */
async function waiting(name: string, { scope }: TestShop) {
  const jobs = await queueNamed("background").getJobs(["waiting", "delayed"]);
  return jobs
    .filter((job) => job.name === name)
    .map((job) => job.data)
    .filter((data) => data.shopId === scope.shopId);
}

test("what was folded is told from job to job, and in a shop without devices nothing is begun", async () => {
  const own = await shop();
  const first = await write(own);
  await reactToFold(own.scope, first.folded);
  expect(await waiting("notifications.tell", own)).toEqual([]);
  const id = await deviceOf(own, own.ben);
  const { folded, conversationId } = await write(own);
  await reactToFold(own.scope, folded);
  await reactToFold(own.scope, folded);
  const { shopId } = own.scope;
  expect(await waiting("notifications.tell", own)).toEqual([{ shopId, conversationId }]);
  await handlers["notifications.tell"]({ shopId, conversationId });
  const push = { shopId, ...customer(id, conversationId) };
  expect(await waiting("notifications.push", own)).toEqual([push]);
  await handlers["notifications.push"](push);
  expect(await service.arrived()).toHaveLength(1);
  await reactToNote(own.scope, { conversationId, mentioned: [own.ben] });
  expect(await waiting("notifications.push", own)).toContainEqual({ ...push, about: "mention" });
});
