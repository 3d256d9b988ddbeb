import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { MessageKind } from "#app/modules/channels/channels.ts";
import { setRestriction } from "#app/modules/contacts/contacts.server.ts";
import { filesToKeep } from "#app/modules/conversations/media/files-to-keep.ts";
import { receiveEvents } from "#app/modules/conversations/conversations.server.ts";
import { unknownMessage } from "#app/modules/conversations/fold/fold-message.ts";
import { nextTryAfterMs } from "#app/modules/media/fetch/fetch-turns.ts";
import { fetchFile, sweepMedia } from "#app/modules/media/media.server.ts";
import { pieceBytes } from "#app/modules/media/media.ts";
import { eraseRows } from "#app/modules/privacy/persons.server.ts";
import { seedAccount } from "#tests/support/accounts.ts";
import { testDatabase } from "#tests/support/database.ts";
import { mediaTools } from "#tests/support/media.ts";
import { MediaHost, samples } from "#tests/support/media-host.ts";

const host = await MediaHost.start();
const db = await testDatabase({ META_MEDIA_ORIGINS: host.origin });
const { scope } = db;
const account = await seedAccount(scope);
const { arrive, files, pieces, unsend, views } = mediaTools(db);

const image = (url: string) => ({ type: "image", url });
const fetched = async (fileIds: string[]) => {
  for (const fileId of fileIds) await fetchFile(scope, fileId);
};

