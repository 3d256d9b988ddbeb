import { useEffect, useState } from "react";

/**
 * True once somebody searched in the page with the browser's own search: it finds only what is drawn, so from then on
 * everything that is loaded is. All history is what the inbox's search is for.
 */
export function useFindInPage(): boolean {
  const [searched, setSearched] = useState(false);
  useEffect(() => {
    if (searched) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === "f" && (event.ctrlKey || event.metaKey)) setSearched(true);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [searched]);
  return searched;
}
