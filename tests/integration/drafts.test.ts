import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import {
  draftsOf,
  dropDraft,
  readDraft,
  saveDraft,
} from "#app/modules/conversations/conversations.server.ts";
import { emptyContent, type Draft } from "#app/modules/conversations/drafts/drafts.ts";
import { carryOut, exportPackage, openRequest } from "#app/modules/privacy/privacy.server.ts";
import { makeConversation } from "#tests/support/conversation.ts";
import { testDatabase } from "#tests/support/database.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";
import { seedStaff } from "#tests/support/staff.ts";

const meta = await FakeMeta.start();
const { scope, otherScope, asOwner } = await testDatabase(meta.environment);
const [ana, ben] = [randomUUID(), randomUUID()];
await seedStaff(scope, ana);
await seedStaff(scope, ben);
const words = (text: string, version: number): Draft => ({ ...emptyContent, text, version });
const none = words("", 0);

async function begun(text: string) {
  const { conversationId, contactId } = await makeConversation(meta, scope);
  const place = { conversationId, staffId: ana };
  const saved = await saveDraft(scope, place, words(text, 0));
  if (saved.outcome !== "saved") throw new Error(`the draft is ${saved.outcome}`);
  return { place, contactId, version: saved.version };
}

test("a draft is its writer's own, of one store, and stands in no table in clear", async () => {
  const { place, version } = await begun("we could offer canary-draft");
  expect(await readDraft(scope, place)).toEqual(words("we could offer canary-draft", version));
  expect(await readDraft(scope, { ...place, staffId: ben })).toEqual(none);
  expect(await readDraft(otherScope, place)).toEqual(none);
  expect(await saveDraft(otherScope, place, words("x", version))).toEqual({ outcome: "not_found" });
  await dropDraft(otherScope, place, version);
  await dropDraft(scope, { ...place, staffId: ben }, version);
  expect(await draftsOf(scope, ana)).toContain(place.conversationId);
  expect(await draftsOf(scope, ben)).toEqual([]);
  expect(await draftsOf(otherScope, ana)).toEqual([]);
  const rows = await asOwner<{ row: string }>("SELECT d::text AS row FROM drafts d");
  expect(rows.map(({ row }) => row).join()).not.toContain(Buffer.from("canary-draft").toString("hex"));
});

test("the products and quick replies of a draft are kept with it, and a draft may have no text", async () => {
  const { place, version } = await begun("two of them");
  const products = [
    { productGid: "gid://shopify/Product/1", variantGid: null },
    { productGid: "gid://shopify/Product/2", variantGid: "gid://shopify/ProductVariant/3" },
  ];
  const content = { text: "", products, quickReplies: ["Yes", "No"] };
  const saved = await saveDraft(scope, place, { ...content, version });
  expect(await readDraft(scope, place)).toEqual({
    ...content,
    version: saved.outcome === "saved" && saved.version,
  });
  expect(await draftsOf(scope, ana)).toContain(place.conversationId);
});

test("of two browsers that read one version the second is told what the first saved", async () => {
  const { place, version } = await begun("first");
  const second = await saveDraft(scope, place, words("second", version));
  expect(second).toMatchObject({ outcome: "saved" });
  const known = await readDraft(scope, place);
  expect(known.version).toBeGreaterThan(version);
  for (const text of ["third", ""])
    expect(await saveDraft(scope, place, words(text, version))).toEqual({
      outcome: "changed_meanwhile",
      draft: known,
    });
  const both = await Promise.all(
    ["left", "right"].map((text) => saveDraft(scope, place, words(text, known.version))),
  );
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(["changed_meanwhile", "saved"]);
});

test("an emptied or sent draft is gone; what was typed since it was sent stays, and so does what one begins anew", async () => {
  const { place, version } = await begun("never mind");
  expect(await saveDraft(scope, place, words(" ", version))).toEqual({ outcome: "saved", version: 0 });
  expect(await readDraft(scope, place)).toEqual(none);
  await saveDraft(scope, place, words("again", version));
  const again = await readDraft(scope, place);
  await saveDraft(scope, place, words("and more", again.version));
  await dropDraft(scope, place, again.version);
  const more = await readDraft(scope, place);
  expect(more.text).toBe("and more");
  await dropDraft(scope, place, more.version);
  expect(await draftsOf(scope, ana)).not.toContain(place.conversationId);
});

test("a draft that is too long for any reply, or of no thread, is refused", async () => {
  const { place, version } = await begun("here");
  expect(await saveDraft(scope, place, words("x".repeat(50_001), version))).toEqual({
    outcome: "too_long",
  });
  const nowhere = { ...place, conversationId: randomUUID() };
  expect(await saveDraft(scope, nowhere, words("x", 0))).toEqual({ outcome: "not_found" });
});

test("a person who asks what is kept of them gets what staff had begun to answer", async () => {
  const { contactId } = await begun("you are due a refund");
  const asked = { shopId: scope.shopId, origin: "staff", kind: "access" } as const;
  const request = await openRequest({ ...asked, subject: { contactIds: [contactId] } });
  await carryOut(request.id);
  let text = "";
  for await (const piece of (await exportPackage(scope, request.id)) ?? []) text += piece;
  expect(text).toContain("you are due a refund");
});

// promise R3-42
test("what staff had begun to answer an erased person is gone with them", async () => {
  const { place, contactId } = await begun("about somebody who wants to be forgotten");
  const subject = { contactIds: [contactId] };
  const request = await openRequest({ shopId: scope.shopId, origin: "staff", kind: "erase_person", subject });
  await carryOut(request.id);
  expect(await asOwner("SELECT 1 FROM drafts WHERE conversation_id = $1", [place.conversationId])).toEqual(
    [],
  );
});
