import { get, type IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { fetchFile } from "#app/modules/media/media.server.ts";
import { signToken } from "#app/modules/media/show/media-token.server.ts";
import { pieceBytes } from "#app/modules/media/media.ts";
import { destroyKeys } from "#app/modules/contacts/contacts.server.ts";
import { eraseRows } from "#app/modules/privacy/persons.server.ts";
import { minute } from "#app/platform/clock.ts";
import { seedAccount } from "#tests/support/accounts.ts";
import { testDatabase } from "#tests/support/database.ts";
import { addressOf, mediaServer, mediaTools, type CameWithFiles } from "#tests/support/media.ts";
import { MediaHost, samples } from "#tests/support/media-host.ts";

const host = await MediaHost.start();
const db = await testDatabase({ META_MEDIA_ORIGINS: host.origin });
const { scope, otherScope } = db;
const account = await seedAccount(scope);
const otherAccount = await seedAccount(otherScope);
const { arrive, unsend, views } = mediaTools(db);
const server = await mediaServer();

async function kept(type: string, bytes: Buffer): Promise<{ came: CameWithFiles; address: string }> {
  const came = await arrive(scope, account, [{ type, url: host.put(bytes) }]);
  for (const fileId of came.fileIds) await fetchFile(scope, fileId);
  return { came, address: addressOf(await views(scope, came)) };
}

async function ask(address: string, init: RequestInit = {}) {
  const answer = await fetch(server + address, init);
  return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) };
}

const video = samples.video(3 * pieceBytes + 100);
const { address: videoAddress } = await kept("video", video);
const picture = samples.picture();
const { came: withPicture, address: pictureAddress } = await kept("image", picture);

test("a file is served as it came, to anybody with its address, and to be used for nothing else", async () => {
  const answer = await ask(pictureAddress);
  expect(answer.status).toBe(200);
  expect(answer.body.equals(picture)).toBe(true);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "image/png",
    "content-length": String(picture.length),
    "content-disposition": "inline",
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringContaining("sandbox"),
    "accept-ranges": "bytes",
  });
  const document = await kept("file", samples.document());
  expect((await ask(document.address)).headers.get("content-disposition")).toBe("attachment");
  const head = await ask(videoAddress, { method: "HEAD" });
  expect([head.status, head.headers.get("content-length"), head.body.length]).toEqual([
    200,
    String(video.length),
    0,
  ]);
});

// Within a piece, over its border, the last bytes, from somewhere on, one byte, the whole.
test.each([
  ["bytes=10-19", 10, 20],
  [`bytes=${pieceBytes - 5}-${pieceBytes + 4}`, pieceBytes - 5, pieceBytes + 5],
  ["bytes=-7", video.length - 7, video.length],
  [`bytes=${2 * pieceBytes}-`, 2 * pieceBytes, video.length],
  ["bytes=0-0", 0, 1],
  [`bytes=0-${video.length + 999}`, 0, video.length],
])("a part of a video is served by itself: %s", async (range, start, end) => {
  const answer = await ask(videoAddress, { headers: { range } });
  expect(answer.status).toBe(206);
  expect(answer.headers.get("content-range")).toBe(`bytes ${start}-${end - 1}/${video.length}`);
  expect(answer.body.equals(video.subarray(start, end))).toBe(true);
});

test("a part that is not there is refused; parts of another kind, or several, are answered with everything", async () => {
  const none = await ask(videoAddress, { headers: { range: `bytes=${video.length}-` } });
  expect([none.status, none.headers.get("content-range")]).toEqual([416, `bytes */${video.length}`]);
  for (const range of ["bytes=0-1,5-6", "lines=1-2"])
    expect((await ask(videoAddress, { headers: { range } })).body.equals(video), range).toBe(true);
});

