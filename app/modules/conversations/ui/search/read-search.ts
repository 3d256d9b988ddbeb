import type { SearchPage } from "../../search/results.ts";

/**
 * A page of what the history answers.
 * @param cursor of the page before; null for the first
 * @throws when the server does not answer
 */
export async function readSearch(
  asked: string,
  cursor: string | null,
  signal: AbortSignal,
): Promise<SearchPage> {
  const search = new URLSearchParams({ q: asked, ...(cursor !== null && { cursor }) });
  const answer = await fetch(`/app/search?${search}`, { signal });
  if (!answer.ok) throw new Error(`the search answered ${answer.status}`);
  return (await answer.json()) as SearchPage;
}
