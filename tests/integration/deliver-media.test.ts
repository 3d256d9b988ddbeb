import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  readThread,
  reply,
  retryFailed,
  sweepReplies,
} from "#app/modules/conversations/conversations.server.ts";
import { fileStuckAfterMs, stuckAfterMs } from "#app/modules/conversations/outbox/outbox-order.ts";
import { second } from "#app/platform/clock.ts";
import { echoOf, makeConversation, type TestConversation } from "#tests/support/conversation.ts";
import { testDatabase } from "#tests/support/database.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";
import { staffId } from "#tests/support/login.ts";
import { mediaServer, mediaTools, uploaded } from "#tests/support/media.ts";
import { samples } from "#tests/support/media-host.ts";
import { claimed, outboxTools, write } from "#tests/support/outbox.ts";
import { messagesIn } from "#tests/support/threads.ts";

const meta = await FakeMeta.start();
const server = await mediaServer();
const db = await testDatabase({ ...meta.environment, SHOPIFY_APP_URL: server });
const { scope } = db;
const { attemptsOf, deliver, oneSentRow, outgoing, pass, sendCalls, settle, statesOf } = outboxTools(
  meta,
  db,
);
const { files } = mediaTools(db);

const delivered = ({ personId }: TestConversation) => meta.delivered.filter(({ to }) => to === personId);
const addressIn = (body: string) => (JSON.parse(body) as SentFile).message.attachment.payload.url;
const statusAt = async (url: string) => (await fetch(url)).status;

interface SentFile {
  message: { attachment: { payload: { url: string } } };
}

test("files go out before the words about them, each as a message, and Meta gets the very bytes", async () => {
  const thread = await makeConversation(meta, scope);
  const [picture, video, voice] = [samples.picture(), samples.video(400_000), samples.voice()];
  const fileIds = [
    await uploaded(thread, picture),
    await uploaded(thread, video),
    await uploaded(thread, voice),
  ];
  const messageIds = await write(thread, { text: "This is how it folds", fileIds });
  expect(await deliver(thread)).toEqual({ outcome: "done" });
  const got = delivered(thread);
  expect(got.map(({ sent, text }) => sent.attachment?.type ?? text)).toEqual([
    "image",
    "video",
    "audio",
    "This is how it folds",
  ]);
  expect(got.map(({ file }) => file?.type)).toEqual(["image/png", "video/mp4", "audio/wav", undefined]);
  for (const [at, bytes] of [picture, video, voice].entries())
    expect(got[at]?.file?.bytes.equals(bytes)).toBe(true);
  expect(await statesOf(thread)).toEqual(["sent", "sent", "sent", "sent"]);
  expect(await files(messageIds[0] ?? "")).toEqual([
    expect.objectContaining({ id: fileIds[0], source: "staff" }),
  ]);
});

test("what Meta is told is the person, the kind and an address that only this try opens", async () => {
  const thread = await makeConversation(meta, scope);
  await write(thread, {
    text: "",
    fileIds: [await uploaded(thread, samples.document(), { name: "size chart.pdf" })],
  });
  const claim = await claimed(thread);
  const url = claim.content.file?.url ?? "";
  expect(url).toMatch(new RegExp(`^${server}/media/`));
  expect(await statusAt(url)).toBe(200);
  await db.asOwner("UPDATE messages SET state = 'queued' WHERE id = $1", [claim.id]);
  await deliver(thread);
  const body = meta.calls.findLast(({ target }) => target === "send")?.body ?? "";
  expect(JSON.parse(body)).toEqual({
    recipient: { id: thread.personId },
    message: { attachment: { type: "file", payload: { url: addressIn(body) } } },
  });
  // Another try, another address; and after it none of them opens anything.
  expect(await statusAt(url)).toBe(404);
  expect(await statusAt(addressIn(body))).toBe(404);
});

test("the thread shows what was sent from here, whatever becomes of Meta's copy", async () => {
  const thread = await makeConversation(meta, scope);
  await write(thread, {
    text: "",
    fileIds: [await uploaded(thread, samples.picture(40), { name: "lamp.png" })],
  });
  const seen = async () => {
    const page = await readThread(scope, thread.conversationId, { now: new Date() });
    const sent = messagesIn(page?.timeline).findLast(({ direction }) => direction === "out");
    return sent?.content?.attachments;
  };
  const kept = [
    {
      type: "image",
      view: expect.objectContaining({ kept: true, name: "lamp.png", width: 40, contentType: "image/png" }),
    },
  ];
  expect(await seen()).toEqual(kept);
  await deliver(thread);
  const [message] = delivered(thread);
  if (!message) throw new Error("nothing was delivered");
  await thread.echo(message);
  expect(await seen()).toEqual(kept);
  await oneSentRow(thread);
});

