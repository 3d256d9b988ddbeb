/** Shared words of media: safe in the browser. */

/** How large the pieces of a file are; the last one is what is left. A multiple of three, so that base64 has no seams. */
export const pieceBytes = 192 * 1024;

/** What a file is. "file" is a document. */
export type FileKind = "image" | "video" | "audio" | "file";

/**
 * Why a file is not here. `expired`: Meta's address had died before it was fetched; `host`, `address`, `redirects`: its
 * address led where nothing is fetched from; `type`: what came is of no kind we keep; `malware`: the operator's scanner
 * refused it; `unreachable`, `not_scanned`: it could not be fetched, or looked at, however often that was tried.
 */
export type MissingReason =
  | "expired"
  | "host"
  | "address"
  | "redirects"
  | "too_large"
  | "type"
  | "malware"
  | "unreachable"
  | "not_scanned";

/** How a file of a message stands, and where it can be seen if it is here. */
export type FileView =
  | {
      state: "stored";
      /** On our own host, for some minutes. */
      url: string;
      contentType: string;
      bytes: number;
      /** In pixels; null where they are not known. */
      width: number | null;
      height: number | null;
      /** What staff's file was called; null for what came from Instagram. */
      name: string | null;
    }
  /** Being fetched: until then Meta's own address is what there is. */
  | { state: "pending" }
  | { state: "missing"; reason: MissingReason };

/** Why a file of staff's is not taken; the last two, once all of it has arrived. */
export type UploadRefusal = "empty" | "type" | "too_large" | "malware" | "not_scanned";

/** So much of a file goes up at once: whole pieces, and little enough that progress shows. */
export const uploadPartBytes = 4 * pieceBytes;

/** What the server says about a step of an upload. */
export type UploadAnswer =
  | { outcome: "begun"; fileId: string }
  /** So much is there: what comes next begins there. */
  | { outcome: "going_on"; offset: number }
  | { outcome: "done"; file: UploadedFile }
  | { outcome: "refused"; reason: UploadRefusal }
  | { outcome: "too_many" }
  | { outcome: "window_closed" }
  | { outcome: "cancelled" }
  | { outcome: "not_found" };

/** A file that staff may send. */
export interface UploadedFile {
  fileId: string;
  kind: FileKind;
}
