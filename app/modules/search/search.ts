/** Shared words of search: safe in the browser. */

/** How far the index is. `total` is null until what is to be done was counted. */
export type IndexProgress = { state: "ready" } | { state: "building"; total: number | null; done: number };
