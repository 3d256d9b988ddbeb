import { useTranslation } from "react-i18next";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import { countWords } from "../../views/view-counts.ts";

export interface InboxStripProps {
  /** Threads where somebody waits for an answer that can still be given. */
  waiting: number;
  /** How many of them run out before long, in words; null when none does. */
  forecast: string | null;
  lastEventAt: string | null;
  /** away: the server does not answer, and the page shows what it knew. */
  live: "live" | "connecting" | "polling" | "away";
  now: Date;
}

/** One quiet line: what waits, what runs out, and whether this page is up to date. */
export function InboxStrip({ waiting, forecast, lastEventAt, live, now }: InboxStripProps) {
  const { t } = useTranslation("inbox");
  const times = useTimeWords();
  const number = countWords(waiting);
  return (
    // Not atomic, and the clock is mute: only what changes is read out, never the seconds.
    <p className="inbox-strip" role="status" aria-atomic="false">
      <span>{waiting === 0 ? t("strip.nobody") : t("strip.waits", { count: waiting, number })}</span>
      {forecast && <span className="inbox-strip__hurry">{forecast}</span>}
      <span aria-live="off">
        {lastEventAt ? t("strip.lastEvent", { ago: times.ago(lastEventAt, now) }) : t("strip.noEvents")}
      </span>
      <span className={`inbox-strip__live inbox-strip__live--${live}`}>{t(`live.${live}`)}</span>
    </p>
  );
}
