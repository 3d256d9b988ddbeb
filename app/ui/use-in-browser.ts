import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * False on the server and in the first picture in the browser. For what only the browser's own Intl should write: Node
 * carries another edition of it, and a page must hydrate to what was rendered.
 */
export function useInBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