describe("an echo that is faster than Meta's answer", () => {
  test("is taken for our own picture, not for another message", async () => {
    const thread = await makeConversation(meta, scope);
    await write(thread, { text: "", fileIds: [await uploaded(thread, samples.picture())] });
    meta.onDelivered = (message) => thread.echo(message);
    await deliver(thread);
    await oneSentRow(thread);
  });

  test("of a picture and a video sent together goes to the right one", async () => {
    const thread = await makeConversation(meta, scope);
    const fileIds = [await uploaded(thread, samples.picture()), await uploaded(thread, samples.video())];
    const [first = "", last = ""] = await write(thread, { text: "", fileIds });
    meta.onDelivered = (message) => thread.echo(message);
    await deliver(thread);
    expect(await statesOf(thread)).toEqual(["sent", "sent"]);
    expect((await files(first)).map(({ kind }) => kind)).toEqual(["image"]);
    expect((await files(last)).map(({ kind }) => kind)).toEqual(["video"]);
  });

  test("that was a colleague's picture in the Instagram app changes places when Meta names ours", async () => {
    const thread = await makeConversation(meta, scope);
    const [ours = ""] = await write(thread, {
      text: "",
      fileIds: [await uploaded(thread, samples.picture())],
    });
    const native = {
      ...echoOf({
        mid: `native-${randomUUID()}`,
        to: thread.personId,
        text: "",
        tag: undefined,
        at: Date.now(),
        sent: { attachment: { type: "image", payload: { url: "https://lookaside.fbsbx.com/theirs" } } },
      }),
    };
    meta.onDelivered = () => thread.receive([native]);
    await deliver(thread);
    meta.onDelivered = undefined;
    const rows = await outgoing(thread);
    expect(rows.map(({ origin }) => origin).sort()).toEqual(["native", "staff"]);
    expect(rows.every(({ state }) => state === "sent")).toBe(true);
    expect(await files(ours)).toEqual([expect.objectContaining({ source: "staff", state: "stored" })]);
    const theirs = rows.find(({ origin }) => origin === "native")?.id ?? "";
    expect(await files(theirs)).toEqual([expect.objectContaining({ source: "channel", state: "pending" })]);
  });
});

test("a connection cut after the picture was delivered: the thread proves it, and it is not sent twice", async () => {
  const thread = await makeConversation(meta, scope);
  const [id = ""] = await write(thread, { text: "", fileIds: [await uploaded(thread, samples.picture())] });
  meta.fail("send", { cut: "after" });
  expect(await deliver(thread)).toMatchObject({ outcome: "uncertain" });
  expect(await statesOf(thread)).toEqual(["uncertain"]);
  expect(await settle(thread)).toMatchObject({ outcome: "done" });
  expect(await attemptsOf(id)).toEqual([expect.objectContaining({ outcome: "settled_sent" })]);
  await oneSentRow(thread);
  expect(delivered(thread)).toHaveLength(1);
});

test("a connection cut before it: absence is proven in time, and the picture is delivered once", async () => {
  const thread = await makeConversation(meta, scope);
  await write(thread, { text: "", fileIds: [await uploaded(thread, samples.picture())] });
  meta.fail("send", { cut: "before" });
  expect(await deliver(thread)).toMatchObject({ outcome: "uncertain" });
  expect(await settle(thread)).toMatchObject({ outcome: "retry" });
  pass(21 * second);
  expect(await settle(thread)).toMatchObject({ outcome: "done", deliver: true });
  pass(5 * second);
  await deliver(thread);
  await oneSentRow(thread);
  expect(delivered(thread)).toHaveLength(1);
});

