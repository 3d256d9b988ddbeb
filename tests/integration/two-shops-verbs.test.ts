import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import * as access from "#app/modules/access/access.server.ts";
import * as assistant from "#app/modules/assistant/assistant.server.ts";
import * as audit from "#app/modules/audit/audit.server.ts";
import * as channels from "#app/modules/channels/channels.server.ts";
import * as content from "#app/modules/content/content.server.ts";
import * as contacts from "#app/modules/contacts/contacts.server.ts";
import * as conversations from "#app/modules/conversations/conversations.server.ts";
import type { DiscountTerms } from "#app/modules/conversations/offers/offers.ts";
import * as identity from "#app/modules/identity/identity.server.ts";
import * as media from "#app/modules/media/media.server.ts";
import * as notifications from "#app/modules/notifications/notifications.server.ts";
import * as orders from "#app/modules/orders/orders.server.ts";
import * as privacy from "#app/modules/privacy/privacy.server.ts";
import * as search from "#app/modules/search/search.server.ts";
import * as webhooks from "#app/modules/webhooks/webhooks.server.ts";
import { now } from "#app/platform/clock.ts";
import { makeConversation } from "#tests/support/conversation.ts";
import { testDatabase } from "#tests/support/database.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";
import { seedPerson } from "#tests/support/persons.ts";
import { insertOf, rowFor, tablesOfShops } from "#tests/support/seed-rows.ts";
import { staffAs } from "#tests/support/staff.ts";
import { message } from "#tests/support/threads.ts";

const meta = await FakeMeta.start();
const db = await testDatabase(meta.environment);
const { scope, otherScope, asOwner } = db;
const tables = await tablesOfShops(asOwner);

const thread = await makeConversation(meta, otherScope);
const account = { id: thread.accountId, externalId: thread.accountExternalId };
const person = await seedPerson(otherScope, account);
const asked = { shopId: otherScope.shopId, origin: "staff", kind: "access" } as const;
const request = await privacy.openRequest({ ...asked, subject: { contactIds: [person.contactId] } });
await privacy.carryOut(request.id);
// What a person does not fill.
for (const table of tables) {
  const known = await asOwner(`SELECT 1 FROM ${table} WHERE shop_id = $1`, [otherScope.shopId]);
  if (known.length === 0) await asOwner(...insertOf(table, await rowFor(asOwner, table, otherScope.shopId)));
}

const idIn = async (table: string, where = "true") => {
  const [row] = await asOwner<{ id: string }>(
    `SELECT id FROM ${table} WHERE shop_id = $1 AND ${where} ORDER BY id LIMIT 1`,
    [otherScope.shopId],
  );
  return row?.id ?? "";
};

const conversationId = await idIn("conversations", `contact_id = '${person.contactId}'`);
const { contactId, customerGid, handle } = person;

/** A row of the other shop that a verb of its own would change. */
async function seedOther(table: string, values: Record<string, unknown>): Promise<string> {
  const row = { ...(await rowFor(asOwner, table, otherScope.shopId)), contact_id: contactId, ...values };
  await asOwner(...insertOf(table, row));
  return String((row as { id?: unknown }).id);
}

