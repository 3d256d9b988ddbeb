import { useSyncExternalStore } from "react";

const kept = "couplet.translatedThreads";
/** The threads chosen last; nobody goes back to more. */
const mostKept = 50;
const watchers = new Set<() => void>();
let chosen: readonly string[] | null = null;

/** Whether every message of a thread is translated on this device, and how to change that. */
export function useThreadTranslated(conversationId: string): [on: boolean, choose: (on: boolean) => void] {
  const on = useSyncExternalStore(
    watch,
    () => read().includes(conversationId),
    () => false,
  );
  return [on, (next) => choose(conversationId, next)];
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function read(): readonly string[] {
  chosen ??= stored();
  return chosen;
}

function choose(conversationId: string, on: boolean): void {
  const others = read().filter((id) => id !== conversationId);
  chosen = on ? [conversationId, ...others].slice(0, mostKept) : others;
  try {
    localStorage.setItem(kept, JSON.stringify(chosen));
  } catch {
    // Where the browser refuses storage to framed pages, the choice holds as long as the page.
  }
  for (const watcher of watchers) watcher();
}

function stored(): string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(kept) ?? "[]");
    return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}
