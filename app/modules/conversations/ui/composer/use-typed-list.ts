import { useState, type KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import type { Begun } from "./begun.ts";
import { fieldOf } from "./field.ts";

interface Options<T> {
  fieldId: string;
  /** @param chosen what comes in with this change */
  change: (text: string, chosen?: T) => void;
  /** The sign that asks for the list, and what was typed behind it. */
  begun: (text: string, caret: number) => Begun | null;
  /** How many signs behind it open the list. */
  opensAt: number;
  find: (typed: string) => T[];
  /** What is chosen, as it goes into the text. */
  wordsOf: (chosen: T) => string;
  onOpen: () => void;
}

/** What a sign in the field offers: found by what follows it, chosen with arrows and Enter or Tab. */
export function useTypedList<T>({ fieldId, change, begun, opensAt, find, wordsOf, onOpen }: Options<T>) {
  const [sign, setSign] = useState<Begun | null>(null);
  const [place, setPlace] = useState(0);
  const offered = sign ? find(sign.typed) : [];
  const active = offered.length === 0 ? null : Math.min(place, offered.length - 1);
  const close = () => setSign(null);
  const look = (value: string) => {
    const next = begun(value, fieldOf(fieldId)?.selectionStart ?? value.length);
    // Left with Escape, a sign stays what it is; a new one asks again.
    if (next && next.typed.length !== opensAt && !sign) return;
    if (next && !sign) onOpen();
    setSign(next);
    setPlace(0);
  };
  const choose = (chosen: T) => {
    if (!sign) return;
    putAt(fieldOf(fieldId), { from: sign.at, words: wordsOf(chosen) }, (value) => {
      change(value, chosen);
      close();
    });
  };
  /** What a button does: the sign where the caret is, or away with the list. */
  const toggle = (typed: string) => {
    if (sign) return close();
    const field = fieldOf(fieldId);
    if (!field) return;
    const from = field.selectionStart;
    const words = /\S$/.test(field.value.slice(0, from)) ? ` ${typed}` : typed;
    putAt(field, { from, words }, change);
    look(field.value);
  };
  const move = (by: number) => setPlace(((active ?? 0) + by + offered.length) % offered.length);
  const chosen = active === null ? null : (offered[active] ?? null);
  const onKeyDown = (event: KeyboardEvent) =>
    sign !== null && heeds(event, keysOf({ chosen, choose, move, close }));
  return { open: sign !== null, offered, active, close, choose, toggle, look, onKeyDown };
}

export type TypedList<T> = ReturnType<typeof useTypedList<T>>;

interface Moves<T> {
  chosen: T | null;
  choose: (chosen: T) => void;
  move: (by: number) => void;
  close: () => void;
}

function keysOf<T>({ chosen, choose, move, close }: Moves<T>): Record<string, (() => void) | undefined> {
  if (!chosen) return { Escape: close };
  return {
    Escape: close,
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => choose(chosen),
    Tab: () => choose(chosen),
  };
}

/** @returns whether the key was meant for the list */
function heeds(event: KeyboardEvent, keys: Record<string, (() => void) | undefined>): boolean {
  const act = keys[event.key];
  // While an input method composes, Enter chooses a word.
  if (!act || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return false;
  event.preventDefault();
  event.stopPropagation();
  act();
  return true;
}

/** Puts words into the field from a place up to the caret's end, and the caret behind them. */
function putAt(
  field: HTMLTextAreaElement | null,
  { from, words }: { from: number; words: string },
  change: (value: string) => void,
): void {
  if (!field) return;
  const { value, selectionEnd } = field;
  // The caret stands behind what is new before the next key is struck.
  flushSync(() => change(value.slice(0, from) + words + value.slice(selectionEnd)));
  field.focus();
  field.setSelectionRange(from + words.length, from + words.length);
}
