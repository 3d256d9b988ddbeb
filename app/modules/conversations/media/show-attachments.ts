import type { Attachment, MessageContent } from "#app/modules/channels/channels.ts";
import type { FileView, MissingReason } from "#app/modules/media/media.ts";
import type { AttachmentView, ShownContent } from "../conversations.ts";

/** A message's content as a page gets it: each attachment with how it can be seen now, and no other address of it. */
export function showContent(
  { attachments, ...content }: MessageContent,
  files: Map<number, FileView> | undefined,
): ShownContent {
  if (!attachments) return content;
  const shown = attachments.map(({ url, ...attachment }, position) => ({
    ...attachment,
    view: viewOf(url, files?.get(position)),
  }));
  return { ...content, attachments: shown };
}

/** What is not kept for these reasons may still be looked at where Meta has it. */
const stillAtMeta: MissingReason[] = ["too_large", "unreachable"];

function viewOf(url: Attachment["url"], file: FileView | undefined): AttachmentView {
  if (file?.state === "stored") {
    const { state: _state, ...kept } = file;
    return { ...kept, kept: true };
  }
  const missing = file?.state === "missing" ? file.reason : null;
  if (missing && !stillAtMeta.includes(missing)) return { gone: missing };
  if (!url) return { gone: missing ?? "expired" };
  return { url, kept: false, contentType: null, bytes: null, width: null, height: null, name: null };
}
