import { useSyncExternalStore } from "react";
import { foldableKinds, type FoldableKind } from "../../thread/timeline.ts";

type Kinds = ReadonlySet<FoldableKind>;

const nothing: Kinds = new Set();
const chosen = new Map<string, Kinds>();
const watchers = new Set<() => void>();

/** What somebody of the staff leaves out of sight in the timelines that they read in this browser. */
export function useFoldedKinds(staffId: string): Kinds {
  return useSyncExternalStore(
    watchFoldedKinds,
    () => foldedKinds(staffId),
    () => nothing,
  );
}

/** Leaves kinds out of sight, and only these. */
export function foldKinds(staffId: string, kinds: Kinds): void {
  chosen.set(staffId, kinds);
  try {
    localStorage.setItem(nameOf(staffId), [...kinds].join(" "));
  } catch {
    // Where the browser refuses storage to framed pages, the choice holds as long as the page.
  }
  for (const watcher of watchers) watcher();
}

/** @param watcher is told before anything is drawn without what was folded, or with what was unfolded */
export function watchFoldedKinds(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function foldedKinds(staffId: string): Kinds {
  const known = chosen.get(staffId) ?? stored(staffId);
  chosen.set(staffId, known);
  return known;
}

function stored(staffId: string): Kinds {
  try {
    const words = localStorage.getItem(nameOf(staffId))?.split(" ") ?? [];
    return new Set(foldableKinds.filter((kind) => words.includes(kind)));
  } catch {
    return nothing;
  }
}

function nameOf(staffId: string): string {
  return `couplet.foldedKinds.${staffId}`;
}
