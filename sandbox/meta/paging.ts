/** A page of a list, with Meta's cursors. */
export interface Page<T> {
  data: T[];
  paging?: { cursors: { before: string; after: string }; next?: string };
}

/** Cuts `all` at the cursor; `next` is there as long as something follows. */
export function pageOf<T>(
  all: T[],
  limit: number,
  after: string | undefined,
  nextUrl: (after: string) => string,
): Page<T> {
  const start = after === undefined ? 0 : offsetOf(after) + 1;
  const data = all.slice(start, start + limit);
  if (data.length === 0) return { data };
  const last = cursorOf(start + data.length - 1);
  const more = start + data.length < all.length ? { next: nextUrl(last) } : {};
  return { data, paging: { cursors: { before: cursorOf(start), after: last }, ...more } };
}

function cursorOf(offset: number): string {
  return Buffer.from(`offset:${offset}`).toString("base64url");
}

function offsetOf(cursor: string): number {
  const offset = Number(Buffer.from(cursor, "base64url").toString().replace("offset:", ""));
  return Number.isInteger(offset) ? offset : -1;
}
