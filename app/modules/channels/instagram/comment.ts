import type { ReadItem } from "./messaging-item.ts";
import { asId, asObject, asText, asTime, isTrue, type WireObject } from "./wire.ts";

/**
 * A comment under a post or a live video. The account's own comments carry its professional id, and the id
 * a person would have for it as `self_ig_scoped_id`. The Facebook Login variant says comment_id for id.
 */
export function readComment(
  field: "comments" | "live_comments",
  value: WireObject,
  account: { accountId: string; entryTime: number | undefined },
): ReadItem {
  const from = asObject(value["from"]);
  const author = asId(from?.["id"]);
  const commentId = asId(value["id"]) ?? asId(value["comment_id"]);
  const at = asTime(value["timestamp"]) ?? asTime(value["created_time"]) ?? account.entryTime;
  if (at === undefined) return { kind: "ignored", reason: "no_time" };
  if (!author || !commentId) {
    return {
      kind: "unsupported",
      name: field,
      personId: null,
      mid: null,
      direction: "in",
      at,
      standby: false,
    };
  }
  const selfId = asId(from?.["self_ig_scoped_id"]);
  return {
    kind: "comment",
    commentId,
    personId: selfId ?? author,
    text: asText(value["text"]) ?? "",
    username: asText(from?.["username"]) ?? null,
    mediaId: asId(asObject(value["media"])?.["id"]) ?? null,
    parentId: asId(value["parent_id"]) ?? null,
    live: field === "live_comments",
    own: author === account.accountId || selfId !== undefined || isTrue(from?.["is_self"]),
    at,
  };
}
