import type { Draft, DraftOutcome } from "../../../drafts/drafts.ts";

/** Browsers carry so many bytes on after the page was left, of all its requests together. */
const carriedOnBytes = 30_000;

/**
 * Brings a draft to the server, also while the page is left.
 * @throws when the server could not be reached
 */
export async function sendDraft(
  conversationId: string,
  { text, products, quickReplies, version }: Draft,
): Promise<DraftOutcome | { outcome: "refused" }> {
  const body = new URLSearchParams({
    text,
    products: JSON.stringify(products),
    quickReplies: JSON.stringify(quickReplies),
    version: String(version),
  });
  const answer = await fetch(`/app/conversations/${conversationId}/draft`, {
    method: "POST",
    body,
    keepalive: body.toString().length < carriedOnBytes,
  });
  if (answer.status >= 500) throw new Error(`a draft answered ${answer.status}`);
  return answer.ok ? ((await answer.json()) as DraftOutcome) : { outcome: "refused" };
}
