import type { FileKind } from "#app/modules/media/media.ts";
import type { MessageRecord } from "../fold/fold-message.ts";

/** Attachments that are files somebody sent. Everything else that can hang on a message is somebody's post or story. */
const kindOfAttachment: Record<string, FileKind> = {
  image: "image",
  gif: "image",
  sticker: "image",
  video: "video",
  audio: "audio",
  file: "file",
};

/** A file of a message: its place among the attachments, what Meta calls it, and where Meta has it. */
export interface FileToKeep {
  position: number;
  kind: FileKind;
  url: string;
}

/**
 * Which files of a message are fetched and kept. None of an unsent message; none of a story, whether it is answered,
 * mentioned or passed on: Meta forbids storing it (Messenger Platform for Instagram, "Story Mention"), and where a story
 * hangs on a message nobody can tell its pictures from the customer's. Shared posts and reels are other people's works.
 */
export function filesToKeep({ kind, content, unsentAt }: MessageRecord): FileToKeep[] {
  if (unsentAt !== null || kind === "story_reply" || kind === "story_mention" || content?.story) return [];
  return (content?.attachments ?? []).flatMap(({ type, url }, position) => {
    const kept = Object.hasOwn(kindOfAttachment, type) ? kindOfAttachment[type] : undefined;
    return kept && url ? [{ position, kind: kept, url }] : [];
  });
}
