/**
 * A search in Shopify's syntax ("Search syntax"): products on sale, each typed word the beginning of one of theirs. Signs
 * of the syntax are left out of the words, so that nobody searches for something else by a colon.
 */
export function searchQuery(typed: string): string {
  const words = typed.toLowerCase().match(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'-]*/gu) ?? [];
  return ["status:active", ...words.slice(0, 8).map((word) => `${word}*`)].join(" ");
}
