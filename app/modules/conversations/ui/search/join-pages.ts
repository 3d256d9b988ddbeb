import type { SearchPage, SearchThread } from "../../search/results.ts";

/** The threads of all pages that were read, each once: where it first appeared, with everything found of it. */
export function joinPages(pages: SearchPage[]): SearchThread[] {
  const threads = new Map<string, SearchThread>();
  for (const thread of pages.flatMap((page) => page.threads)) {
    const known = threads.get(thread.id);
    const hits = known ? [...known.hits, ...thread.hits] : thread.hits;
    threads.set(thread.id, { ...(known ?? thread), hits });
  }
  return [...threads.values()];
}
