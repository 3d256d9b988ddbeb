import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { grantable } from "#app/modules/access/custom-roles.ts";
import {
  builtInRoles,
  may,
  permissionsOf,
  refusalFor,
  type BuiltInRole,
  type HeldRole,
  type Permission,
  type Permitted,
} from "#app/modules/access/roles.ts";
import { carryOut, openRequest } from "#app/modules/privacy/privacy.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { closeLive } from "#app/platform/live/subscribe.server.ts";
import { seedAccount } from "#tests/support/accounts.ts";
import { seedPerson } from "#tests/support/persons.ts";
import { addressOf, readRoutes, routesHandler, type Route } from "#tests/support/routes.ts";
import { seedRole } from "#tests/support/staff.ts";
import { shopsAtShopify } from "#tests/support/shops-at-shopify.ts";

const { shopify, scope, otherScope, db } = await shopsAtShopify();
const routes = await readRoutes();
const handle = routesHandler(routes);
afterAll(closeLive);

/** Something that can be asked of a route: its loader, or its action with one intent. */
interface Ask {
  name: string;
  route: Route;
  method: "GET" | "POST";
  intent: string;
  needs: Permission | undefined;
}

const asks: Ask[] = routes.flatMap((route) => {
  const name = route.id.replace("routes/", "");
  const { loader, action } = route.module;
  const needs = action?.needs;
  const intents = typeof needs === "object" ? Object.entries(needs) : action ? ([["", needs]] as const) : [];
  return [
    ...(loader
      ? [{ name: `GET ${name}`, route, method: "GET" as const, intent: "", needs: loader.needs }]
      : []),
    ...intents.map(([intent, each]) => ({
      name: `POST ${name} ${intent}`.trim(),
      route,
      method: "POST" as const,
      intent,
      needs: each,
    })),
  ];
});

const everybody = "everybody";

/**
 * What the app can be asked for, and what that takes. "everybody" asks without being staff: a public page, a
 * signed callback, or an address of Shopify's own library. Whatever is not here fails below.
 */