const reply = { conversation_id: conversationId, direction: "out", origin: "staff", kind: "text" };
const theirMessageId = await idIn(
  "messages",
  `conversation_id = '${conversationId}' AND direction = 'in' AND content_sealed IS NOT NULL`,
);
const failedId = await seedOther("messages", { ...reply, state: "failed" });
const uncertainId = await seedOther("messages", { ...reply, state: "uncertain" });
const scheduledId = await seedOther("messages", {
  ...{ ...reply, state: "scheduled", client_token: randomUUID(), unless_they_write: true },
  ...{ sent_at: null, send_at: new Date(0), created_at: new Date(0) },
});
const suggestedId = await seedOther("links", {
  customer_gid: "gid://shopify/Customer/77",
  state: "suggested",
});
const messageId = await idIn("messages", `contact_id = '${contactId}' AND direction = 'in'`);
const linkId = await idIn("links", "state = 'confirmed'");
const deliveryId = await idIn("deliveries");
const fileId = await idIn("media_files");
const bytes = Buffer.from("a picture");
const upload = { contact_id: contactId, source: "staff", kind: "image", state: "uploading", bytes: 9 };
const uploadId = await seedOther("media_files", { ...upload, staff_id: await idIn("staff") });
const roleId = await idIn("custom_roles");
const teamId = await idIn("teams");
const labelId = await idIn("labels");
const fieldId = await idIn("contact_fields");
const tagId = await idIn("contact_tags");
const detailId = await idIn("contact_details");
const otherStaffId = await idIn("staff");
const deviceId = await idIn("push_subscriptions");
const device = {
  endpoint: "https://updates.push.services.mozilla.com/wpush/v2/canary",
  keys: { p256dh: Buffer.alloc(65, 4).toString("base64url"), auth: Buffer.alloc(16).toString("base64url") },
  label: "Canary",
};
const savedReply = { shortcut: "canary", title: "Canary", body: "Hello", language: null, shared: true };
const savedReplyId = await idIn("saved_replies");
const viewId = await idIn("views");
const savedView = { name: "Canary", shared: true, filter: { status: "open" }, order: "queue" } as const;
const otherNote = { noteId: await idIn("notes"), version: 1 };
const tenPercent: DiscountTerms = {
  kind: "discount",
  value: { kind: "percent", percent: 10 },
  days: 7,
  onlyCustomer: false,
  productGid: null,
};
const staffId = randomUUID();
const noteWriter = { staffId, mayChangeOthers: true };
const owner = staffAs(staffId);
const at = now();
const ids = [contactId];

const [contactRow = { contact_id: "", profile_sealed: Buffer.of(), wrapped: Buffer.of() }] = await asOwner<{
  contact_id: string;
  profile_sealed: Buffer;
  wrapped: Buffer;
}>(
  "SELECT contact_id, profile_sealed, wrapped FROM contacts JOIN person_keys ON contact_id = id WHERE id = $1",
  [contactId],
);

const productRef = { productGid: "gid://shopify/Product/8200000000001", variantGid: null };

