import { useSyncExternalStore } from "react";
import type { Present, PresenceTold } from "../../presence/presence.ts";

const nobody: Present[] = [];
let threads: ReadonlyMap<string, Present[]> = new Map();
const watchers = new Set<() => void>();

/** Takes in who has which thread open, whoever looks left out. */
export function learnPresence({ all, threads: told }: PresenceTold, ownId: string): void {
  const next = new Map(all ? [] : threads);
  for (const [id, present] of Object.entries(told)) {
    const others = present.filter(({ staffId }) => staffId !== ownId);
    if (others.length > 0) next.set(id, others);
    else next.delete(id);
  }
  threads = next;
  for (const watcher of watchers) watcher();
}

/** Nothing is told any more: who is where is not known. */
export function forgetPresence(): void {
  learnPresence({ all: true, threads: {} }, "");
}

/** Which colleagues have a thread open now. */
export function useColleagues(conversationId: string): Present[] {
  return useSyncExternalStore(
    watch,
    () => threads.get(conversationId) ?? nobody,
    () => nobody,
  );
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
