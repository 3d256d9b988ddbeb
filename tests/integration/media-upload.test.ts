import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { attachFile } from "#app/modules/conversations/conversations.server.ts";
import { appendUpload, cancelUpload, openFile, sweepMedia } from "#app/modules/media/media.server.ts";
import { pieceBytes, uploadPartBytes } from "#app/modules/media/media.ts";
import { unsentKeptMs } from "#app/modules/media/sweep-media.system.server.ts";
import { maxFilesAtOnce } from "#app/modules/media/upload/upload-rules.ts";
import { scanFile } from "#app/modules/media/scan-file.server.ts";
import { eraseRows } from "#app/modules/privacy/persons.server.ts";
import { setRetention, sweepRetention } from "#app/modules/privacy/privacy.server.ts";
import { day, minute } from "#app/platform/clock.ts";
import { env } from "#app/platform/env.server.ts";
import { makeConversation } from "#tests/support/conversation.ts";
import { testDatabase } from "#tests/support/database.ts";
import { FakeMeta } from "#tests/support/fake-meta.ts";
import { staffId } from "#tests/support/login.ts";
import { upload, uploaded } from "#tests/support/media.ts";
import { samples } from "#tests/support/media-host.ts";

const meta = await FakeMeta.start();
const db = await testDatabase(meta.environment);
const { scope, otherScope } = db;
const thread = await makeConversation(meta, scope);

const megabyte = 1024 * 1024;
const rows = (fileId: string) => db.asOwner("SELECT * FROM media_files WHERE id = $1", [fileId]);
const piecesOf = (fileId: string) =>
  db.asOwner<{ piece_sealed: Buffer }>("SELECT piece_sealed FROM media_chunks WHERE file_id = $1", [fileId]);

