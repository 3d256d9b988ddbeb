import { useMemo, useSyncExternalStore } from "react";
import { isEmpty } from "../../../drafts/drafts.ts";
import { allDrafts, watchDrafts } from "./draft-store.ts";

/**
 * In which threads whoever looks has a draft.
 * @param kept the threads whose draft the server has, as the page was read; what this page knows itself is newer
 */
export function useDrafted(kept: readonly string[]): ReadonlySet<string> {
  const own = useSyncExternalStore(watchDrafts, inThisPage, () => "");
  return useMemo(() => {
    const drafted = new Set(kept);
    for (const [id, text] of JSON.parse(own || "[]") as [string, boolean][])
      if (text) drafted.add(id);
      else drafted.delete(id);
    return drafted;
  }, [kept, own]);
}

/** Every thread that was open, and whether it has a draft: the same words until that changes. */
function inThisPage(): string {
  return JSON.stringify(allDrafts().map(([id, draft]) => [id, !isEmpty(draft.read())]));
}
