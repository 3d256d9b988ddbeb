import { isEmpty } from "../../drafts/drafts.ts";
import { attachmentsIn } from "../composer/files/attachments.ts";
import { draftIn } from "../composer/drafts/draft-store.ts";

/**
 * Of each thread in which something is written here: when the newest answer of somebody else was given that its
 * writer knew as they began, in ms. Kept as long as the page is open.
 */
const known = new Map<string, number>();

/** Zero where none was. */
export function knownAnswer(conversationId: string): number {
  return known.get(conversationId) ?? 0;
}

/** Whoever writes knows every answer up to this one. */
export function knowAnswer(conversationId: string, at: number): void {
  known.set(conversationId, at);
}

/** Notes that somebody begins to write, with what they know then, or that there is nothing written any more. */
export function noteWriting(conversationId: string, at: number): void {
  const draft = draftIn(conversationId);
  // It may come back.
  if (draft.handedOver) return;
  const blank = isEmpty(draft.read()) && attachmentsIn(conversationId).read().length === 0;
  if (blank) known.delete(conversationId);
  else if (!known.has(conversationId)) known.set(conversationId, at);
}