/** Every verb of a door that takes a scope, with the scope of one shop and the ids of the other. */
const verbs: Record<string, Record<string, () => unknown>> = {
  access: {
    shopFacts: () => access.shopFacts(scope),
    staffMay: () => access.staffMay(scope, otherStaffId, "read_conversations"),
    staffNames: () => access.staffNames(scope, [otherStaffId]),
    undoSecondsOf: () => access.undoSecondsOf(scope, otherStaffId),
    notifiedStaff: () => access.notifiedStaff(scope),
    notifyOf: () => access.notifyOf(scope, otherStaffId),
    setNotifyOf: () => access.setNotifyOf(scope, otherStaffId, []),
    setUndoSeconds: () => access.setUndoSeconds(scope, otherStaffId, 20),
    listTeam: () => access.listTeam(scope),
    changeTeam: () => access.changeTeam(scope, owner, otherStaffId, { removed: true }),
    listRoles: () => access.listRoles(scope),
    saveRole: () =>
      access.saveRole(scope, owner, { id: roleId, version: 1 }, { name: "Theirs", permissions: [] }),
    deleteRole: () => access.deleteRole(scope, owner, { id: roleId, version: 1, holders: 0 }),
    listTeams: () => access.listTeams(scope),
    nameTeam: () => access.nameTeam(scope, teamId, "Theirs"),
    deleteTeam: () => access.deleteTeam(scope, teamId),
    setTeamMember: () => access.setTeamMember(scope, teamId, otherStaffId, false),
    askAsShop: () => access.askAsShop(scope, "CustomerOrders" as never, { id: customerGid } as never),
    closeForDeletion: () => access.closeForDeletion(scope, "code", { asked: true }),
    eraseShop: () => access.eraseShop(scope),
  },
  assistant: {
    translateMessage: () => assistant.translateMessage(scope, conversationId, messageId, "en"),
    translateDraft: () => assistant.translateDraft(scope, conversationId, "Hello"),
  },
  audit: {
    recordAudit: () =>
      audit.recordAudit(scope, {
        actor: "system",
        action: "link.confirmed",
        subject: { kind: "link", id: linkId },
      }),
    recordView: () => audit.recordView(scope, staffId, randomUUID()),
    listEvents: () => audit.listEvents(scope, { staffId: otherStaffId }),
    verifyAudit: () => audit.verifyAudit(scope),
  },
  channels: {
    beginConnect: () => channels.beginConnect(scope, otherStaffId, "/app"),
    checkAccount: () => channels.checkAccount(scope, account.id),
    setHumanAgent: () => channels.setHumanAgent(scope, account.id, true),
    disconnectAll: () => channels.disconnectAll(scope),
    unsubscribeAll: () => channels.unsubscribeAll(scope),
    disconnectEffects: () => channels.disconnectEffects(scope, account.id),
    disconnect: () => channels.disconnect(scope, account.id, staffId),
    eraseAccount: () => channels.eraseAccount(scope, account.id),
    fetchProfile: () => channels.fetchProfile(scope, contactId),
    listAccounts: () => channels.listAccounts(scope),
    lastEventAt: () => channels.lastEventAt(scope),
    accountSummaries: () => channels.accountSummaries(scope, [account.id]),
    noteEvents: () => channels.noteEvents(scope, account.id, at),
    readThread: () => channels.readThread(scope, account.id, person.personId),
    sendReaction: () =>
      channels.sendReaction(scope, account.id, { recipientId: person.personId, mid: "mid", emoji: "❤️" }),
    sendMessage: () =>
      channels.sendMessage(
        scope,
        account.id,
        { recipientId: person.personId, content: { text: "Hello" }, humanAgent: false },
        at.getTime() + 9000,
      ),
  },
  contacts: {
    contactAddress: () => contacts.contactAddress(scope, contactId),
    contactsOfAccount: () => contacts.contactsOfAccount(scope, account.id),
    contactsOfName: () => contacts.contactsOfName(scope, "handle", handle),
    destroyKeys: () => contacts.destroyKeys(scope, ids),
    openContactRow: () => contacts.openContactRow(scope, contactRow),
    withTheirOtherContacts: () => contacts.withTheirOtherContacts(scope, ids),
    isUsable: () => contacts.isUsable(scope, contactId),
    setRestriction: () => contacts.setRestriction(scope, contactId, true),
    correctName: () => contacts.correctName(scope, contactId, "Somebody Else"),
    restrictedSince: () => contacts.restrictedSince(scope, contactId),
    listFields: () => contacts.listFields(scope),
    countDetails: () => contacts.countDetails(scope),
    saveField: () =>
      contacts.saveField(
        scope,
        { id: fieldId, version: 1 },
        { name: "Theirs", kind: "text", choices: [], hidden: false },
      ),
    moveField: () => contacts.moveField(scope, fieldId, 1),
    deleteField: () => contacts.deleteField(scope, fieldId),
    readDetails: () => contacts.readDetails(scope, contactId),
    revealDetail: () => contacts.revealDetail(scope, contactId, fieldId),
    saveDetails: () =>
      contacts.saveDetails(scope, contactId, [{ fieldId, typed: "", revision: detailId }], {
        mayReveal: true,
      }),
    listTags: () => contacts.listTags(scope),
    tagsOf: () => contacts.tagsOf(scope, ids),
    addTag: () => contacts.addTag(scope, contactId, "Theirs"),
    removeTag: () => contacts.removeTag(scope, contactId, tagId),
    addContact: () => contacts.addContact(scope, { name: "Theirs", handle: "" }),
    changeAdded: () =>
      contacts.changeAdded(scope, contactId, { name: "Theirs", handle: "" }, { name: "", handle: "" }),
    listContacts: () => contacts.listContacts(scope, { among: ids, limit: 50 }),
    saveProfile: () => contacts.saveProfile(scope, contactId, "unavailable"),
  },
  content: {
    listReplies: () => content.listReplies(scope, otherStaffId),
    readReply: () => content.readReply(scope, otherStaffId, savedReplyId),
    saveReply: () => content.saveReply(scope, owner, savedReplyId, { ...savedReply, body: "Changed" }),
    deleteReply: () => content.deleteReply(scope, owner, savedReplyId),
    searchProducts: () => content.searchProducts(scope, person.handle),
    readProducts: () => content.readProducts(scope, [productRef.productGid]),
    variantsToSell: () => content.variantsToSell(scope, [productRef]),
    productCards: () => content.productCards(scope, [{ ...productRef, facts: "" }], "en"),
    noteUse: () => content.noteUse(scope, otherStaffId, [savedReplyId]),
  },
  conversations: {
    contactRows: () => conversations.contactRows(scope, ids),
    searchContacts: () => conversations.searchContacts(scope, handle),
    conversationsOfContacts: () => conversations.conversationsOfContacts(scope, ids),
    resolveUncertain: () => conversations.resolveUncertain(scope, uncertainId, "sent", staffId),
    retryFailed: () => conversations.retryFailed(scope, failedId, staffId),
    draftsOf: () => conversations.draftsOf(scope, staffId),
    dropDraft: () => conversations.dropDraft(scope, { conversationId, staffId }, Date.now()),
    readDraft: () => conversations.readDraft(scope, { conversationId, staffId }),
    saveDraft: () =>
      conversations.saveDraft(
        scope,
        { conversationId, staffId },
        { text: "Hello", products: [], quickReplies: [], version: 0 },
      ),
    makeOffer: () =>
      conversations.makeOffer(scope, { id: randomUUID(), conversationId, staffId, terms: tenPercent }),
    readOffers: () => conversations.readOffers(scope, conversationId),
    react: () =>
      conversations.react(scope, { conversationId, messageId: theirMessageId, staffId, emoji: "❤️" }),
    compareThread: () => conversations.compareThread(scope, conversationId),
    deliverReaction: () => conversations.deliverReaction(scope, theirMessageId),
    addNote: () => conversations.addNote(scope, { conversationId, staffId, text: "Hello" }),
    editNote: () => conversations.editNote(scope, noteWriter, { ...otherNote, text: "Hello" }),
    deleteNote: () => conversations.deleteNote(scope, noteWriter, otherNote),
    readNotes: () => conversations.readNotes(scope, conversationId),
    mentionsOf: () => conversations.mentionsOf(scope, [otherStaffId]),
    seeMentions: () => conversations.seeMentions(scope, conversationId, otherStaffId),
    attachFile: () =>
      conversations.attachFile(scope, { conversationId, staffId, name: "picture.png", bytes: 100 }),
    deliverReplies: () => conversations.deliverReplies(scope, conversationId),
    listConversationEvents: () => conversations.listConversationEvents(scope, conversationId),
    listLabels: () => conversations.listLabels(scope),
    workChoices: () => conversations.workChoices(scope),
    changeThreads: () =>
      conversations.changeThreads(scope, {
        staffId: otherStaffId,
        wanted: [
          {
            conversationId,
            change: { kind: "status", status: "closed" },
            seen: {
              status: "open",
              snoozedUntil: null,
              assigneeId: null,
              teamId: null,
              priority: null,
              labelIds: [],
              lastCustomerMessageAt: at.toISOString(),
            },
          },
        ],
      }),
    assignmentRule: () => conversations.assignmentRule(scope),
    setAssignmentRule: () => conversations.setAssignmentRule(scope, { teamId, threadLimit: 1 }),
    assignWaiting: () => conversations.assignWaiting(scope),
    threadToTell: () => conversations.threadToTell(scope, conversationId),
    wakeSnoozed: () => conversations.wakeSnoozed(scope, new Date(at.getTime() + 1e12)),
    releaseThreads: () =>
      conversations.releaseThreads(scope, { staffId: otherStaffId }, { cause: "by_hand", staffId }).next(),
    countThreads: () => conversations.countThreads(scope, { staffId: otherStaffId }),
    countLabelled: () => conversations.countLabelled(scope),
    saveLabel: () => conversations.saveLabel(scope, labelId, { name: "Theirs", tone: "info" }),
    deleteLabel: () => conversations.deleteLabel(scope, labelId),
    listInbox: () => conversations.listInbox(scope, { now: at }),
    readRows: () => conversations.readRows(scope, { conversationIds: [conversationId], contactIds: ids }, at),
    readStrip: () => conversations.readStrip(scope, otherStaffId, { now: at, timezone: "UTC" }),
    readStrips: () => conversations.readStrips(scope, [otherStaffId], { now: at, timezone: "UTC" }),
    listViews: () => conversations.listViews(scope, otherStaffId),
    saveView: () => conversations.saveView(scope, owner, { ...savedView, id: viewId }),
    moveView: () => conversations.moveView(scope, owner, viewId, "beginning"),
    deleteView: () => conversations.deleteView(scope, owner, viewId),
    moveWindows: () => conversations.moveWindows(scope, [conversationId], new Date(at.getTime() + 1e12)),
    moveWindowsOf: () => conversations.moveWindowsOf(scope, account.id),
    noteStake: () =>
      conversations.noteStake(scope, contactId, { kind: "customer", orderName: null, amount: null }),
    weighThread: () => conversations.weighThread(scope, contactId),
    markSeenByStaff: () => conversations.markSeenByStaff(scope, conversationId, at),
    readWords: () => conversations.readWords(scope, conversationId, messageId),
    newestWords: () => conversations.newestWords(scope, conversationId),
    readThread: () => conversations.readThread(scope, conversationId, { now: at }),
    readThreadPart: () => conversations.readThreadPart(scope, conversationId, { now: at }),
    receiveEvents: () => conversations.receiveEvents(scope, account, [message(person.personId)]),
    reply: () =>
      conversations.reply(scope, { conversationId, staffId, clientToken: randomUUID(), text: "Hello" }),
    othersAnswer: () => conversations.othersAnswer(scope, { conversationId, staffId }),
    settleReplies: () => conversations.settleReplies(scope, conversationId),
    keepBackScheduled: () => conversations.keepBackScheduled(scope, [conversationId]),
    sendNow: () => conversations.sendNow(scope, conversationId, scheduledId),
    takeBackReply: () =>
      conversations.takeBackReply(scope, {
        ...{ conversationId, staffId: otherStaffId, toDraft: true },
        messageId: scheduledId,
      }),
    searchInbox: () =>
      conversations.searchInbox(scope, { text: `${handle} canary`, staffId, timezone: "UTC", now: at }),
    indexContacts: () => conversations.indexContacts(scope, ids),
    buildIndex: () => conversations.buildIndex(scope),
  },
  identity: {
    customerNames: () => identity.customerNames(scope, ids),
    contactsOfCustomer: () => identity.contactsOfCustomer(scope, { gid: customerGid, email: person.email }),
    confirmLink: () => identity.confirmLink(scope, suggestedId, staffId),
    refuseLink: () => identity.refuseLink(scope, suggestedId, staffId),
    undoDecision: () => identity.undoDecision(scope, linkId, staffId),
    findCandidates: () => identity.findCandidates(scope, contactId),
    forgetLinks: () => identity.forgetLinks(scope, [linkId]),
    linksTo: () => identity.linksTo(scope, customerGid),
    forgetLinksTo: () => identity.forgetLinksTo(scope, customerGid),
    forgetMessages: () => identity.forgetMessages(scope, [messageId]),
    noteEvidence: () => identity.noteEvidence(scope, [{ contactId, messageId, text: "#1001", at }]),
    readLinks: () => identity.readLinks(scope, contactId),
  },
  media: {
    appendUpload: () =>
      media.appendUpload(scope, { fileId: uploadId, staffId: otherStaffId, offset: 0, bytes }),
    beginUpload: () => media.beginUpload(scope, { contactId, staffId, name: "picture.png", bytes: 100 }),
    cancelUpload: () => media.cancelUpload(scope, uploadId, otherStaffId),
    fetchFile: () => media.fetchFile(scope, fileId),
    openFile: () => media.openFile(scope, { fileId, use: "view", expiresAt: 0 }),
    pendingFiles: () => media.pendingFiles(scope, [messageId]),
  },
  notifications: {
    addDevice: () => notifications.addDevice(scope, otherStaffId, device),
    deviceWord: () => notifications.deviceWord(scope, staffId, at).length,
    devicesMentioned: () => notifications.devicesMentioned(scope, [otherStaffId]),
    devicesToTell: () => notifications.devicesToTell(scope, conversationId),
    hasDevices: () => notifications.hasDevices(scope),
    listDevices: () => notifications.listDevices(scope, otherStaffId),
    pushNotice: () =>
      notifications.pushNotice(scope, { subscriptionId: deviceId, conversationId, about: "customer" }),
    removeDevice: () => notifications.removeDevice(scope, otherStaffId, deviceId),
    testDevice: () => notifications.testDevice(scope, { staffId: otherStaffId, locale: "en" }, deviceId),
  },
  orders: {
    markCustomerStale: () => orders.markCustomerStale(scope, customerGid),
    forgetCustomer: () => orders.forgetCustomer(scope, customerGid),
    dropSnapshot: () => orders.dropSnapshot(scope, contactId, customerGid),
    revealReach: () => orders.revealReach(scope, contactId, customerGid, "email"),
    readSnapshots: () => orders.readSnapshots(scope, contactId),
    expectSnapshot: () => orders.expectSnapshot(scope, contactId, customerGid),
    refreshSnapshot: () => orders.refreshSnapshot(scope, contactId, customerGid),
  },
  privacy: {
    acceptPolicy: () => privacy.acceptPolicy(scope, otherStaffId),
    acceptances: () => privacy.acceptances(scope),
    policyIsDue: () => privacy.policyIsDue(scope),
    recordMail: () => privacy.recordMail(scope, staffId, "access", { by: "handle", value: handle }),
    decideRequest: () => privacy.decideRequest(scope, request.id, staffId, { refuse: "not_verifiable" }),
    acknowledgeRequest: () => privacy.acknowledgeRequest(scope, request.id),
    revealNamed: () => privacy.revealNamed(scope, request.id),
    readWaiting: () => privacy.readWaiting(scope, request.id),
    deleteStore: () => privacy.deleteStore(scope, otherStaffId, { typed: scope.domain, holdsGo: true }),
    deletionEffects: () => privacy.deletionEffects(scope),
    erasureEffects: () => privacy.erasureEffects(scope, contactId),
    exportPackage: () => privacy.exportPackage(scope, request.id),
    setHold: () => privacy.setHold(scope, staffId, contactId, { category: "tax", reason: "an audit" }),
    liftHold: () => privacy.liftHold(scope, staffId, contactId),
    listHolds: () => privacy.listHolds(scope, contactId),
    urgentRequests: () => privacy.urgentRequests(scope),
    listRequests: () => privacy.listRequests(scope),
    readRequest: () => privacy.readRequest(scope, request.id),
    readRetention: () => privacy.readRetention(scope),
    setRetention: () => privacy.setRetention(scope, staffId, { profile: "assistant", maximum: 1 }),
    retentionEffects: () => privacy.retentionEffects(scope, { profile: "bridge", maximum: 1 }),
    lastSweep: () => privacy.lastSweep(scope),
    sweepRetention: () => privacy.sweepRetention(scope),
  },
  search: {
    readIndexProgress: () => search.readIndexProgress(scope),
    askForRebuild: () => search.askForRebuild(scope),
  },
  webhooks: {
    listDeadLetters: () => webhooks.listDeadLetters(scope),
    replayDelivery: () => webhooks.replayDelivery(scope, deliveryId),
    eraseDeliveriesNaming: () => webhooks.eraseDeliveriesNaming(scope, [person.personId]),
    eraseBodiesBefore: () => webhooks.eraseBodiesBefore(scope, at, deliveryId),
    eraseDeadDeliveries: () => webhooks.eraseDeadDeliveries(scope, new Date(at.getTime() + 1e9)),
    eraseDeliveriesOfShop: () => webhooks.eraseDeliveriesOfShop(scope),
  },
};

