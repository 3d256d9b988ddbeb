import { fileTypeFromBuffer } from "file-type";
import type { FileKind } from "./media.ts";

/**
 * Every type that is kept or sent, by its content. A list of what is allowed: no SVG and no HTML, which are programs,
 * and nothing that a browser would have to guess at. Names as file-type gives them.
 */
const kindOfType: Record<string, FileKind> = {
  "image/jpeg": "image",
  "image/png": "image",
  "image/apng": "image",
  "image/gif": "image",
  "image/webp": "image",
  "image/avif": "image",
  "video/mp4": "video",
  "video/x-m4v": "video",
  "video/quicktime": "video",
  "video/webm": "video",
  "video/ogg": "video",
  "video/vnd.avi": "video",
  "audio/mpeg": "audio",
  "audio/mp4": "audio",
  "audio/x-m4a": "audio",
  "audio/aac": "audio",
  "audio/wav": "audio",
  "audio/ogg": "audio",
  "audio/webm": "audio",
  "application/pdf": "file",
};

export interface DetectedType {
  kind: FileKind;
  contentType: string;
}

/** So much of a file's beginning tells what it is. */
export const headBytes = 64 * 1024;

/**
 * What a file is by its first bytes, whatever anybody calls it; null for what is neither kept nor sent.
 * @param head {@link headBytes} of the beginning, or all of it
 */
export async function detectType(head: Uint8Array): Promise<DetectedType | null> {
  const found = await fileTypeFromBuffer(head);
  const kind = found && kindOfType[found.mime];
  return kind ? { kind, contentType: found.mime } : null;
}

/** A voice message comes in the container of a video that has no picture. */
const soundInVideo: Record<string, string> = { "video/mp4": "audio/mp4", "video/webm": "audio/webm" };

/**
 * What a file is that Meta calls an attachment of this kind; null when its content is something else.
 * @param called what Meta says it is
 */
export function asCalled(called: FileKind, found: DetectedType | null): DetectedType | null {
  if (!found || called === found.kind) return found;
  const sound = called === "audio" ? soundInVideo[found.contentType] : undefined;
  return sound ? { kind: "audio", contentType: sound } : null;
}
