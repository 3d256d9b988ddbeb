import { useSyncExternalStore } from "react";
import { isEmoji } from "../../../reactions/reactions.ts";

const kept = "couplet.recentEmoji";
const atMost = 16;
const nothing: readonly string[] = [];
const watchers = new Set<() => void>();
let recent: readonly string[] | null = null;

/** The emoji that were chosen last on this device, newest first. */
export function useRecentEmoji(): readonly string[] {
  return useSyncExternalStore(watch, read, () => nothing);
}

/** Remembers that an emoji was chosen. */
export function rememberEmoji(sign: string): void {
  recent = [sign, ...read().filter((other) => other !== sign)].slice(0, atMost);
  try {
    localStorage.setItem(kept, recent.join(" "));
  } catch {
    // Where the browser refuses storage to framed pages, they are known as long as the page.
  }
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function read(): readonly string[] {
  recent ??= stored();
  return recent;
}

function stored(): readonly string[] {
  try {
    return localStorage.getItem(kept)?.split(" ").filter(isEmoji).slice(0, atMost) ?? nothing;
  } catch {
    return nothing;
  }
}
