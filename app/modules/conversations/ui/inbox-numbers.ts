import { daysBetween } from "#app/ui/times.ts";
import type { ConversationRow } from "../conversations.ts";

/** What the strip counts of the threads shown: unread ones, and those whose free reply ends before midnight. */
export function inboxNumbers(
  rows: ConversationRow[],
  now: Date,
  timezone: string,
): { unreadThreads: number; endingSoon: number } {
  return {
    unreadThreads: rows.filter((row) => row.unreadCount > 0).length,
    endingSoon: rows.filter(
      ({ window, unreadCount }) =>
        unreadCount > 0 &&
        window.state === "open" &&
        Date.parse(window.until) > now.getTime() &&
        daysBetween(window.until, now, timezone) === 0,
    ).length,
  };
}
