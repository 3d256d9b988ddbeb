import { useEffect, useMemo, useRef } from "react";
import { useRevalidate } from "#app/ui/live/use-revalidate.ts";
import type { ChosenView } from "../../views/chosen-view.ts";
import type { ListRules } from "../../views/live-list.ts";
import { matches, type Looking } from "../../views/view-filter.ts";

/**
 * Which rows the open list has, and in which order. A thread that is open stays where it is, though reading it
 * took it out of the view. What only the server can tell is read again: when a moment that the filter names has
 * come, and when a colleague's note mentions whoever looks.
 */
export function useListRules(
  { chosen, looking }: { chosen: ChosenView; looking: Looking },
  mentions: readonly string[],
  selectedId: string | null,
): ListRules {
  const revalidate = useRevalidate();
  const { filter, order } = chosen;
  const { until } = looking;
  useEffect(() => {
    if (until === null) return;
    const timer = setTimeout(() => revalidate("inbox"), Math.max(0, Date.parse(until) - Date.now()));
    return () => clearTimeout(timer);
  }, [until, revalidate]);
  const mentioned = mentions.join();
  const known = useRef(mentioned);
  useEffect(() => {
    if (known.current === mentioned) return;
    known.current = mentioned;
    if (filter.mentioned) revalidate("inbox");
  }, [mentioned, filter, revalidate]);
  return useMemo(
    () => ({
      order,
      belongs: (row) => matches(filter, row, { ...looking, mentions }),
      openId: selectedId,
    }),
    [filter, order, looking, mentions, selectedId],
  );
}
