import { useSyncExternalStore } from "react";

const kept = "couplet.singleKeys";
const watchers = new Set<() => void>();
let chosen: boolean | null = null;

/**
 * Whether single keys are commands on this device, and how to change that. They can be switched off for those whose
 * words become keys: WCAG 2.2, 2.1.4 Character Key Shortcuts.
 */
export function useSingleKeys(): [on: boolean, choose: (on: boolean) => void] {
  return [useSyncExternalStore(watch, read, () => true), choose];
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function read(): boolean {
  chosen ??= stored() !== "off";
  return chosen;
}

function choose(on: boolean): void {
  chosen = on;
  try {
    localStorage.setItem(kept, on ? "on" : "off");
  } catch {
    // Where the browser refuses storage to framed pages, the choice holds as long as the page.
  }
  for (const watcher of watchers) watcher();
}

function stored(): string | null {
  try {
    return localStorage.getItem(kept);
  } catch {
    return null;
  }
}
