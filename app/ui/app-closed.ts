import { useSyncExternalStore } from "react";

/** The store's data is being deleted, or was: this page belonged to it, and asks for nothing any more. */
let closed = false;
const watchers = new Set<() => void>();

/** Closes the open page for good; only loading it anew opens the app again. */
export function closeApp(): void {
  closed = true;
  for (const watcher of watchers) watcher();
}

/** Whether this page was closed. */
export function useAppClosed(): boolean {
  return useSyncExternalStore(
    watch,
    () => closed,
    () => false,
  );
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
