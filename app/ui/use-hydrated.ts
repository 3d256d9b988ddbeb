import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False while the page is what the server drew, and during the first drawing in the browser, which must equal it. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
