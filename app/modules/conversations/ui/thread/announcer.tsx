import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ThreadMessage } from "../../conversations.ts";
import { comparePlaces, placeOf, type TimelineItem } from "../../thread/timeline.ts";
import type { TimelineWindow } from "./timeline-window.ts";

/** Says what the customer writes while the thread is open, once, to those who hear the page. */
export function Announcer({ window, name }: { window: TimelineWindow; name: string }) {
  const { t } = useTranslation("thread");
  const [arrived, setArrived] = useState<ThreadMessage[]>([]);
  const newest = useRef<string | null>(null);
  const { items, newer } = window;
  useEffect(() => {
    const last = items.at(-1);
    if (!last || newer !== null) return;
    const known = newest.current;
    newest.current = placeOf(last);
    if (known === null) return;
    const news = items.flatMap((item) =>
      comparePlaces(placeOf(item), known) > 0 && isTheirs(item) ? [item.message] : [],
    );
    if (news.length > 0) setArrived(news);
  }, [items, newer]);
  const [only] = arrived;
  const text = arrived.length === 1 ? only?.content?.text : undefined;
  return (
    <p className="inbox-hidden" aria-live="polite">
      {text !== undefined && t("log.says", { name, text })}
      {text === undefined && arrived.length > 0 && t("log.newFrom", { name, count: arrived.length })}
    </p>
  );
}

function isTheirs(item: TimelineItem): item is Extract<TimelineItem, { kind: "message" }> {
  return item.kind === "message" && item.message.direction === "in";
}
