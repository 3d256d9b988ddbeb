import type { MessageContent } from "#app/modules/channels/channels.ts";
import type { FileView } from "#app/modules/media/media.ts";
import { detachFiles, viewFiles } from "#app/modules/media/media.server.ts";
import { now } from "#app/platform/clock.ts";
import { sqlInShop, type ShopSql } from "#app/platform/db/in-shop.server.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";
import { isId } from "#app/platform/ids.server.ts";
import type { DraftContent } from "../drafts/drafts.ts";
import { openThread } from "../drafts/read-draft.server.ts";
import { putIntoDraft } from "../drafts/write-draft.server.ts";
import { deleteMessages } from "../fold/message-rows.server.ts";
import { refreshThreads } from "../queue/refresh-threads.server.ts";
import { contentContext } from "../seal-contexts.ts";
import { lockOutbox } from "./outbox.server.ts";
import { wholeText } from "./reply-parts.ts";
import type { TakenBack } from "./taken-back.ts";

export type TakeBackOutcome =
  | { outcome: "taken_back"; reply: TakenBack }
  /** Some of it went out, or may have. */
  | { outcome: "on_its_way" }
  | { outcome: "not_found" };

interface Part {
  id: string;
  state: string;
  sealed: Buffer | null;
  tried: boolean;
}

interface TakeBack {
  conversationId: string;
  /** Any message of the reply. */
  messageId: string;
  staffId: string;
  /** Whether its words go into what this member of staff has typed in the thread, before it. */
  toDraft: boolean;
}

/**
 * Takes a reply back that nobody has begun to send: all of its messages go, as if it had never been written. Its files
 * are uploads again, of whoever takes it back. Either this or the sending has it, never both.
 */
export async function takeBackReply(scope: ShopScope, wish: TakeBack): Promise<TakeBackOutcome> {
  const { conversationId, messageId, staffId } = wish;
  if (!isId(conversationId) || !isId(messageId)) return { outcome: "not_found" };
  return sqlInShop(scope, async (sql): Promise<TakeBackOutcome> => {
    await lockOutbox(sql, scope, conversationId);
    const thread = await openThread(sql, scope, conversationId);
    const parts = thread ? await readParts(sql, scope, wish) : [];
    if (!thread || parts.length === 0) return { outcome: "not_found" };
    if (!parts.every(isUntried)) return { outcome: "on_its_way" };
    const contents = parts.map(
      ({ id, sealed }) => sealed && thread.key.open<MessageContent>(sealed, contentContext(scope, id)),
    );
    const ids = parts.map(({ id }) => id);
    const views = await viewFiles(sql, scope, thread.key, ids, now());
    const fileIds = await detachFiles(sql, scope, ids, staffId);
    await deleteMessages(sql, scope, ids);
    await refreshThreads(sql, scope, [conversationId]);
    const files = ids.flatMap((id) => takenFile(fileIds.get(id), views.get(id)?.get(0)));
    const content = contentOf(contents.filter((each) => each !== null));
    const place = { conversationId, staffId };
    const draft = wish.toDraft ? await putIntoDraft(sql, scope, place, thread, content) : null;
    return { outcome: "taken_back", reply: { content, files, draft } };
  });
}

function readParts(sql: ShopSql, { shopId }: ShopScope, { conversationId, messageId }: TakeBack) {
  return sql.query<Part & Record<string, unknown>>(
    `SELECT m.id, m.state, m.content_sealed AS sealed, EXISTS (
       SELECT FROM message_attempts a WHERE a.shop_id = $1 AND a.message_id = m.id) AS tried
     FROM messages one JOIN messages m ON m.shop_id = $1 AND m.client_token = one.client_token
     WHERE one.shop_id = $1 AND one.id = $2 AND one.conversation_id = $3 AND one.origin = 'staff'
     ORDER BY m.part FOR UPDATE OF m`,
    [shopId, messageId, conversationId],
  );
}

function isUntried({ state, tried }: Part): boolean {
  return !tried && ["scheduled", "queued", "failed"].includes(state);
}

/** As it was put together. */
function contentOf(contents: MessageContent[]): DraftContent {
  return {
    text: wholeText(contents),
    products: contents.flatMap(({ cards }) => (cards ?? []).flatMap(({ product }) => product ?? [])),
    quickReplies: contents.flatMap(({ quickReplies }) => (quickReplies ?? []).map(({ title }) => title)),
  };
}

function takenFile(fileId: string | undefined, view: FileView | undefined): TakenBack["files"] {
  if (fileId === undefined || view?.state !== "stored") return [];
  const { name, bytes, contentType, url } = view;
  return [{ fileId, name: name ?? "", bytes, contentType, url }];
}
