import { countWords } from "../../views/view-counts.ts";
import { ago } from "#app/ui/times.ts";

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

const liveWords = {
  live: "Live",
  connecting: "Connecting…",
  polling: "Updates paused, checking every 10 s",
  away: "Couplet is not answering; what you see may be old",
};

/** One quiet line: what waits, what runs out, and whether this page is up to date. */
export function InboxStrip({ waiting, forecast, lastEventAt, live, now }: InboxStripProps) {
  return (
    // Not atomic, and the clock is mute: only what changes is read out, never the seconds.
    <p className="inbox-strip" role="status" aria-atomic="false">
      <span>
        {waiting === 0 ? "Nobody waits" : `${countWords(waiting)} ${waiting === 1 ? "waits" : "wait"}`}
      </span>
      {forecast && <span className="inbox-strip__hurry">{forecast}</span>}
      <span aria-live="off">{lastEventAt ? `last event ${ago(lastEventAt, now)}` : "no events yet"}</span>
      <span className={`inbox-strip__live inbox-strip__live--${live}`}>{liveWords[live]}</span>
    </p>
  );
}
