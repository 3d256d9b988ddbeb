import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { saveProfile } from "#app/modules/contacts/contacts.server.ts";
import { receiveEvents } from "#app/modules/conversations/conversations.server.ts";
import { findCandidates, noteEvidence, readLinks } from "#app/modules/identity/identity.server.ts";
import { expectSnapshot, refreshSnapshot } from "#app/modules/orders/orders.server.ts";
import { recordMail } from "#app/modules/privacy/privacy.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { seedAccount } from "#tests/support/accounts.ts";
import { readRoutes, staffAtRoutes } from "#tests/support/routes.ts";
import { shopsAtShopify, signIn } from "#tests/support/shops-at-shopify.ts";
import { message, newPerson } from "#tests/support/threads.ts";

const world = await shopsAtShopify();
const { shopify, scope, otherScope, db } = world;
const [email, phone] = ["hannah.schulz@example.com", "+4915112345671"];
const typed = { email: "HANNAH.schulz@example.com", phone: "0151 12345671" };
const routes = await readRoutes();
const staffAsks = staffAtRoutes(routes, shopify);

/** What a route answers to a member of staff: to a look, or to a form. */
async function ask(
  id: string,
  params: Record<string, string>,
  { form, shop = scope }: { form?: Record<string, string>; shop?: ShopScope } = {},
): Promise<{ status: number; text: string }> {
  const route = routes.find((one) => one.id === id);
  if (!route) throw new Error(`there is no ${id}`);
  return staffAsks(shop, route, params, form);
}

const reveal = (id: string, kind: string, shop = scope) =>
  ask(
    "routes/app.privacy.persons.$contactId_.reveal",
    { contactId: id },
    { form: { kind, customerGid }, shop },
  );
const revealAsker = (shop = scope) =>
  ask("routes/app.privacy.$id_.reveal", { id: requestId }, { form: {}, shop });
const role = (to: string) => db.asOwner("UPDATE staff SET role = $1", [to]);
const events = () =>
  db.asOwner("SELECT staff_id, subject_kind, subject_id FROM audit_events WHERE action = 'person.revealed'");

let [contactId, conversationId, customerGid, requestId] = ["", "", "", ""];

/** Hannah wrote, typed her e-mail and phone in a message that is gone, is linked, and asks by mail. */
beforeAll(async () => {
  await signIn(world, scope);
  const account = await seedAccount(scope);
  const folded = await receiveEvents(scope, account, [message(newPerson())]);
  contactId = folded.newContactIds[0] ?? "";
  await saveProfile(scope, contactId, { handle: "hannah", name: "Hannah", pictureUrl: null });
  const text = `${typed.email} or ${typed.phone}`;
  await noteEvidence(scope, [{ contactId, messageId: randomUUID(), text, at: new Date() }]);
  await findCandidates(scope, contactId);
  const [link] = await readLinks(scope, contactId);
  customerGid = link?.customerGid ?? "";
  await expectSnapshot(scope, contactId, customerGid);
  await refreshSnapshot(scope, contactId, customerGid);
  requestId = (await recordMail(scope, randomUUID(), "access", { by: "email", value: email })).id;
  const [row] = await db.asOwner<{ id: string }>("SELECT id FROM conversations WHERE contact_id = $1", [
    contactId,
  ]);
  conversationId = row?.id ?? "";
  // The first visits make staff.
  for (const shop of [scope, otherScope]) await ask("routes/app", {}, { shop });
});

// promise R3-25
test("no page of the admin gets a customer's e-mail or phone, from whichever loader", async () => {
  const pages: string[] = [];
  for (const { id: name, module } of routes) {
    // The live stream never ends and bears ids only.
    if (!module.loader?.needs || name === "routes/app.live") continue;
    for (const id of [conversationId, requestId]) {
      const { text } = await ask(name, { id, contactId });
      for (const value of [email, phone, typed.email, typed.phone])
        expect(text.toLowerCase(), name).not.toContain(value.toLowerCase());
      pages.push(text);
    }
  }
  const all = pages.join("\n");
  expect(all).toContain('"email":"h•••@e•••.com","phone":"•••• ••71"');
  expect(all).toContain('"kind":"email","value":"H•••@e•••.com"');
  expect(all).toContain('"named":{"by":"email","value":"h•••@e•••.com"}');
});

// promise R3-25
test("whoever reveals a value gets that one, and each time it is written down who looked at whom", async () => {
  await role("admin");
  expect(await reveal(contactId, "email")).toEqual({
    status: 200,
    text: JSON.stringify({ value: email }),
  });
  expect(await reveal(contactId, "phone")).toEqual({
    status: 200,
    text: JSON.stringify({ value: phone }),
  });
  expect(await revealAsker()).toEqual({ status: 200, text: JSON.stringify({ value: email }) });
  const who = { staff_id: expect.any(String) as unknown };
  expect(await events()).toEqual([
    { ...who, subject_kind: "contact", subject_id: contactId },
    { ...who, subject_kind: "contact", subject_id: contactId },
    { ...who, subject_kind: "request", subject_id: requestId },
  ]);
});

test("a member, another store and a question about nobody get nothing, and nothing is written down", async () => {
  const before = await events();
  await role("member");
  expect((await reveal(contactId, "email")).status).toBe(403);
  await role("owner");
  for (const id of [randomUUID(), "nonsense"]) expect((await reveal(id, "email")).status).toBe(404);
  const theirs = [await reveal(contactId, "email", otherScope), await revealAsker(otherScope)];
  expect(theirs.map(({ status }) => status)).toEqual([404, 404]);
  expect(theirs.map(({ text }) => text).join()).not.toContain("@");
  expect(await events()).toEqual(before);
});