test("Meta that could not fetch is asked once more by itself; what it does not take fails in words", async () => {
  const thread = await makeConversation(meta, scope);
  const [id = ""] = await write(thread, { text: "", fileIds: [await uploaded(thread, samples.picture())] });
  const notFetched = { error: { code: 100, subcode: 2018008 } };
  meta.fail("send", notFetched, notFetched);
  expect(await deliver(thread)).toMatchObject({ outcome: "retry" });
  pass(10 * second);
  await deliver(thread);
  expect(await outgoing(thread)).toMatchObject([{ state: "failed", failure_code: "media_not_fetched" }]);
  expect(await retryFailed(scope, id, staffId)).toMatchObject({ outcome: "queued" });
  pass(10 * second);
  await deliver(thread);
  await oneSentRow(thread);
  for (const [subcode, failure_code] of [
    [2018047, "bad_media"],
    [2018294, "media_not_fetched"],
  ] as const) {
    const other = await makeConversation(meta, scope);
    await write(other, { text: "and words", fileIds: [await uploaded(other, samples.picture())] });
    meta.fail("send", { error: { code: 100, subcode } }, { error: { code: 100, subcode } });
    await deliver(other);
    pass(10 * second);
    await deliver(other);
    expect(await outgoing(other)).toMatchObject([
      { state: "failed", failure_code },
      { state: "failed", failure_code: "previous_part_failed" },
    ]);
    meta.clearFaults();
  }
});

test("two clicks with the same files are one reply, and a file is sent once", async () => {
  const thread = await makeConversation(meta, scope);
  const fileIds = [await uploaded(thread, samples.picture())];
  const input = { conversationId: thread.conversationId, staffId, text: "", fileIds };
  const clientToken = randomUUID();
  const both = await Promise.all([
    reply(scope, { ...input, clientToken }),
    reply(scope, { ...input, clientToken }),
  ]);
  expect(both[0]).toEqual(both[1]);
  expect(both[0]).toMatchObject({ outcome: "queued" });
  expect(await reply(scope, { ...input, clientToken: randomUUID() })).toEqual({ outcome: "files_gone" });
  expect(await outgoing(thread)).toHaveLength(1);
});

test("only one's own finished upload for this very person is sent", async () => {
  const thread = await makeConversation(meta, scope);
  const other = await makeConversation(meta, scope);
  const elsewhere = await makeConversation(meta, db.otherScope);
  const send = (fileId: string, from = thread, by = staffId) =>
    reply(from.scope, {
      conversationId: from.conversationId,
      staffId: by,
      clientToken: randomUUID(),
      text: "",
      fileIds: [fileId],
    });
  const fileId = await uploaded(thread, samples.picture());
  const gone = { outcome: "files_gone" };
  expect(await send(fileId, other)).toEqual(gone);
  expect(await send(fileId, elsewhere)).toEqual(gone);
  expect(await send(fileId, thread, randomUUID())).toEqual(gone);
  expect(await send(randomUUID())).toEqual(gone);
  await db.asOwner("UPDATE media_files SET state = 'uploading' WHERE id = $1", [fileId]);
  expect(await send(fileId)).toEqual(gone);
  expect(await outgoing(thread)).toEqual([]);
});

test("an unsent picture of ours goes from here too, and one that is waiting to be sent fails", async () => {
  const thread = await makeConversation(meta, scope);
  const [sent = ""] = await write(thread, { text: "", fileIds: [await uploaded(thread, samples.picture())] });
  await deliver(thread);
  const mid = delivered(thread)[0]?.mid ?? "";
  await thread.receive([{ kind: "unsend", mid, personId: thread.personId, at: Date.now(), standby: false }]);
  expect(await files(sent)).toEqual([]);
  const [waiting = ""] = await write(thread, {
    text: "",
    fileIds: [await uploaded(thread, samples.picture())],
  });
  await db.asOwner("DELETE FROM media_files WHERE message_id = $1", [waiting]);
  const calls = sendCalls();
  await deliver(thread);
  expect((await outgoing(thread)).at(-1)).toMatchObject({ state: "failed", failure_code: "bad_media" });
  expect(sendCalls()).toBe(calls);
});

test("a sender that died with a file is given up later than one with words: Meta may still be fetching", async () => {
  const [withFile, withWords] = [await makeConversation(meta, scope), await makeConversation(meta, scope)];
  await write(withFile, { text: "", fileIds: [await uploaded(withFile, samples.video())] });
  await write(withWords, "Hello");
  await claimed(withFile);
  await claimed(withWords);
  const started = Date.now();
  await sweepReplies(new Date(started + stuckAfterMs + second));
  expect([await statesOf(withFile), await statesOf(withWords)]).toEqual([["sending"], ["uncertain"]]);
  await sweepReplies(new Date(started + fileStuckAfterMs + second));
  expect(await statesOf(withFile)).toEqual(["uncertain"]);
});
