import { hour } from "#app/platform/clock.ts";
import type { ConversationRow } from "../conversations.ts";

/** What the strip counts of the threads shown: unread ones, and those whose free reply ends within a day's work. */
export function inboxNumbers(
  rows: ConversationRow[],
  now: Date,
): { unreadThreads: number; endingSoon: number } {
  const soon = now.getTime() + 8 * hour;
  return {
    unreadThreads: rows.filter((row) => row.unreadCount > 0).length,
    endingSoon: rows.filter(
      (row) => row.window.state === "open" && row.unreadCount > 0 && Date.parse(row.window.until) < soon,
    ).length,
  };
}
