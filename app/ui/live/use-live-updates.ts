import type { News } from "#app/platform/live/news.ts";
import { useRevalidate } from "./use-revalidate.ts";
import { useStream } from "./use-stream.ts";

/**
 * Revalidates the page when news concerns it, and whenever the stream has opened: something may have happened
 * between reading the page and listening.
 * @param concerns whether the page shows what a piece of news is about
 */
export function useLiveUpdates(concerns: (news: News) => boolean): void {
  const revalidate = useRevalidate();
  useStream({
    search: () => "",
    onOpen: () => revalidate(),
    onEvent: ({ event, data }) => {
      if (event === "news" && (data as News[]).some(concerns)) revalidate();
    },
    onPoll: () => revalidate(),
  });
}