/** Verbs of the doors whose first parameter is a scope, read in the sources. */
async function verbsOfDoors(): Promise<string[]> {
  const found: string[] = [];
  for await (const door of glob("app/modules/*/*.server.ts")) {
    const module = dirname(door).split("/").at(-1) ?? "";
    if (door !== join("app/modules", module, `${module}.server.ts`)) continue;
    const exports = /export \{([^}]*)\} from "(\.\/[^"]+)"/g;
    for (const [, names = "", file = ""] of readFileSync(door, "utf8").matchAll(exports)) {
      const source = readFileSync(join(dirname(door), file), "utf8");
      const scoped = /^export (?:async )?function\*? (\w+)(?:<[^(]*>)?\(\s*(?:\w+|\{[^}]*\}): ShopScope/gm;
      for (const [, name = ""] of source.matchAll(scoped))
        if (new RegExp(`\\b${name}\\b`).test(names)) found.push(`${module}.${name}`);
    }
  }
  return found.sort();
}

const listed = Object.entries(verbs).flatMap(([module, of]) =>
  Object.entries(of).map(([name, call]) => ({ verb: `${module}.${name}`, call })),
);

test("every verb of a door that takes a scope is tried here", async () => {
  expect(listed.map(({ verb }) => verb).sort()).toEqual(await verbsOfDoors());
});

