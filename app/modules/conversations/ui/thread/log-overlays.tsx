import { Icon } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FirstUnread } from "../../conversations.ts";
import { comparePlaces, placeOf } from "../../thread/timeline.ts";
import { useTimeWords } from "#app/ui/use-time-words.ts";

/** More is not counted. */
const countedUpTo = 99;

/** The day of what is at the top of the log, when its heading is further up. */
export function DayPill({ at, now }: { at: string | null; now: Date }) {
  const times = useTimeWords();
  return at && <p className="thread__pill thread__pill--day">{times.dayHeading(at, now)}</p>;
}

interface UnreadAboveProps {
  firstUnread: FirstUnread | null;
  /** Where what is at the top of the log stands; null while nothing is drawn. */
  topPlace: string | null;
  onGo: (messageId: string) => void;
}

/** Leads to the first unread message, as long as it is further up and one has not been there. */
export function UnreadAbove({ firstUnread, topPlace, onGo }: UnreadAboveProps) {
  const { t } = useTranslation("thread");
  const [reached, setReached] = useState(false);
  const above = firstUnread && topPlace !== null && comparePlaces(placeOf(firstUnread), topPlace) < 0;
  if (topPlace !== null && !above && !reached) setReached(true);
  if (!above || reached) return null;
  return (
    <button type="button" className="thread__pill thread__pill--unread" onClick={() => onGo(firstUnread.id)}>
      <Icon source={ArrowUpIcon} />
      {t("log.unreadAbove", { count: firstUnread.count, shown: shownCount(firstUnread.count) })}
    </button>
  );
}

/** Leads to the end of the thread; says how many messages came that are not in sight. */
export function NewBelow({ count, onGo }: { count: number; onGo: () => void }) {
  const { t } = useTranslation("thread");
  return (
    <button
      type="button"
      className="thread__pill thread__pill--end"
      aria-label={count > 0 ? undefined : t("log.toEnd")}
      onClick={onGo}
    >
      <Icon source={ArrowDownIcon} />
      {count > 0 && t("log.newBelow", { count, shown: shownCount(count) })}
    </button>
  );
}

function shownCount(count: number): string {
  return count > countedUpTo ? `${countedUpTo}+` : String(count);
}
