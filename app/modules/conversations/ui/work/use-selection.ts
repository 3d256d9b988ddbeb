import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from "react";
import type { ConversationRow } from "../../conversations.ts";
import { noSelection, toggle, type Selection } from "../../work/selection.ts";

export interface RowSelection extends Pick<Selection, "everything"> {
  /** The chosen rows that the list has now. */
  rows: ConversationRow[];
  has(id: string): boolean;
  toggle(id: string, range: boolean): void;
  /** Chooses these rows and no others. */
  choose(ids: string[]): void;
  chooseEverything(): void;
  clear(): void;
  /** x chooses the row that has the focus, Shift and x a range; Escape chooses none. */
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
}

/** Which rows of a list somebody has chosen. A row that leaves the list is not chosen any more. */
export function useSelection(rows: ConversationRow[]): RowSelection {
  const [selection, setSelection] = useState(noSelection);
  const order = useRef<string[]>([]);
  useEffect(() => {
    order.current = rows.map(({ id }) => id);
  });
  const onToggle = useCallback(
    (id: string, range: boolean) => setSelection((before) => toggle(before, order.current, id, range)),
    [],
  );
  const clear = useCallback(() => setSelection(noSelection), []);
  return {
    rows: selection.everything ? rows : rows.filter(({ id }) => selection.ids.has(id)),
    everything: selection.everything,
    has: (id) => selection.everything || selection.ids.has(id),
    toggle: onToggle,
    choose: (ids) => setSelection({ ...noSelection, ids: new Set(ids) }),
    chooseEverything: () => setSelection({ ...noSelection, ids: new Set(order.current), everything: true }),
    clear,
    onKeyDown: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const id = document.activeElement?.closest("[data-thread]")?.getAttribute("data-thread");
      if (event.key.toLowerCase() === "x" && id) onToggle(id, event.shiftKey);
      else if (event.key === "Escape" && selection.ids.size > 0) clear();
    },
  };
}
