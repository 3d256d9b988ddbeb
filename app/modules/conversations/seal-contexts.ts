import type { SealContext } from "#app/platform/crypto/envelope.ts";
import type { ShopScope } from "#app/platform/db/shop-scope.ts";

/** Where the words of a message live. */
export function contentContext({ shopId }: ShopScope, messageId: string): SealContext {
  return { table: "messages", column: "content_sealed", shopId, rowId: messageId };
}

/** Where the reaction to a message lives. */
export function reactionContext({ shopId }: ShopScope, messageId: string): SealContext {
  return { table: "messages", column: "reaction_sealed", shopId, rowId: messageId };
}

/** Where the store's own reaction to a message lives. */
export function ownReactionContext({ shopId }: ShopScope, reactionId: string): SealContext {
  return { table: "own_reactions", column: "emoji_sealed", shopId, rowId: reactionId };
}

/** Where the wordings of an edited message live. */
export function versionsContext({ shopId }: ShopScope, messageId: string): SealContext {
  return { table: "messages", column: "versions_sealed", shopId, rowId: messageId };
}

/** Where a comment lives. */
export function commentContext({ shopId }: ShopScope, commentRowId: string): SealContext {
  return { table: "comments", column: "content_sealed", shopId, rowId: commentRowId };
}

/** Where what is at stake in a thread lives. */
export function stakeContext({ shopId }: ShopScope, conversationId: string): SealContext {
  return { table: "conversations", column: "stake_sealed", shopId, rowId: conversationId };
}

/** Where a note lives. */
export function noteContext({ shopId }: ShopScope, noteId: string): SealContext {
  return { table: "notes", column: "body_sealed", shopId, rowId: noteId };
}

/** Where an offer lives. */
export function offerContext({ shopId }: ShopScope, offerId: string): SealContext {
  return { table: "offers", column: "detail_sealed", shopId, rowId: offerId };
}

/** Where a draft lives. */
export function draftContext({ shopId }: ShopScope, draftId: string): SealContext {
  return { table: "drafts", column: "body_sealed", shopId, rowId: draftId };
}
