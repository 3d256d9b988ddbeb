import type { UploadRefusal } from "#app/modules/media/media.ts";
import { maxFilesAtOnce, uploadFault } from "#app/modules/media/upload/upload-rules.ts";
import type { TakenFile } from "../../../outbox/taken-back.ts";
import { dropUpload, uploadFile, type UploadEnd } from "./upload-file.ts";

/** Why a file cannot go along; with `unreachable` it can be tried again. */
export type AttachmentFault =
  UploadRefusal | Exclude<UploadEnd["outcome"], "done" | "refused"> | "unreachable";

/** A file that staff attach to the reply they write. */
export interface Attachment {
  key: string;
  name: string;
  bytes: number;
  /** Its MIME type, as far as it is known. */
  type: string;
  /** Null for one that a reply brought back: the server has it. */
  file: File | null;
  /** An address of the picture in this page; null for what is no picture. */
  preview: string | null;
  /** Share of it that is on the server, from 0 to 1. */
  progress: number;
  /** On the server; null before it begins. */
  fileId: string | null;
  state: "uploading" | "ready" | "failed";
  fault: AttachmentFault | null;
}

/** The files of one conversation's draft. They go up while staff look at other threads. */
export interface AttachmentStore {
  read: () => readonly Attachment[];
  subscribe: (onChange: () => void) => () => void;
  /** @returns how many were too many and are left away */
  add: (files: File[]) => number;
  retry: (key: string) => void;
  remove: (key: string) => void;
  /** Hands the files over to a reply, and forgets them. */
  take: () => Attachment[];
  /** Takes files back from a reply that was refused. */
  giveBack: (attachments: Attachment[]) => void;
}

const stores = new Map<string, AttachmentStore>();

/** The files attached in a conversation, kept as long as the page is open. */
export function attachmentsIn(conversationId: string): AttachmentStore {
  const known = stores.get(conversationId) ?? makeStore(conversationId);
  stores.set(conversationId, known);
  return known;
}

function makeStore(conversationId: string): AttachmentStore {
  let all: Attachment[] = [];
  const listeners = new Set<() => void>();
  const ended = new Map<string, AbortController>();
  const set = (next: Attachment[]) => {
    all = next;
    for (const listener of listeners) listener();
  };
  const change = (key: string, what: Partial<Attachment>) =>
    set(all.map((each) => (each.key === key ? { ...each, ...what } : each)));
  const start = async (attachment: Attachment) => {
    const abort = new AbortController();
    ended.set(attachment.key, abort);
    const { key } = attachment;
    const fault = await bringUp(conversationId, attachment, abort.signal, (what) => change(key, what));
    if (!abort.signal.aborted)
      change(key, fault ? { state: "failed", fault } : { state: "ready", progress: 1 });
  };
  const find = (key: string) => all.find((each) => each.key === key);
  return {
    read: () => all,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add: (files) => {
      const taken = files.slice(0, Math.max(0, maxFilesAtOnce - all.length)).map(toAttachment);
      set([...all, ...taken]);
      for (const attachment of taken) void start(attachment);
      return files.length - taken.length;
    },
    retry: (key) => {
      const attachment = find(key);
      if (!attachment) return;
      change(key, { state: "uploading", fault: null });
      void start(attachment);
    },
    remove: (key) => {
      ended.get(key)?.abort();
      letGo(conversationId, find(key));
      set(all.filter((each) => each.key !== key));
    },
    take: () => {
      const taken = all;
      set([]);
      return taken;
    },
    giveBack: (attachments) => set([...attachments, ...all]),
  };
}

function letGo(conversationId: string, attachment: Attachment | undefined): void {
  if (attachment?.fileId) dropUpload(conversationId, attachment.fileId);
  if (attachment?.preview) URL.revokeObjectURL(attachment.preview);
}

function toAttachment(file: File): Attachment {
  const preview = file.type.startsWith("image/") ? URL.createObjectURL(file) : null;
  const begun = { progress: 0, fileId: null, state: "uploading", fault: null } as const;
  const { name, size: bytes, type } = file;
  return { key: crypto.randomUUID(), name, bytes, type, file, preview, ...begun };
}

/** A file that the server has already. */
export function uploaded({ fileId, name, bytes, contentType, url }: TakenFile): Attachment {
  const preview = contentType.startsWith("image/") ? url : null;
  const there = { progress: 1, state: "ready", fault: null } as const;
  return { key: crypto.randomUUID(), name, bytes, type: contentType, file: null, preview, fileId, ...there };
}

/** Looks at a file as the server will, and brings it up. @returns why that did not work; null when it did */
async function bringUp(
  conversationId: string,
  { file, fileId }: Attachment,
  signal: AbortSignal,
  change: (what: Partial<Attachment>) => void,
): Promise<AttachmentFault | null> {
  if (!file) return "not_found";
  try {
    // The table of types is large, and few replies have files.
    const { detectType, headBytes } = await import("#app/modules/media/content-type.ts");
    const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
    const fault = uploadFault(await detectType(head), file.size);
    if (fault) return fault;
    const end = await uploadFile({
      ...{ conversationId, file, fileId, signal },
      onBegun: (begun) => change({ fileId: begun }),
      onProgress: (progress) => change({ progress }),
    });
    if (end.outcome === "done") return null;
    change({ fileId: null });
    return end.outcome === "refused" ? end.reason : end.outcome;
  } catch {
    return "unreachable";
  }
}
