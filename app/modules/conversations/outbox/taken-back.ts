import type { Draft, DraftContent } from "../drafts/drafts.ts";

/** A reply that was taken back, for the field it was written in. Safe in the browser. */
export interface TakenBack {
  content: DraftContent;
  files: TakenFile[];
  /** The draft that has it now, before what was in it already; null where it was not put into one. */
  draft: Draft | null;
}

/** A file that waits to be sent again. */
export interface TakenFile {
  fileId: string;
  name: string;
  bytes: number;
  contentType: string;
  /** Where it can be seen for some minutes. */
  url: string;
}