const table: Record<string, Permission | typeof everybody> = {
  "GET app": "read_conversations",
  "GET app._inbox": "read_conversations",
  "GET app._inbox.conversations.$id": "read_conversations",
  "GET locales.$language": everybody,
  "GET app.conversations._index": "read_conversations",
  "POST app.conversations.work": "work_on_threads",
  "GET app.live": "read_conversations",
  "POST app.presence": "read_conversations",
  "POST app.conversations.undo": "reply",
  "POST app.conversations.$id.draft": "reply",
  "POST app.conversations.$id.files": "reply",
  "GET app.conversations.$id.timeline": "read_conversations",
  "POST app.conversations.$id.translation message": "read_conversations",
  "POST app.conversations.$id.translation draft": "reply",
  "POST app._inbox.conversations.$id decide": "decide_links",
  "POST app._inbox.conversations.$id refresh": "read_conversations",
  "POST app._inbox.conversations.$id react": "reply",
  "POST app._inbox.conversations.$id reply": "reply",
  "POST app._inbox.conversations.$id resolve": "reply",
  "POST app._inbox.conversations.$id retry": "reply",
  "POST app._inbox.conversations.$id sendNow": "reply",
  "POST app._inbox.conversations.$id takeBack": "reply",
  "POST app._inbox.conversations.$id seen": "read_conversations",
  "POST app.conversations.$id.offers discount": "give_discounts",
  "POST app.conversations.$id.offers draft_order": "make_draft_orders",
  "POST app.conversations.$id.notes add": "write_notes",
  "POST app.conversations.$id.notes edit": "write_notes",
  "POST app.conversations.$id.notes delete": "write_notes",
  "POST app.conversations.$id.notes see": "read_conversations",
  "GET app.privacy._index": "see_privacy_requests",
  "GET app.privacy.$id": "see_privacy_requests",
  "POST app.privacy.$id": "decide_privacy_requests",
  "GET app.privacy.$id_.package": "export_person",
  "POST app.privacy.$id_.reveal": "reveal_contact_details",
  "GET app.privacy.new": "decide_privacy_requests",
  "POST app.privacy.new": "decide_privacy_requests",
  "GET app.privacy.persons.$contactId": "erase_person",
  "POST app.privacy.persons.$contactId child": "erase_person",
  "POST app.privacy.persons.$contactId copy": "export_person",
  "POST app.privacy.persons.$contactId erase": "erase_person",
  "POST app.privacy.persons.$contactId object": "erase_person",
  "POST app.privacy.persons.$contactId_.hold": "hold_person",
  "POST app.privacy.persons.$contactId_.reveal": "reveal_contact_details",
  "POST app.privacy.persons.$contactId_.rights correct": "correct_person",
  "POST app.privacy.persons.$contactId_.rights restrict": "restrict_person",
  "POST app.privacy.persons.$contactId_.rights release": "restrict_person",
  "GET app.privacy.register": "see_privacy_requests",
  "GET app.privacy.retention": "change_retention",
  "GET app.privacy.retention_.effects": "change_retention",
  "POST app.privacy.retention": "change_retention",
  "GET app.privacy.audit": "see_audit",
  "POST app.privacy.audit": "see_audit",
  "POST app.privacy.policy": "accept_policy",
  "GET app.privacy.store": "see_privacy_requests",
  "GET app.privacy.store_.deletion": "delete_store",
  "POST app.privacy.store_.deletion": "delete_store",
  "GET app.replies": "reply",
  "GET app.products": "reply",
  "GET app.search": "read_conversations",
  "GET app.settings._index": "read_conversations",
  "GET app.settings.connections": "read_conversations",
  "POST app.settings.connections": "manage_connections",
  "GET app.settings.deliveries": "replay_deliveries",
  "POST app.settings.deliveries": "replay_deliveries",
  "GET app.settings.replies": "write_replies",
  "POST app.settings.replies delete": "write_replies",
  "POST app.settings.replies restore": "write_replies",
  "GET app.settings_.replies.$replyId": "write_replies",
  "POST app.settings_.replies.$replyId": "write_replies",
  "GET app.settings_.roles.$roleId": "manage_team",
  "POST app.settings_.roles.$roleId save": "manage_team",
  "POST app.settings_.roles.$roleId delete": "manage_team",
  "GET app.settings.notifications": "read_conversations",
  "POST app.settings.notifications test": "read_conversations",
  "POST app.settings.notifications remove": "read_conversations",
  "POST app.settings.notifications choose": "read_conversations",
  "GET app.settings.work": "see_team",
  "POST app.settings.work save_team": "manage_teams",
  "POST app.settings.work delete_team": "manage_teams",
  "POST app.settings.work save_rule": "manage_teams",
  "POST app.settings.work save_label": "manage_labels",
  "POST app.settings.work delete_label": "manage_labels",
  "GET app.settings.contacts": "edit_contacts",
  "POST app.settings.contacts save_field": "manage_contact_fields",
  "POST app.settings.contacts move_field": "manage_contact_fields",
  "POST app.settings.contacts delete_field": "manage_contact_fields",
  "GET app.contacts._index": "read_conversations",
  "GET app.contacts.$contactId": "read_conversations",
  "POST app.contacts.added add": "edit_contacts",
  "POST app.contacts.added change": "edit_contacts",
  "POST app.contacts.$contactId_.tags add": "edit_contacts",
  "POST app.contacts.$contactId_.tags remove": "edit_contacts",
  "POST app.contacts.$contactId_.details": "edit_contacts",
  "POST app.contacts.$contactId_.reveal": "reveal_contact_details",
  "GET app.settings.team": "see_team",
  "POST app.settings.team role": "manage_team",
  "POST app.settings.team remove": "manage_team",
  "POST app.settings.team restore": "manage_team",
  "POST app.views save": "save_views",
  "POST app.views delete": "save_views",
  "POST app.views move": "save_views",
  "GET _index": everybody,
  "GET auth.$": everybody,
  "GET connect.instagram.callback": everybody,
  "POST meta.data-deletion": everybody,
  "POST meta.deauthorize": everybody,
  "GET notifications.$word": everybody,
  "POST notifications.$word": everybody,
  "GET privacy._index": everybody,
  "GET privacy.deletion": everybody,
  "POST privacy.deletion": everybody,
  "POST privacy.mail": everybody,
  "GET privacy.requests.$code": everybody,
};

/** Records that exist in a shop, for the addresses of its routes. */
async function recordsOf(shop: ShopScope) {
  const { contactId } = await seedPerson(shop, await seedAccount(shop));
  const asked = { shopId: shop.shopId, origin: "staff", kind: "access" } as const;
  const request = await openRequest({ ...asked, subject: { contactIds: [contactId] } });
  await carryOut(request.id);
  const [thread] = await db.asOwner<{ id: string }>("SELECT id FROM conversations WHERE contact_id = $1", [
    contactId,
  ]);
  const replyId = randomUUID();
  await db.asOwner(
    "INSERT INTO saved_replies (shop_id, id, shortcut, title, body) VALUES ($1, $2, 'hi', 'Hi', 'Hello')",
    [shop.shopId, replyId],
  );
  return { contactId, requestId: request.id, conversationId: thread?.id ?? "", replyId };
}

const shops = await Promise.all(
  [scope, otherScope].map(async (shop) => ({ shop, records: await recordsOf(shop) })),
);

type Shop = (typeof shops)[number];

const browser =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

