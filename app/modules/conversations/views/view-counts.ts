/** How many threads views have, as an open page is told. Safe in the browser. */

/** Nobody counts further: a page shows "99+". */
export const countCap = 100;

/** By the id of a view; `forecast` for what the strip looks ahead to. At most {@link countCap} each. */
export type ViewCounts = Record<string, number>;

/** A count as people read it: "7", "99+". */
export function countWords(count: number): string {
  return count >= countCap ? `${countCap - 1}+` : String(count);
}
