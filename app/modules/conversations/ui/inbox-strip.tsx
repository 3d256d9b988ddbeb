import { agoWords } from "./relative-time.ts";

export interface InboxStripProps {
  unreadThreads: number;
  /** Unread threads whose free reply ends soon. */
  endingSoon: number;
  lastEventAt: string | null;
  live: "live" | "connecting" | "polling";
  now: Date;
}

const liveWords = {
  live: "Live",
  connecting: "Reconnecting…",
  polling: "Updates paused, checking every 10 s",
};

/** One quiet line: what waits, what runs out, and whether this page is up to date. */
export function InboxStrip({ unreadThreads, endingSoon, lastEventAt, live, now }: InboxStripProps) {
  return (
    // Not atomic, and the clock is mute: only what changes is read out, never the seconds.
    <p className="inbox-strip" role="status" aria-atomic="false">
      <span>{`${unreadThreads} unread`}</span>
      {endingSoon > 0 && (
        <span className="inbox-strip__hurry">{`${endingSoon} ${endingSoon === 1 ? "runs" : "run"} out today`}</span>
      )}
      <span aria-live="off">
        {lastEventAt ? `last event ${agoWords(lastEventAt, now)}` : "no events yet"}
      </span>
      <span className={`inbox-strip__live inbox-strip__live--${live}`}>{liveWords[live]}</span>
    </p>
  );
}
