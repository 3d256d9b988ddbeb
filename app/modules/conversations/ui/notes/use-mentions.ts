import { useState, type KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import type { Mentionable } from "../../notes/notes.ts";

/** An @ and what follows it, up to the caret. */
const begun = /(?:^|[\s(])@([^@\n]{0,30})$/u;
const offeredAtMost = 6;

/** Names that an @ in a field offers, chosen with the arrow keys and Enter or Tab. `active` is the chosen place. */
export function useMentions(text: string, setText: (text: string) => void, team: Mentionable[]) {
  const [typed, setTyped] = useState<string | null>(null);
  const [place, setPlace] = useState(0);
  const offered = typed === null ? [] : matching(team, typed);
  const active = offered.length === 0 ? null : Math.min(place, offered.length - 1);
  const close = () => setTyped(null);
  const onChange = (field: HTMLTextAreaElement) => {
    setText(field.value);
    setTyped(begun.exec(field.value.slice(0, field.selectionStart))?.[1] ?? null);
    setPlace(0);
  };
  const choose = ({ name }: Mentionable) => {
    // The field keeps the focus while names are offered.
    const field = document.activeElement;
    if (!(field instanceof HTMLTextAreaElement)) return;
    const caret = field.selectionStart;
    const start = caret - (typed?.length ?? 0);
    // The caret stands behind the name before the next key is struck, however fast somebody types.
    flushSync(() => {
      setText(`${text.slice(0, start)}${name} ${text.slice(caret)}`);
      close();
    });
    field.setSelectionRange(start + name.length + 1, start + name.length + 1);
  };
  /** @returns whether the key was meant for the list */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const chosen = active === null ? undefined : offered[active];
    if (active === null || !chosen) return false;
    const steps: Record<string, () => void> = {
      ArrowDown: () => setPlace((active + 1) % offered.length),
      ArrowUp: () => setPlace((active + offered.length - 1) % offered.length),
      Enter: () => choose(chosen),
      Tab: () => choose(chosen),
      Escape: close,
    };
    const step = steps[event.key];
    if (!step) return false;
    event.preventDefault();
    event.stopPropagation();
    step();
    return true;
  };
  return { offered, active, close, onChange, choose, onKeyDown };
}

function matching(team: Mentionable[], typed: string): Mentionable[] {
  const wanted = typed.toLocaleLowerCase();
  return team.filter(({ name }) => name.toLocaleLowerCase().startsWith(wanted)).slice(0, offeredAtMost);
}
