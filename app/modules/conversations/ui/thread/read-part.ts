import type { TimelinePage } from "../../thread/timeline.ts";
import type { ReadPart } from "./timeline-store.ts";

/** Parts of a thread, from the server. The caller's `signal` ends whatever is being read. */
export function partsOf(conversationId: string, signal: () => AbortSignal): ReadPart {
  return async (query) => {
    const search = new URLSearchParams(query);
    const answer = await fetch(`/app/conversations/${conversationId}/timeline?${search}`, {
      signal: signal(),
    });
    if (!answer.ok) throw new Error(`a part of the thread answered ${answer.status}`);
    return (await answer.json()) as TimelinePage;
  };
}
