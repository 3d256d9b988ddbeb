import type { ReactNode } from "react";
import { useTimeWords } from "#app/ui/use-time-words.ts";

/** Which of how many entries of the log; -1 while nobody knows how many. */
export interface EntryPlace {
  position: number;
  setSize: number;
}

/** Something that stands between messages: one quiet line. */
export function EntryLine({ place, children }: { place: EntryPlace; children: ReactNode }) {
  return (
    <article className="entry" aria-posinset={place.position} aria-setsize={place.setSize}>
      {children}
    </article>
  );
}

/** When something happened, by the clock. */
export function EntryTime({ at }: { at: string }) {
  const times = useTimeWords();
  return (
    <time dateTime={at} title={times.exact(at)}>
      {times.clock(at)}
    </time>
  );
}
