import { attachmentLimits } from "#app/modules/channels/instagram/rules.ts";
import type { DetectedType } from "../content-type.ts";
import type { UploadRefusal } from "../media.ts";

/** So many files go with one reply. */
export const maxFilesAtOnce = 10;

/** Larger than this nothing may be, whatever it is. */
export const maxUploadBytes = Math.max(...Object.values(attachmentLimits).map(({ bytes }) => bytes));

/**
 * What Instagram would not take of a file; null when it takes it. Asked in the browser before anything is sent, and
 * again here of what arrived.
 * @param type what it is by its content; null for what is of no kind we know
 */
export function uploadFault(type: DetectedType | null, bytes: number): UploadRefusal | null {
  if (bytes === 0) return "empty";
  if (!type) return "type";
  const limits = attachmentLimits[type.kind];
  if (!limits.types.includes(type.contentType)) return "type";
  return bytes > limits.bytes ? "too_large" : null;
}
