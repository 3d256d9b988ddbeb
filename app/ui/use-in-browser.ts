import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * False on the server and in the first picture in the browser, which must equal what was rendered. For what only a
 * browser knows: its own Intl (Node carries another edition of it), or where things lie.
 */
export function useInBrowser(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