/** Asks as Ana's page would. Forms are about records that are nowhere: they change nothing, whoever may send them. */
async function answerTo({ shop, records }: Shop, { route, method, intent }: Ask) {
  const { contactId, requestId, conversationId, replyId } = records;
  const id = route.id.includes("conversations") ? conversationId : requestId;
  const nowhere = { id: randomUUID(), contactId: randomUUID(), replyId: randomUUID(), roleId: randomUUID() };
  const params = method === "GET" ? { id, contactId, replyId, roleId: "new" } : nowhere;
  const url = new URL(addressOf(routes, route, params), "http://127.0.0.1:4001");
  url.search = new URLSearchParams({ _data: route.id, profile: "crm" }).toString();
  const token = await shopify.sessionToken(shop.domain, "ana");
  const page = new AbortController();
  const answer = await handle(
    new Request(url, {
      method,
      headers: { authorization: `Bearer ${token}`, "user-agent": browser },
      signal: page.signal,
      ...(method === "POST" && { body: new URLSearchParams({ intent }) }),
    }),
    {},
  );
  // The stream of news ends with its page only.
  const live = answer.headers.get("content-type") === "text/event-stream";
  const body = live ? "" : await answer.text();
  page.abort();
  return { status: answer.status, body };
}

/** Who Ana is in a shop, for the time being. */
type Becomes = Permitted & { role: HeldRole };

async function becomes({ shop }: Shop, builtIn: BuiltInRole): Promise<Becomes> {
  await db.asOwner("UPDATE staff SET role = $1, role_id = NULL WHERE shop_id = $2", [builtIn, shop.shopId]);
  return { role: { builtIn }, permissions: permissionsOf(builtIn) };
}

/** Gives Ana a role of the store's own, written past every check of ours. */
async function becomesOwn({ shop }: Shop, permissions: readonly Permission[]): Promise<Becomes> {
  return { role: await seedRole(db.asOwner, shop, permissions), permissions };
}

test("every route says what it needs, and a route that says nothing is known to be public", () => {
  expect(Object.fromEntries(asks.map(({ name, needs }) => [name, needs ?? everybody]))).toEqual(table);
});

const opening = asks.find(({ name }) => name === "GET app") as Ask;

// promise R4-34
test("every loader and every form answers each role as the table says, in two shops with different roles", async () => {
  for (const shop of shops) await answerTo(shop, opening);
  for (const [at, role] of builtInRoles.entries()) {
    const here: [Shop, Becomes][] = [];
    for (const [n, shop] of shops.entries())
      here.push([shop, await becomes(shop, builtInRoles[(at + n) % builtInRoles.length] ?? role)]);
    for (const one of asks) {
      if (!one.needs) continue;
      for (const [shop, its] of here) await expectAnswer(shop, its, one, one.needs);
    }
  }
});

// promise R4-34
test("every loader and every form lets a role of the store's own through that has just what it needs, and refuses one that has all else", async () => {
  const [ours, theirs] = shops as [Shop, Shop];
  for (const shop of shops) await answerTo(shop, opening);
  for (const needs of new Set(asks.flatMap((one) => one.needs ?? []))) {
    // What no such role can hold is refused though it stands in the role's row.
    const just = await becomesOwn(ours, grantable.includes(needs) ? [needs] : []);
    if (just.permissions.length === 0) await seedRole(db.asOwner, ours.shop, [needs]);
    const allElse = await becomesOwn(
      theirs,
      grantable.filter((one) => one !== needs),
    );
    for (const one of asks.filter((each) => each.needs === needs)) {
      await expectAnswer(ours, just, one, needs);
      await expectAnswer(theirs, allElse, one, needs);
    }
  }
});

async function expectAnswer(shop: Shop, who: Becomes, one: Ask, needs: Permission): Promise<void> {
  const answer = await answerTo(shop, one);
  const what = `${JSON.stringify(who)}: ${one.name}`;
  if (!may(who, needs)) {
    expect(answer.status, what).toBe(403);
    expect(JSON.parse(answer.body), what).toEqual(refusalFor(needs, who.role));
  } else if (one.method === "GET") {
    expect(answer.status, what).toBeLessThan(400);
  } else {
    expect([200, 400, 404, 422], what).toContain(answer.status);
  }
}

// promise R4-34
test("a package is for those who may export: a member gets none of it, and the other store's owner neither", async () => {
  const [ours, theirs] = shops as [Shop, Shop];
  const download = asks.find(({ name }) => name === "GET app.privacy.$id_.package") as Ask;
  await becomes(ours, "owner");
  await becomes(theirs, "owner");
  expect((await answerTo(ours, download)).body).toContain("canary words");
  expect((await answerTo({ ...theirs, records: ours.records }, download)).status).toBe(404);
  await becomes(ours, "member");
  expect((await answerTo(ours, download)).body).not.toContain("canary words");
});
