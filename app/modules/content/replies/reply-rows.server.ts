import type { SavedReply } from "../content.ts";

/** A row of `saved_replies r`; without an owner it is shared. */
export interface ReplyRow {
  id: string;
  owner_id: string | null;
  shortcut: string;
  title: string;
  body: string;
  language: string | null;
  use_count: number;
  updated_at: Date;
}

export const replyColumns =
  "r.id, r.owner_id, r.shortcut, r.title, r.body, r.language, r.use_count, r.updated_at";

/** SQL that is true for the replies that the member of staff in parameter $2 sees, in the shop of parameter $1. */
export const seenBy = "r.shop_id = $1 AND (r.owner_id IS NULL OR r.owner_id = $2)";

export function toReply(row: ReplyRow): SavedReply {
  const { id, shortcut, title, body, language } = row;
  return {
    ...{ id, shortcut, title, body, language },
    shared: row.owner_id === null,
    useCount: row.use_count,
    updatedAt: row.updated_at.toISOString(),
  };
}
