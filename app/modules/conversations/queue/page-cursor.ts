/** A place in a list ordered by time and id, newest first: what comes after it is older. */
export interface PageCursor {
  /** ISO 8601, or "infinity" before the newest. */
  at: string;
  id: string;
}

/** The place before everything. */
export const newest: PageCursor = { at: "infinity", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };

const shape = /^(\d{1,15})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** A place as it stands in an address. */
export function writeCursor(at: Date, id: string): string {
  return `${at.getTime()}_${id}`;
}

/** Reads {@link writeCursor}; null for what is not a cursor. */
export function readCursor(text: string | undefined): PageCursor | null {
  const [, at, id] = shape.exec(text ?? "") ?? [];
  const date = new Date(Number(at));
  return at && id && date.getTime() < Date.UTC(2200, 0, 1) ? { at: date.toISOString(), id } : null;
}

/** How many rows a page has: at least one, at most a hundred. */
export function pageSize(limit: number): number {
  return Math.min(Math.max(Math.trunc(limit), 1), 100);
}