test("nothing is at an address that was altered anywhere, has run out, or is for another use, shop, file or method", async () => {
  const [fileId = ""] = withPicture.fileIds;
  const soon = Date.now() + minute;
  expect((await ask(`/media/${signToken(scope, fileId, "view", soon)}`)).status).toBe(200);
  const token = pictureAddress.replace("/media/", "");
  const altered = [...token].map(
    (sign, at) => token.slice(0, at) + (sign === "0" ? "1" : "0") + token.slice(at + 1),
  );
  const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const last = signs.indexOf(token.at(-1) ?? "");
  const sameBytes = token.slice(0, -1) + signs[last + 1];
  const parts = token.split(".");
  const wrong = [
    ...altered,
    sameBytes,
    `${parts.slice(0, 5).join(".")}.${"é".repeat(parts[5]?.length ?? 0)}`,
    "",
    ".....",
    parts.slice(0, 5).join("."),
    `${token}.x`,
    [...parts.slice(0, 4), soon.toString(36), parts[5]].join("."),
    ["none", ...parts.slice(1)].join("."),
    signToken(scope, fileId, "view", Date.now() - 1),
    signToken(scope, fileId, "view", Number.NaN),
    // Meta's, outside a try to send it.
    signToken(scope, fileId, "send", soon),
    signToken(otherScope, fileId, "view", soon),
    signToken(scope, withPicture.messageId, "view", soon),
  ];
  for (const one of wrong) expect((await ask(`/media/${one}`)).status, one).toBe(404);
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS"])
    expect((await ask(pictureAddress, { method })).status, method).toBe(404);
  expect((await ask(pictureAddress)).status).toBe(200);
});

test("of two shops each sees its own file under its own address", async () => {
  const came = await arrive(otherScope, otherAccount, [
    { type: "image", url: host.put(samples.picture(20)) },
  ]);
  for (const fileId of came.fileIds) {
    expect(await fetchFile(scope, fileId)).toEqual({ outcome: "skipped" });
    await fetchFile(otherScope, fileId);
    expect((await ask(`/media/${signToken(scope, fileId, "view", Date.now() + minute)}`)).status).toBe(404);
  }
  expect((await ask(addressOf(await views(otherScope, came)))).status).toBe(200);
  expect(await views(scope, came)).toEqual([]);
});

test("an address in hand opens nothing once the message is unsent, the person erased, their key gone, or the app removed", async () => {
  const unsent = await kept("image", picture);
  await unsend(scope, account, unsent.came);
  const erased = await kept("image", picture);
  await eraseRows(scope, [erased.came.contactId]);
  const keyless = await kept("image", picture);
  await destroyKeys(scope, [keyless.came.contactId]);
  for (const { address } of [unsent, erased, keyless]) expect((await ask(address)).status).toBe(404);
  await db.asOwner("UPDATE shops SET uninstalled_at = now() WHERE id = $1", [scope.shopId]);
  expect((await ask(pictureAddress)).status).toBe(404);
  await db.asOwner("UPDATE shops SET uninstalled_at = NULL WHERE id = $1", [scope.shopId]);
  expect((await ask(pictureAddress)).status).toBe(200);
});

test("pieces that changed places, or went to another file, are not shown", async () => {
  const { came, address } = await kept("video", video);
  const other = await kept("video", samples.video(3 * pieceBytes + 100));
  const move = (from: string, number: number, to: string, at: number) =>
    db.asOwner(
      `UPDATE media_chunks SET piece_sealed = (SELECT piece_sealed FROM media_chunks WHERE file_id = $1 AND number = $2)
       WHERE file_id = $3 AND number = $4`,
      [from, number, to, at],
    );
  const [fileId = ""] = came.fileIds;
  await move(fileId, 2, fileId, 1);
  await expect(ask(address)).rejects.toThrow();
  const whole = await kept("video", video);
  await move(other.came.fileIds[0] ?? "", 1, whole.came.fileIds[0] ?? "", 1);
  await expect(ask(whole.address)).rejects.toThrow();
  const part = await ask(whole.address, { headers: { range: "bytes=0-9" } });
  expect(part.body.equals(video.subarray(0, 10))).toBe(true);
});

test("a reader who does not read makes the server wait, and a video that is unsent meanwhile ends there", async () => {
  const long = samples.video(120 * pieceBytes);
  const { came, address } = await kept("video", long);
  const answer = await new Promise<IncomingMessage>((resolve) => get(server + address, resolve));
  // Long enough to read all of it from the store, were it not for the reader.
  await pause(700);
  await unsend(scope, account, came);
  let bytes = 0;
  answer.on("data", (piece: Buffer) => (bytes += piece.length));
  await expect(new Promise((_, reject) => answer.once("error", reject))).rejects.toThrow("aborted");
  expect(bytes).toBeLessThan(long.length);
});

test("the address of a file is the same for some minutes, then another; both are good meanwhile", async () => {
  const start = Math.ceil(Date.now() / (10 * minute)) * 10 * minute;
  const at = async (ms: number) => addressOf(await views(scope, withPicture, new Date(start + ms)));
  expect(await at(1)).toBe(await at(9 * minute));
  expect(await at(9 * minute)).not.toBe(await at(11 * minute));
  for (const ms of [1, 11 * minute]) expect((await ask(await at(ms))).status).toBe(200);
});
