/**
 * Media: the files of messages.
 *
 * Owns `media_files` and `media_chunks`. Always holds: a file is in pieces, each sealed with the person's key and bound
 * to its file and number; it is what its content says, of a kind that is allowed; it goes in the transaction in which
 * its message loses its content, and whoever is fetching it then keeps nothing; what Meta forbids to store (stories)
 * is never asked for (conversations/media/files-to-keep.ts). It is seen only at addresses that run out in minutes.
 */
export { keepFiles, dropFiles, pendingFiles } from "./fetch/keep-files.server.ts";
export { fetchFile } from "./fetch/fetch-file.server.ts";
export { beginUpload, type BeginOutcome } from "./upload/begin-upload.server.ts";
export { appendUpload, cancelUpload, eraseOldUploads } from "./upload/append-upload.server.ts";
export {
  attachFiles,
  closeToChannel,
  detachFiles,
  openToChannel,
  takeFiles,
} from "./upload/send-files.server.ts";
export { sweepMedia } from "./sweep-media.system.server.ts";
export { viewFiles, type FilesOfMessages } from "./show/view-files.server.ts";
export { readToken } from "./show/media-token.server.ts";
export { openFile, type OpenFile } from "./show/open-file.server.ts";
