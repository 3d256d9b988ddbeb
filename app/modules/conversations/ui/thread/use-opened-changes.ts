import { useCallback, useState } from "react";

/** The changes whose common line was opened, by id, and what opens and closes it. */
export function useOpenedChanges(): [ReadonlySet<string>, (changeIds: string[], open: boolean) => void] {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((changeIds: string[], open: boolean) => {
    setOpened((before) => {
      const others = [...before].filter((id) => !changeIds.includes(id));
      return new Set(open ? [...others, ...changeIds] : others);
    });
  }, []);
  return [opened, toggle];
}
