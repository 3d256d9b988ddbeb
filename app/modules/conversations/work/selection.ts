/** Which rows of a list are chosen. */
export interface Selection {
  ids: ReadonlySet<string>;
  /** Where a range begins: the row that was last chosen or left out by itself. */
  anchor: string | null;
  /** All that the list has, also further down than it was read. */
  everything: boolean;
}

export const noSelection: Selection = { ids: new Set(), anchor: null, everything: false };

/**
 * Chooses a row, or leaves it out.
 * @param order the rows of the list as they stand
 * @param range whether all rows from the anchor to this one become what this one becomes
 */
export function toggle(selection: Selection, order: string[], id: string, range: boolean): Selection {
  const chosen = !selection.ids.has(id);
  const to = order.indexOf(id);
  const from = range && selection.anchor !== null ? order.indexOf(selection.anchor) : -1;
  const touched = from === -1 ? [id] : order.slice(Math.min(from, to), Math.max(from, to) + 1);
  const ids = new Set(selection.ids);
  for (const one of touched) {
    if (chosen) ids.add(one);
    else ids.delete(one);
  }
  return { ids, anchor: id, everything: false };
}
