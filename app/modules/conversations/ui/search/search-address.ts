/** What of the inbox's address is a search: `q` what is asked, as typed, and `at` the message that was opened. */

/** Whether two addresses differ in what is asked, and in nothing else. */
export function searchesOnly(one: URL, other: URL): boolean {
  return one.href !== other.href && withoutAsked(one) === withoutAsked(other);
}

function withoutAsked({ pathname, searchParams }: URL): string {
  const kept = new URLSearchParams(searchParams);
  kept.delete("q");
  return `${pathname}?${kept}`;
}

/** The address with another question; none when nothing is asked. */
export function withAsked(search: URLSearchParams, asked: string): URLSearchParams {
  const next = new URLSearchParams(search);
  if (asked === "") next.delete("q");
  else next.set("q", asked);
  return next;
}

/** The address without a place in the thread: its newest messages. */
export function withoutPlace(search: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(search);
  next.delete("at");
  next.delete("earlier");
  return next;
}

/** Address of the list that an open thread stands beside. */
export function listHref(search: URLSearchParams): string {
  const kept = withoutPlace(search).toString();
  return kept === "" ? "/app" : `/app?${kept}`;
}

/** Address of a thread that was found, at a message of it when one is named; the search stays beside it. */
export function foundHref(search: URLSearchParams, threadId: string, messageId?: string): string {
  const next = withoutPlace(search);
  if (messageId !== undefined) next.set("at", messageId);
  return `/app/conversations/${threadId}?${next}`;
}
