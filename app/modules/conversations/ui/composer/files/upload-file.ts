import { uploadPartBytes, type UploadAnswer, type UploadRefusal } from "#app/modules/media/media.ts";

/** How an upload ended. Whoever cancels it gets no answer: the promise is rejected. */
export type UploadEnd =
  | { outcome: "done"; fileId: string }
  | { outcome: "refused"; reason: UploadRefusal }
  | { outcome: "too_many" | "window_closed" | "not_found" };

export interface Upload {
  conversationId: string;
  file: File;
  /** Of an upload that was cut off; null for one to begin. */
  fileId: string | null;
  signal: AbortSignal;
  onBegun: (fileId: string) => void;
  /** @param share of the file that is on the server, from 0 to 1 */
  onProgress: (share: number) => void;
}

/**
 * Brings a file to the server, part after part; goes on where the server has it until.
 * @throws when the server could not be reached, or `signal` says so
 */
export async function uploadFile(upload: Upload): Promise<UploadEnd> {
  const { file, signal, onBegun, onProgress } = upload;
  const { conversationId } = upload;
  let fileId = upload.fileId;
  if (fileId === null) {
    const body = JSON.stringify({ name: file.name, bytes: file.size });
    const begun = await ask(conversationId, "", { method: "POST", body, signal });
    if (begun.outcome !== "begun") return endOf(begun);
    fileId = begun.fileId;
    onBegun(fileId);
  }
  let offset = upload.fileId === null ? 0 : await arrived(conversationId, fileId, signal);
  for (;;) {
    const body = file.slice(offset, offset + uploadPartBytes);
    const said = await ask(conversationId, `?file=${fileId}&offset=${offset}`, {
      method: "PUT",
      body,
      signal,
    });
    if (said.outcome !== "going_on") return endOf(said);
    offset = said.offset;
    onProgress(offset / file.size);
  }
}

/** Gives up an upload, or a file that is not sent. Whatever this does not reach, a sweep does. */
export function dropUpload(conversationId: string, fileId: string): void {
  ask(conversationId, `?file=${fileId}`, { method: "DELETE", keepalive: true }).catch(() => undefined);
}

/** How much is there; an empty part asks for it. */
async function arrived(conversationId: string, fileId: string, signal: AbortSignal): Promise<number> {
  const said = await ask(conversationId, `?file=${fileId}&offset=0`, {
    method: "PUT",
    body: new Blob(),
    signal,
  });
  return said.outcome === "going_on" ? said.offset : 0;
}

async function ask(conversationId: string, query: string, init: RequestInit): Promise<UploadAnswer> {
  const answer = await fetch(`/app/conversations/${conversationId}/files${query}`, init);
  if (!answer.ok && answer.status !== 404) throw new Error(`an upload answered ${answer.status}`);
  return (await answer.json()) as UploadAnswer;
}

function endOf(said: UploadAnswer): UploadEnd {
  switch (said.outcome) {
    case "done":
      return { outcome: "done", fileId: said.file.fileId };
    case "refused":
      return said;
    case "too_many":
    case "window_closed":
      return { outcome: said.outcome };
    default:
      return { outcome: "not_found" };
  }
}
