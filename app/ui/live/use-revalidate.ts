import { useNavigation, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useState } from "react";

/** What is asked for together is one revalidation. */
const gatherMs = 25;

/** Routes that can be read again without the others. */
export type LiveRoute = "inbox" | "thread";

let asked: ReadonlySet<LiveRoute> | null = null;

/**
 * For a route's `shouldRevalidate`: whether the revalidation that begins is for it. Null when nobody said whom
 * it is for: after a form, on the way to another page, and of pages that are read whole.
 */
export function isAsked(route: LiveRoute): boolean | null {
  return asked && asked.has(route);
}

/**
 * Reads some routes again, the others not; without names, all. Once for everything asked within the gathering
 * time, and never while something is loading: a second one would cancel the first, and under a steady stream of
 * news none would ever end.
 */
export function useRevalidate(): (...routes: LiveRoute[]) => void {
  const { state, revalidate } = useRevalidator();
  const navigation = useNavigation().state;
  const [waiting, setWaiting] = useState<ReadonlySet<LiveRoute> | "all" | null>(null);
  useEffect(() => {
    if (!waiting || state !== "idle" || navigation !== "idle") return;
    const timer = setTimeout(() => {
      setWaiting(null);
      // Which loaders run is decided before this returns.
      asked = waiting === "all" ? null : waiting;
      revalidate();
      asked = null;
    }, gatherMs);
    return () => clearTimeout(timer);
  }, [waiting, state, navigation, revalidate]);
  return useCallback((...routes: LiveRoute[]) => {
    setWaiting((before) =>
      routes.length === 0 || before === "all" ? "all" : new Set([...(before ?? []), ...routes]),
    );
  }, []);
}
