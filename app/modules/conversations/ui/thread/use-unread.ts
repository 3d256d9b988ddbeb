import { useEffect, useState, type RefObject } from "react";
import type { FirstUnread, ThreadPage } from "../../conversations.ts";
import type { TimelineWindow } from "./timeline-window.ts";

/**
 * The message above which the line stands that parts what was read from what was not. It stays while the thread is
 * open, though looking makes everything read; what comes while one reads further up gets the line anew.
 */
export function useUnreadLine({ firstUnread }: ThreadPage, atEnd: RefObject<boolean>): FirstUnread | null {
  const [line, setLine] = useState(firstUnread);
  useEffect(() => {
    if (firstUnread && !atEnd.current) setLine(firstUnread);
  }, [firstUnread, atEnd]);
  return line;
}

/** Says of each message of the customer's that it is before the reader's eyes: at the end of the log it is. */
export function useSeenAtEnd(
  { items, newer }: TimelineWindow,
  atEnd: boolean,
  onSeen: (messageId: string) => void,
): void {
  const newest = items.findLast((item) => item.kind === "message" && item.message.direction === "in")?.id;
  useEffect(() => {
    if (newest !== undefined && atEnd && newer === null) onSeen(newest);
  }, [newest, atEnd, newer, onSeen]);
}