/** Everything of the other shop, byte for byte. */
async function othersRows(): Promise<Record<string, unknown>> {
  const rows: Record<string, unknown> = {};
  for (const table of tables)
    rows[table] = await asOwner(`SELECT t::text FROM ${table} t WHERE shop_id = $1 ORDER BY 1`, [
      otherScope.shopId,
    ]);
  rows["shops"] = await asOwner("SELECT s::text FROM shops s WHERE id = $1", [otherScope.shopId]);
  return rows;
}

/** What only the other shop knows of its person. */
const theirs = [handle, person.email, person.personId, "canary words", "Canary Name", "Canary Customer"];

// The shop's own end comes last: nothing can be tried in it afterwards.
const ends = ["access.closeForDeletion", "access.eraseShop"];
const inOrder = listed.toSorted((a, b) => ends.indexOf(a.verb) - ends.indexOf(b.verb));

// promise R4-31, R4-33
test.each(inOrder)("$verb finds and changes nothing of another shop", async ({ call }) => {
  const before = await othersRows();
  const calls = meta.calls.length;
  const answer = await Promise.resolve()
    .then(call)
    .catch((error: Error) => error.message);
  const text = JSON.stringify(answer) ?? "";
  for (const word of theirs) expect(text).not.toContain(word);
  expect(await othersRows()).toEqual(before);
  expect(meta.calls.length).toBe(calls);
});