test("a customer's picture is kept: sealed, measured, typed by its content, and shown from here", async () => {
  const bytes = samples.picture(64);
  const url = host.put(bytes);
  const came = await arrive(scope, account, [image(url)]);
  expect(await views(scope, came)).toEqual([expect.objectContaining({ url, kept: false })]);
  expect(await fetchFile(scope, came.fileIds[0] ?? "")).toEqual({
    outcome: "settled",
    contactId: came.contactId,
  });
  expect(await files(came.messageId)).toEqual([
    expect.objectContaining({
      position: 0,
      source: "channel",
      kind: "image",
      state: "stored",
      content_type: "image/png",
      bytes: bytes.length,
      width: 64,
      height: 64,
      detail_sealed: null,
    }),
  ]);
  const [piece] = await pieces(came.messageId);
  expect(piece?.piece_sealed.includes(bytes.subarray(0, 8))).toBe(false);
  expect(await views(scope, came)).toEqual([
    expect.objectContaining({ url: expect.stringMatching(/^\/media\//), kept: true, width: 64 }),
  ]);
});

test("pictures, videos, voices and documents of one message are each kept, in pieces where they are large", async () => {
  const came = await arrive(scope, account, [
    image(host.put(samples.picture())),
    { type: "video", url: host.put(samples.video(2 * pieceBytes + 10)) },
    { type: "audio", url: host.put(samples.voice()) },
    { type: "audio", url: host.put(samples.video(5_000)) },
    { type: "file", url: host.put(samples.document()) },
  ]);
  await fetched(came.fileIds);
  const kept = (await files(came.messageId)).map(({ kind, content_type }) => `${kind} ${content_type}`);
  expect(kept).toEqual([
    "image image/png",
    "video video/mp4",
    "audio audio/wav",
    "audio audio/mp4",
    "file application/pdf",
  ]);
  const ofVideo = (await pieces(came.messageId)).filter(({ file_id }) => file_id === came.fileIds[1]);
  expect(ofVideo.map(({ number }) => number)).toEqual([0, 1, 2]);
});

test("what is not what it is called is not kept, and nothing of it is stored", async () => {
  for (const [type, bytes] of [
    ["image", samples.page()],
    ["image", samples.drawing()],
    ["file", samples.page()],
    ["video", samples.picture()],
    ["image", samples.video(300_000)],
    ["file", Buffer.from("MZ this is a program")],
    ["image", Buffer.alloc(0)],
  ] as const) {
    const came = await arrive(scope, account, [{ type, url: host.put(bytes) }]);
    await fetched(came.fileIds);
    expect(await files(came.messageId)).toEqual([
      expect.objectContaining({ state: "refused", reason: "type", detail_sealed: null }),
    ]);
    expect(await pieces(came.messageId)).toEqual([]);
    expect(await views(scope, came)).toEqual([{ gone: "type" }]);
  }
});

test("an address that ran out leaves an honest gap; one that leads inside is not followed", async () => {
  const dead = await arrive(scope, account, [image(host.put((response) => response.writeHead(403).end()))]);
  await fetched(dead.fileIds);
  expect(await views(scope, dead)).toEqual([{ gone: "expired" }]);
  const inside = await arrive(scope, account, [
    image(host.put((response) => response.writeHead(302, { location: "https://169.254.169.254/" }).end())),
    image("http://127.0.0.1:9/elsewhere"),
    { type: "image" },
  ]);
  await fetched(inside.fileIds);
  expect(await views(scope, inside)).toEqual([{ gone: "host" }, { gone: "host" }, { gone: "expired" }]);
});

test("a host in trouble is asked again, later each time; when it has recovered the file is kept, else it is given up", async () => {
  const broken = (response: import("node:http").ServerResponse) => void response.writeHead(503).end();
  const url = host.put(broken);
  const came = await arrive(scope, account, [image(url), image(host.put(broken))]);
  const [first = "", second = ""] = came.fileIds;
  expect(await fetchFile(scope, first)).toEqual({ outcome: "retry", afterMs: nextTryAfterMs(1) });
  expect(await fetchFile(scope, first)).toEqual({ outcome: "retry", afterMs: nextTryAfterMs(2) });
  host.change(url, samples.picture());
  expect(await fetchFile(scope, first)).toMatchObject({ outcome: "settled" });
  let tries = 1;
  while ((await fetchFile(scope, second)).outcome === "retry") tries += 1;
  expect(nextTryAfterMs(tries - 1)).not.toBeNull();
  expect(nextTryAfterMs(tries)).toBeNull();
  expect((await files(came.messageId)).map(({ state }) => state)).toEqual(["stored", "failed"]);
  // Where Meta has it, it may still be seen.
  expect((await views(scope, came))[1]).toMatchObject({ kept: false });
});

test("a connection that breaks in the middle leaves nothing behind, and the next try begins anew", async () => {
  const video = samples.video(3 * pieceBytes);
  const url = host.put((response) => {
    response.setHeader("content-length", video.length);
    response.write(video.subarray(0, 2 * pieceBytes), () => response.destroy());
  });
  const came = await arrive(scope, account, [{ type: "video", url }]);
  expect(await fetchFile(scope, came.fileIds[0] ?? "")).toMatchObject({ outcome: "retry" });
  expect(await pieces(came.messageId)).toEqual([]);
  host.change(url, video);
  await fetched(came.fileIds);
  expect(await pieces(came.messageId)).toHaveLength(3);
});

const kinds: MessageKind[] = ["story_reply", "story_mention", "media", "share", "text", "quick_reply"];
const attachmentTypes = [
  "image",
  "video",
  "audio",
  "story",
  "ig_story",
  "story_mention",
  "share",
  "ig_post",
  "ig_reel",
];

test("no picture of a story, and no shared post, is ever to be kept, whatever hangs on the message", () => {
  const attachment = fc.constantFrom(...attachmentTypes);
  const property = fc.property(
    fc.constantFrom(...kinds),
    fc.array(attachment, { maxLength: 4 }),
    fc.boolean(),
    (kind, types, withStory) => {
      const attachments = types.map((type) => ({ type, url: "https://scontent.cdninstagram.com/a" }));
      const content = {
        attachments,
        ...(withStory && { story: { url: "https://scontent.cdninstagram.com/s" } }),
      };
      const kept = filesToKeep({ ...unknownMessage, kind, content });
      const ofStory = withStory || kind === "story_reply" || kind === "story_mention";
      const wanted = types.flatMap((type, at) => (/^(image|video|audio)$/.test(type) ? [at] : []));
      expect(kept.map(({ position }) => position)).toEqual(ofStory ? [] : wanted);
    },
  );
  fc.assert(property);
});

test("a story's media are never asked for, and what was taken for a picture goes when it turns out to be a story's", async () => {
  const url = host.put(samples.picture());
  const asked = host.asked.length;
  const mention = { type: "story_mention", url };
  for (const [attachments, messageKind] of [
    [[mention], "story_mention"],
    [[image(url)], "story_reply"],
    [
      [
        { type: "ig_story", url },
        { type: "ig_post", url },
      ],
      "share",
    ],
  ] as const) {
    const came = await arrive(scope, account, [...attachments], { messageKind });
    expect(await files(came.messageId)).toEqual([]);
    // Shown from Meta's own address for as long as it answers.
    expect((await views(scope, came))[0]).toMatchObject({ url, kept: false });
  }
  expect(host.asked.length).toBe(asked);
  const came = await arrive(scope, account, [image(url)]);
  await fetched(came.fileIds);
  await arrive(scope, account, [image(url)], { ...came, messageKind: "story_mention" });
  expect(await files(came.messageId)).toEqual([]);
  expect(await pieces(came.messageId)).toEqual([]);
});

test("an unsent message loses its files at once: before, after and while they are fetched", async () => {
  const before = await arrive(scope, account, [image(host.put(samples.picture()))]);
  await unsend(scope, account, before);
  expect(await fetchFile(scope, before.fileIds[0] ?? "")).toEqual({ outcome: "skipped" });
  const after = await arrive(scope, account, [image(host.put(samples.picture()))]);
  await fetched(after.fileIds);
  await unsend(scope, account, after);
  const video = samples.video(4 * pieceBytes);
  let goOn = () => {};
  const url = host.put((response) => {
    response.write(video.subarray(0, 2 * pieceBytes));
    goOn = () => response.end(video.subarray(2 * pieceBytes));
  });
  const during = await arrive(scope, account, [{ type: "video", url }]);
  const fetching = fetchFile(scope, during.fileIds[0] ?? "");
  await expect.poll(() => pieces(during.messageId)).not.toHaveLength(0);
  await unsend(scope, account, during);
  goOn();
  expect(await fetching).toEqual({ outcome: "skipped" });
  for (const { messageId } of [before, after, during]) expect(await files(messageId)).toEqual([]);
  const [left] = await db.asOwner<{ n: number }>(
    "SELECT count(*)::int AS n FROM media_chunks WHERE file_id = ANY ($1)",
    [[...before.fileIds, ...after.fileIds, ...during.fileIds]],
  );
  expect(left?.n).toBe(0);
});

test("somebody erased while their video is fetched leaves nothing of it", async () => {
  const video = samples.video(4 * pieceBytes);
  let goOn = () => {};
  const url = host.put((response) => {
    response.write(video.subarray(0, 2 * pieceBytes));
    goOn = () => response.end(video.subarray(2 * pieceBytes));
  });
  const came = await arrive(scope, account, [{ type: "video", url }]);
  const fetching = fetchFile(scope, came.fileIds[0] ?? "");
  await expect.poll(() => pieces(came.messageId)).not.toHaveLength(0);
  await eraseRows(scope, [came.contactId]);
  goOn();
  expect(await fetching).toEqual({ outcome: "skipped" });
  expect(await db.asOwner("SELECT 1 FROM media_files WHERE contact_id = $1", [came.contactId])).toEqual([]);
});

test("of two tries at once the later one writes, and the overtaken one writes nothing more", async () => {
  const video = samples.video(4 * pieceBytes);
  let goOn = () => {};
  const url = host.put((response) => {
    response.write(video.subarray(0, pieceBytes));
    goOn = () => response.end(video.subarray(pieceBytes));
  });
  const came = await arrive(scope, account, [{ type: "video", url }]);
  const [fileId = ""] = came.fileIds;
  const overtaken = fetchFile(scope, fileId);
  await expect.poll(() => pieces(came.messageId)).toHaveLength(1);
  host.change(url, video);
  expect(await fetchFile(scope, fileId)).toMatchObject({ outcome: "settled" });
  goOn();
  expect(await overtaken).toEqual({ outcome: "skipped" });
  expect(await files(came.messageId)).toEqual([expect.objectContaining({ state: "stored", attempts: 2 })]);
  expect(await pieces(came.messageId)).toHaveLength(4);
});

test("a try whose process died is found by the sweep, once in so long, and of no other shop's file twice", async () => {
  await sweepMedia(new Date(Date.now() + 1e9));
  const came = await arrive(scope, account, [image(host.put(samples.picture()))]);
  expect(await sweepMedia()).toEqual([]);
  const later = new Date(Date.now() + 60_000);
  const found = [{ shopId: scope.shopId, fileId: came.fileIds[0] }];
  expect(await sweepMedia(later)).toEqual(found);
  expect(await sweepMedia(later)).toEqual([]);
  expect(await sweepMedia(new Date(later.getTime() + 600_000))).toEqual(found);
  await fetched(came.fileIds);
  expect(await sweepMedia(new Date(later.getTime() + 1e9))).toEqual([]);
});

test("a message that comes twice has its files once, and what came with it stays what it was", async () => {
  const url = host.put(samples.picture());
  const came = await arrive(scope, account, [image(url)]);
  await fetched(came.fileIds);
  const again = await arrive(scope, account, [image(url)], came);
  expect(again.messageId).toBe(came.messageId);
  expect(again.fileIds).toEqual([]);
  expect(await files(came.messageId)).toEqual([
    expect.objectContaining({ id: came.fileIds[0], state: "stored" }),
  ]);
});

test("what the store sends in the Instagram app itself is kept as well", async () => {
  const came = await arrive(scope, account, [image(host.put(samples.picture()))]);
  const url = host.put(samples.picture(32));
  const folded = await receiveEvents(scope, account, [
    {
      kind: "message",
      mid: `native-${came.mid}`,
      personId: came.personId,
      at: Date.now(),
      standby: false,
      direction: "out",
      messageKind: "media",
      content: { attachments: [image(url)] },
    },
  ]);
  const [messageId = ""] = folded.messageIdsWithFiles;
  const [file] = await files(messageId);
  await fetched([file?.id ?? ""]);
  expect(await files(messageId)).toEqual([expect.objectContaining({ state: "stored", width: 32 })]);
});

test("of a restricted person what they send is stored, as their words are", async () => {
  const first = await arrive(scope, account, [image(host.put(samples.picture()))]);
  await setRestriction(scope, first.contactId, true);
  const came = await arrive(scope, account, [image(host.put(samples.picture()))], {
    personId: first.personId,
  });
  await fetched(came.fileIds);
  expect(await files(came.messageId)).toEqual([expect.objectContaining({ state: "stored" })]);
});

test("a video that comes in small bits, none of them a piece, is kept whole", async () => {
  const video = samples.video(3 * pieceBytes);
  const url = host.put((response) => {
    void (async () => {
      for (let at = 0; at < video.length; at += 50_000) {
        response.write(video.subarray(at, at + 50_000));
        await pause(1);
      }
      response.end();
    })();
  });
  const came = await arrive(scope, account, [{ type: "video", url }]);
  await fetched(came.fileIds);
  expect(await files(came.messageId)).toEqual([
    expect.objectContaining({ state: "stored", bytes: video.length }),
  ]);
});
