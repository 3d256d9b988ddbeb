import { beginUpload, type BeginOutcome } from "#app/modules/media/media.server.ts";
import { now } from "#app/platform/clock.ts";
import { sqlInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { readReplyThread } from "../outbox/reply-thread.server.ts";

/** A file that staff want to send in a thread. */
export interface NewAttachment {
  conversationId: string;
  staffId: string;
  /** What it is called, and how large it is, where it comes from. */
  name: string;
  bytes: number;
}

export type AttachOutcome = BeginOutcome | { outcome: "window_closed" };

/** Begins the upload of a file, where a reply could be sent now. */
export async function attachFile(scope: ShopScope, attachment: NewAttachment): Promise<AttachOutcome> {
  const { conversationId, staffId, name, bytes } = attachment;
  const thread = await sqlInShop(scope, (sql) => readReplyThread(sql, scope, conversationId, now()));
  if (!thread) return { outcome: "not_found" };
  if (thread.window.state === "closed") return { outcome: "window_closed" };
  return beginUpload(scope, { contactId: thread.contactId, staffId, name, bytes });
}
