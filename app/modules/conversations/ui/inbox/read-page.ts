import type { InboxPage } from "../../conversations.ts";

/** The server gives no more at once. */
const pageAtMost = 100;

/**
 * A page of a list, without the rest of the screen.
 * @param search what of the address says which list it is
 * @throws when the server does not answer
 */
export async function readPage(
  search: string,
  place: { side: "previous" | "next"; from: string },
  options: { signal: AbortSignal; limit?: number },
): Promise<InboxPage> {
  const asked = new URLSearchParams(search);
  asked.set(place.side === "next" ? "after" : "before", place.from);
  if (options.limit !== undefined) asked.set("limit", String(options.limit));
  const answer = await fetch(`/app/conversations?${asked}`, { signal: options.signal });
  if (!answer.ok) throw new Error(`the list answered ${answer.status}`);
  return (await answer.json()) as InboxPage;
}

/** As many rows as are wanted from a place on, and where more lies; fewer at the end. */
export async function readRowsFrom(
  search: string,
  from: string,
  options: { signal: AbortSignal; count: number },
): Promise<Pick<InboxPage, "rows" | "next">> {
  const rows: InboxPage["rows"] = [];
  let next: string | null = from;
  while (next !== null && rows.length < options.count) {
    const limit = Math.min(pageAtMost, options.count - rows.length);
    const page = await readPage(search, { side: "next", from: next }, { signal: options.signal, limit });
    rows.push(...page.rows);
    next = page.next;
  }
  return { rows, next };
}