async function contentsOf(fileId: string): Promise<Buffer> {
  const file = await openFile(scope, { fileId, use: "view", expiresAt: 0 });
  const pieces: Buffer[] = [];
  for await (const piece of file?.read(0, file.bytes) ?? []) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function begun(bytes: number, name = "video.mp4"): Promise<string> {
  const { conversationId } = thread;
  const outcome = await attachFile(scope, { conversationId, staffId, name, bytes });
  if (outcome.outcome !== "begun") throw new Error(outcome.outcome);
  return outcome.fileId;
}

const append = (fileId: string, offset: number, bytes: Buffer, by = staffId) =>
  appendUpload(scope, { fileId, staffId: by, offset, bytes });

test("a file arrives part by part, sealed, with its name, kind and size", async () => {
  const video = samples.video(2 * uploadPartBytes + 1_000);
  const fileId = await uploaded(thread, video, { name: "unboxing \ud83d.mp4" });
  expect(await rows(fileId)).toEqual([
    expect.objectContaining({
      kind: "video",
      content_type: "video/mp4",
      state: "stored",
      bytes: video.length,
    }),
  ]);
  expect((await contentsOf(fileId)).equals(video)).toBe(true);
  for (const { piece_sealed } of await piecesOf(fileId))
    expect(piece_sealed.includes(video.subarray(0, 24))).toBe(false);
  const file = await openFile(scope, { fileId, use: "view", expiresAt: 0 });
  expect(file?.name).toBe("unboxing �.mp4");
});

test("an upload that was cut off is asked how it stands, and goes on there; a part that came twice changes nothing", async () => {
  const video = samples.video(2 * uploadPartBytes + 7);
  const fileId = await begun(video.length);
  const first = video.subarray(0, uploadPartBytes);
  const there = { outcome: "going_on", offset: uploadPartBytes };
  expect(await append(fileId, 0, first)).toEqual(there);
  // The answer was lost, and the page sends it again; somebody else's page asks.
  expect(await append(fileId, 0, first)).toEqual(there);
  expect(await append(fileId, 2 * uploadPartBytes, video.subarray(2 * uploadPartBytes))).toEqual(there);
  expect(await append(fileId, uploadPartBytes, video.subarray(uploadPartBytes, uploadPartBytes + 5))).toEqual(
    there,
  );
  expect(await append(fileId, 0, Buffer.alloc(0))).toEqual(there);
  expect(await append(fileId, -1, first)).toEqual(there);
  await append(fileId, uploadPartBytes, video.subarray(uploadPartBytes, 2 * uploadPartBytes));
  const last = () => append(fileId, 2 * uploadPartBytes, video.subarray(2 * uploadPartBytes));
  const done = { outcome: "done", file: { fileId, kind: "video" } };
  expect(await last()).toEqual(done);
  expect(await last()).toEqual(done);
  expect((await contentsOf(fileId)).equals(video)).toBe(true);
});

test("two pages that send the same part at once store it once", async () => {
  const video = samples.video(uploadPartBytes + pieceBytes);
  const fileId = await begun(video.length);
  const part = video.subarray(0, uploadPartBytes);
  const both = await Promise.all([append(fileId, 0, part), append(fileId, 0, part)]);
  expect(both).toEqual([both[0], both[0]]);
  expect(await piecesOf(fileId)).toHaveLength(uploadPartBytes / pieceBytes);
});

const tooLarge = { outcome: "refused", reason: "too_large" };
const wrongType = { outcome: "refused", reason: "type" };

test("Instagram's limits hold: of size by kind before anything is read or after the first part, of type by content", async () => {
  expect(await upload(thread, Buffer.alloc(25 * megabyte + 1))).toEqual(tooLarge);
  expect(await upload(thread, Buffer.alloc(0))).toEqual({ outcome: "refused", reason: "empty" });
  const large = Buffer.concat([samples.picture(), Buffer.alloc(8 * megabyte)]);
  expect(await upload(thread, large)).toEqual(tooLarge);
  for (const bytes of [samples.page(), samples.drawing(), Buffer.from("hello"), Buffer.alloc(9_000)])
    expect(await upload(thread, bytes)).toEqual(wrongType);
  // Shown when it comes, but taken by Instagram as nothing that is sent.
  const webp = Buffer.from("524946462400000057454250565038201800000030010", "hex");
  expect(await upload(thread, webp)).toEqual(wrongType);
  for (const [bytes, kind] of [
    [samples.picture(), "image"],
    [samples.voice(), "audio"],
    [samples.document(), "file"],
    [samples.video(9 * megabyte), "video"],
  ] as const)
    expect(await upload(thread, bytes)).toMatchObject({ outcome: "done", file: { kind } });
  const [left] = await db.asOwner<{ n: number }>(
    "SELECT count(*)::int AS n FROM media_files WHERE state = 'uploading' AND content_type IS NULL",
  );
  expect(left?.n).toBe(0);
});

test("a file that turns out longer than it was said to be is not taken further", async () => {
  const fileId = await begun(100, "picture.png");
  const longer = Buffer.concat([samples.picture(), Buffer.alloc(200)]);
  expect(await append(fileId, 0, longer)).toEqual({ outcome: "going_on", offset: 0 });
  expect(await piecesOf(fileId)).toEqual([]);
});

test("only whoever began an upload goes on with it or gives it up, in their own shop", async () => {
  const picture = samples.picture();
  const fileId = await begun(picture.length, "picture.png");
  const other = randomUUID();
  expect(await append(fileId, 0, picture, other)).toEqual({ outcome: "not_found" });
  const elsewhere = { fileId, staffId, offset: 0, bytes: picture };
  expect(await appendUpload(otherScope, elsewhere)).toEqual({ outcome: "not_found" });
  await cancelUpload(scope, fileId, other);
  await cancelUpload(otherScope, fileId, staffId);
  expect(await rows(fileId)).toHaveLength(1);
  await cancelUpload(scope, fileId, staffId);
  expect(await rows(fileId)).toEqual([]);
  expect(await append(fileId, 0, picture)).toEqual({ outcome: "not_found" });
});

test("nothing is attached where no reply can be sent, in another shop's thread, or beyond what a person may send at once", async () => {
  const closed = await makeConversation(meta, scope, { wroteAgo: 8 * day });
  expect(await upload(closed, samples.picture())).toEqual({ outcome: "window_closed" });
  expect(await upload({ ...thread, scope: otherScope }, samples.picture())).toEqual({ outcome: "not_found" });
  const busy = await makeConversation(meta, scope);
  for (let n = 0; n < 2 * maxFilesAtOnce; n += 1) await uploaded(busy, samples.picture());
  expect(await upload(busy, samples.picture())).toEqual({ outcome: "too_many" });
  expect(await upload(busy, samples.picture(), { by: randomUUID() })).toMatchObject({ outcome: "done" });
});

test("what was uploaded and never sent goes: after hours, with the person, and in a bridge after its minutes", async () => {
  const kept = await uploaded(thread, samples.picture());
  await sweepMedia(new Date(Date.now() + unsentKeptMs - minute));
  expect(await rows(kept)).toHaveLength(1);
  await sweepMedia(new Date(Date.now() + unsentKeptMs + minute));
  expect(await rows(kept)).toEqual([]);

  const erased = await makeConversation(meta, scope);
  const fileId = await uploaded(erased, samples.picture());
  await eraseRows(scope, [erased.contactId]);
  expect(await rows(fileId)).toEqual([]);

  const bridged = await makeConversation(meta, otherScope);
  const old = await uploaded(bridged, samples.picture());
  await db.asOwner("UPDATE media_files SET created_at = now() - interval '16 minutes' WHERE id = $1", [old]);
  const fresh = await uploaded(bridged, samples.picture());
  await setRetention(otherScope, staffId, { profile: "bridge", maximum: 15 });
  await sweepRetention(otherScope);
  expect([await rows(old), await rows(fresh)].map((found) => found.length)).toEqual([0, 1]);
});

const script = (name: string) =>
  `node ${fileURLToPath(new URL(`../fixtures/scanners/${name}.mjs`, import.meta.url))}`;
const bytesOf = async function* (text: string) {
  yield Buffer.from(text);
};

afterEach(() => {
  env().MEDIA_SCAN_COMMAND = undefined;
});

test("the operator's scanner sees the whole file and decides by its exit code; without a verdict nothing is decided", async () => {
  const scan = (text: string, command: string) => scanFile(bytesOf(text), command, 5_000);
  expect(await scanFile(bytesOf("anything"))).toBe("clean");
  expect(await scan("harmless", script("finds-eicar"))).toBe("clean");
  expect(await scan(`${"x".repeat(300_000)}EICAR`, script("finds-eicar"))).toBe("infected");
  expect(await scan("harmless", script("is-broken"))).toBe("not_scanned");
  expect(await scan("harmless", "/no/such/program")).toBe("not_scanned");
  expect(await scanFile(bytesOf("harmless"), script("never-ends"), 300)).toBe("not_scanned");
  // It learns nothing of our environment.
  expect(await scan("harmless", script("sees-keys"))).toBe("clean");
});

test("a file that the scanner refuses is not taken, and one it said nothing about is asked for again", async () => {
  const infected = Buffer.concat([samples.document(), Buffer.from("EICAR")]);
  env().MEDIA_SCAN_COMMAND = script("finds-eicar");
  expect(await upload(thread, infected)).toEqual({ outcome: "refused", reason: "malware" });
  env().MEDIA_SCAN_COMMAND = script("is-broken");
  const document = samples.document();
  const fileId = await begun(document.length, "leaflet.pdf");
  expect(await append(fileId, 0, document)).toEqual({ outcome: "refused", reason: "not_scanned" });
  env().MEDIA_SCAN_COMMAND = script("finds-eicar");
  expect(await append(fileId, document.length, Buffer.alloc(0))).toMatchObject({ outcome: "done" });
});
