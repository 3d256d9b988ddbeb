import { useState, type KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import type { SavedReply } from "#app/modules/content/content.ts";
import { findReplies } from "#app/modules/content/ui/find-replies.ts";
import { fieldOf } from "./field.ts";
import { slashBefore, type Slash } from "./slash.ts";

const offeredAtMost = 50;

interface Options {
  fieldId: string;
  text: string;
  change: (text: string, used?: string) => void;
  /** Null while they are read. */
  replies: SavedReply[] | null;
  /** The reply as it goes into the text. */
  fill: (reply: SavedReply) => string;
  onOpen: () => void;
}

/** The saved replies that a "/" in the field offers: found by what follows it, chosen with arrows and Enter or Tab. */
export function useReplyList({ fieldId, text, change, replies, fill, onOpen }: Options) {
  const [slash, setSlash] = useState<Slash | null>(null);
  const [place, setPlace] = useState(0);
  const offered = slash && replies ? findReplies(replies, slash.typed).slice(0, offeredAtMost) : [];
  const active = offered.length === 0 ? null : Math.min(place, offered.length - 1);
  const close = () => setSlash(null);
  const look = (value: string, caret: number) => {
    const next = slashBefore(value, caret);
    // Left with Escape, a "/" stays what it is; a new one asks again.
    if (next && next.typed !== "" && !slash) return;
    if (next && !slash) onOpen();
    setSlash(next);
    setPlace(0);
  };
  const onChange = (value: string) => {
    change(value);
    look(value, fieldOf(fieldId)?.selectionStart ?? value.length);
  };
  const choose = (reply: SavedReply) => {
    if (!slash) return;
    putAt(fieldOf(fieldId), { from: slash.at, words: fill(reply) }, (value) => {
      change(value, reply.id);
      close();
    });
  };
  /** What the button does: a "/" where the caret is, or away with the list. */
  const toggle = () => {
    if (slash) return close();
    const field = fieldOf(fieldId);
    const from = field?.selectionStart ?? text.length;
    const words = /\S$/.test(text.slice(0, from)) ? " /" : "/";
    putAt(field, { from, words }, (value) => {
      change(value);
      look(value, from + words.length);
    });
  };
  const move = (by: number) => setPlace(((active ?? 0) + by + offered.length) % offered.length);
  const chosen = active === null ? null : (offered[active] ?? null);
  const onKeyDown = (event: KeyboardEvent) =>
    slash !== null && heeds(event, keysOf({ chosen, choose, move, close }));
  return { open: slash !== null, offered, active, close, choose, toggle, onChange, onKeyDown };
}

export type ReplyList = ReturnType<typeof useReplyList>;

interface Moves {
  chosen: SavedReply | null;
  choose: (reply: SavedReply) => void;
  move: (by: number) => void;
  close: () => void;
}

function keysOf({ chosen, choose, move, close }: Moves): Record<string, (() => void) | undefined> {
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
