import { useEffect, useRef, type ReactNode } from "react";
import type { TypedList } from "./use-typed-list.ts";

interface Props<T> {
  id: string;
  label: string;
  list: TypedList<T>;
  /** Names one among all. */
  keyOf: (one: T) => string;
  /** What an option shows. */
  children: (one: T) => ReactNode;
  /** How many there are, or why there are none. */
  said: ReactNode;
}

/** What a sign in the field offers, above the field, which keeps the focus. */
export function OfferedList<T>({ id, label, list: { offered, active, choose }, ...props }: Props<T>) {
  return (
    <>
      <ul id={id} role="listbox" aria-label={label} className="composer__offered">
        {offered.map((one, at) => (
          <Option
            key={props.keyOf(one)}
            id={optionId(id, at)}
            selected={at === active}
            onChoose={() => choose(one)}
          >
            {props.children(one)}
          </Option>
        ))}
      </ul>
      <div role="status" className={offered.length > 0 ? "inbox-hidden" : "composer__said"}>
        {props.said}
      </div>
    </>
  );
}

/** The id of an option, for `aria-activedescendant`. */
export function optionId(listId: string, at: number): string {
  return `${listId}-${at}`;
}

interface OptionProps {
  id: string;
  selected: boolean;
  onChoose: () => void;
  children: ReactNode;
}

function Option({ id, selected, onChoose, children }: OptionProps) {
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (selected) element.current?.scrollIntoView({ block: "nearest" });
  }, [selected]);
  return (
    <li
      ref={element}
      id={id}
      role="option"
      aria-selected={selected}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {children}
    </li>
  );
}
