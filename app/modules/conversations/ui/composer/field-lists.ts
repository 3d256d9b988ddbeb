import type { KeyboardEvent } from "react";
import { optionId } from "./offered-list.tsx";

/** What the field needs of a list, whatever is in it. */
interface FieldList {
  listId: string;
  list: {
    active: number | null;
    look: (value: string) => void;
    close: () => void;
    onKeyDown: (event: KeyboardEvent) => boolean;
  };
}

/** The lists that signs in the field open, as the field is told of them: at most one of them is open. */
export function fieldLists(change: (text: string) => void, ...lists: FieldList[]) {
  const open = lists.find(({ list }) => list.active !== null) ?? lists[0];
  const active = open?.list.active ?? null;
  return {
    /** @returns whether the key was meant for one of them */
    onKeyDown: (event: KeyboardEvent) => lists.some(({ list }) => list.onKeyDown(event)),
    field: {
      ariaAutocomplete: "list",
      ariaControls: open?.listId ?? "",
      ...(open && active !== null && { ariaActiveDescendant: optionId(open.listId, active) }),
      onChange: (value: string) => {
        change(value);
        for (const { list } of lists) list.look(value);
      },
      onBlur: () => {
        for (const { list } of lists) list.close();
      },
    },
  };
}
