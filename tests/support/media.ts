import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { randomUUID } from "node:crypto";
import { afterAll } from "vitest";
import type { Attachment, MessageKind } from "#app/modules/channels/channels.ts";
import type { ShownFile } from "#app/modules/conversations/conversations.ts";
import { attachFile, readThread, receiveEvents } from "#app/modules/conversations/conversations.server.ts";
import { uploadPartBytes } from "#app/modules/media/media.ts";
import { appendUpload, pendingFiles } from "#app/modules/media/media.server.ts";
import { now } from "#app/platform/clock.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { serveMedia } from "#app/web/media.server.ts";
import type { SeededAccount } from "./accounts.ts";
import type { TestDatabase } from "./database.ts";
import { staffId } from "./login.ts";
import { message, messagesIn, newPerson } from "./threads.ts";

export interface FileRow {
  id: string;
  message_id: string | null;
  position: number;
  source: string;
  kind: string;
  state: string;
  reason: string | null;
  content_type: string | null;
  bytes: number | null;
  width: number | null;
  height: number | null;
  attempts: number;
}

/** A message with attachments that came, and what it left. */
export interface CameWithFiles {
  personId: string;
  mid: string;
  contactId: string;
  conversationId: string;
  messageId: string;
  /** To be fetched, in order. */
  fileIds: string[];
}

/** The address of a server that serves files and nothing else. */
export async function mediaServer(): Promise<string> {
  const server = createServer((request, response) => {
    if (!serveMedia(request, response)) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What tests of media do and look at. */
export function mediaTools(db: TestDatabase) {
  const files = (messageId: string) =>
    db.asOwner<FileRow>("SELECT * FROM media_files WHERE message_id = $1 ORDER BY position", [messageId]);
  return {
    files,
    /** Bytes in the store, of all files of a message. */
    pieces: (messageId: string) =>
      db.asOwner<{ file_id: string; number: number; piece_sealed: Buffer }>(
        `SELECT c.* FROM media_chunks c JOIN media_files f ON f.id = c.file_id
         WHERE f.message_id = $1 ORDER BY f.position, c.number`,
        [messageId],
      ),
    /** Somebody new sends these. */
    async arrive(
      scope: ShopScope,
      account: SeededAccount,
      attachments: Attachment[],
      over: { messageKind?: MessageKind; content?: object; personId?: string; mid?: string } = {},
    ): Promise<CameWithFiles> {
      const personId = over.personId ?? newPerson();
      const mid = over.mid ?? `mid-${randomUUID()}`;
      const content = { mid, attachments, ...over.content };
      const event = { ...message(personId, { mid, messageKind: over.messageKind ?? "media" }), content };
      const folded = await receiveEvents(scope, account, [event]);
      const [arrived] = folded.arrived;
      if (!arrived) throw new Error("nothing arrived");
      const { messageId, contactId, conversationId } = arrived;
      const fileIds = await pendingFiles(scope, folded.messageIdsWithFiles);
      return { personId, mid, contactId, conversationId, messageId, fileIds };
    },
    unsend: (scope: ShopScope, account: SeededAccount, { mid, personId }: CameWithFiles) =>
      receiveEvents(scope, account, [{ kind: "unsend", mid, personId, at: Date.now(), standby: false }]),
    /** How the attachments of a thread's last message can be seen. */
    async views(scope: ShopScope, { conversationId }: { conversationId: string }, at = now()) {
      const thread = await readThread(scope, conversationId, { now: at });
      return (
        messagesIn(thread?.timeline)
          .at(-1)
          ?.content?.attachments?.map(({ view }) => view) ?? []
      );
    },
  };
}

/** The address of the only file that is kept. */
export function addressOf(views: (ShownFile | { gone: string })[]): string {
  const [view] = views;
  if (!view || "gone" in view || !view.kept) throw new Error(`not kept: ${JSON.stringify(views)}`);
  return view.url;
}

/** Uploads a file as a page does, part by part. @returns what the last step said */
export async function upload(
  { scope, conversationId }: { scope: ShopScope; conversationId: string },
  bytes: Buffer,
  { name = "picture.png", by = staffId }: { name?: string; by?: string } = {},
) {
  const begun = await attachFile(scope, { conversationId, staffId: by, name, bytes: bytes.length });
  if (begun.outcome !== "begun") return begun;
  const { fileId } = begun;
  for (let offset = 0; ;) {
    const part = bytes.subarray(offset, offset + uploadPartBytes);
    const step = await appendUpload(scope, { fileId, staffId: by, offset, bytes: part });
    if (step.outcome !== "going_on") return step;
    offset = step.offset;
  }
}

/** {@link upload} of a file that is taken. @returns its id */
export async function uploaded(...args: Parameters<typeof upload>): Promise<string> {
  const step = await upload(...args);
  if (step.outcome !== "done") throw new Error(`uploading ended as ${JSON.stringify(step)}`);
  return step.file.fileId;
}
