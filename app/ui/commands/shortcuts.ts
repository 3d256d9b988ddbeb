import type { Command } from "./command.ts";

/** What of a pressed key tells which command is meant. */
export type Pressed = Pick<
  KeyboardEvent,
  "key" | "ctrlKey" | "metaKey" | "altKey" | "isComposing" | "defaultPrevented"
>;

/** Ctrl or Command with K, from anywhere: a text field too. */
export function opensPalette({ key, ctrlKey, metaKey, altKey, isComposing }: Pressed): boolean {
  return key.toLowerCase() === "k" && (ctrlKey || metaKey) && !altKey && !isComposing;
}

/**
 * The command that a single key does, or undefined. Whoever types, and whoever is in a menu or a dialog, means a letter.
 * @param busy whether the focus is where letters are letters, see {@link takesLetters}
 */
export function commandOfKey(pressed: Pressed, commands: Command[], busy: boolean): Command | undefined {
  const { key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = pressed;
  if (busy || ctrlKey || metaKey || altKey || isComposing || defaultPrevented) return undefined;
  return commands.find((command) => command.key === key);
}

/** Whether a letter pressed here is text, or chooses in a menu. */
export function takesLetters(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"], [role="menu"]')) return true;
  const field = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]';
  return (
    target instanceof Element && target.closest(`${field}, [role="listbox"], [role="combobox"]`) !== null
  );
}
