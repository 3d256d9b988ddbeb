import { useSyncExternalStore } from "react";

/** Whether anybody can see the page: false in a tab behind others. */
export function useVisible(): boolean {
  return useSyncExternalStore(watch, isVisible, () => false);
}

function isVisible(): boolean {
  return document.visibilityState === "visible";
}

function watch(onChange: () => void): () => void {
  document.addEventListener("visibilitychange", onChange);
  return () => document.removeEventListener("visibilitychange", onChange);
}
