import { hour, minute } from "#app/platform/clock.ts";
import type { ReplyWindow } from "../../conversations.ts";
import { clockTime, daysBetween, shortDate, weekday } from "#app/ui/times.ts";

/** Below this the end of the window is worth a colour. */
const hurry = 3 * hour;

/** A window as it stands now: one that ran out while the page lay open is closed, whatever was loaded. */
export function currentWindow(window: ReplyWindow, now: Date): ReplyWindow {
  if (window.state === "closed" || Date.parse(window.until) > now.getTime()) return window;
  return { state: "closed", reason: "window_over", since: window.until };
}

/** The window in a row of the list: a few words, and whether time is short. */
export function windowLabel(loaded: ReplyWindow, now: Date): { text: string; hurry: boolean } {
  const window = currentWindow(loaded, now);
  if (window.state === "closed") return { text: "Closed", hurry: false };
  if (window.state === "human_agent") return { text: "Human agent", hurry: false };
  return { text: timeLeft(window.until, now), hurry: Date.parse(window.until) - now.getTime() < hurry };
}

/** The window as a sentence: until when one can reply, or why not and what to do about it. */
export function windowSentence(loaded: ReplyWindow, timezone: string, now: Date): string {
  const window = currentWindow(loaded, now);
  if (window.state === "open") {
    return `You can reply freely until ${momentAhead(window.until, timezone, now)} (${timeLeft(window.until, now)})`;
  }
  if (window.state === "human_agent") {
    return `Human agent reply possible until ${dayAhead(window.until, timezone, now)} ${clockTime(window.until, timezone)}`;
  }
  const closed = window.since ? `Closed since ${dayBehind(window.since, timezone, now)}` : "Closed";
  switch (window.reason) {
    case "window_over":
      return `${closed}: the customer must write first`;
    case "never_wrote":
      return "Not open yet: the customer must write first";
    case "human_agent_not_approved":
      return `${closed}: the customer must write first. Replies up to 7 days later need Meta's Human Agent approval for the account`;
    case "account_disconnected":
      return "The Instagram account is disconnected. Connect it again to reply";
    case "account_needs_reauth":
      return "Instagram no longer accepts the account's sign-in. Reconnect the account to reply";
    case "spam":
      return "The conversation is marked as spam. Say that it is not to reply";
    case "blocked":
      return "The person is blocked. Unblock them to reply";
    case "other_app_owns_thread":
      return `Another app has handled this conversation${window.since ? ` since ${dayBehind(window.since, timezone, now)}` : ""}. Reply from there, or release the conversation there first`;
  }
}

/** Where a closed window can be opened again by staff; null when nothing in this app helps. */
export function windowRemedy(window: ReplyWindow): { label: string; href: string } | null {
  if (window.state !== "closed") return null;
  const href = "/app/settings/connections";
  if (window.reason === "account_disconnected") return { label: "Connect the account", href };
  if (window.reason === "account_needs_reauth") return { label: "Reconnect the account", href };
  if (window.reason === "human_agent_not_approved") return { label: "See the account's connection", href };
  return null;
}

/** "21 h left", "45 min left". Rounded down: nobody should count on time that is not there. */
function timeLeft(until: string, now: Date): string {
  const left = Date.parse(until) - now.getTime();
  if (left >= hour) return `${Math.floor(left / hour)} h left`;
  return left >= minute ? `${Math.floor(left / minute)} min left` : "seconds left";
}

function momentAhead(iso: string, timezone: string, now: Date): string {
  return `${clockTime(iso, timezone)} ${dayAhead(iso, timezone, now)}`;
}

function dayAhead(iso: string, timezone: string, now: Date): string {
  const days = -daysBetween(iso, now, timezone);
  if (days <= 0) return "today";
  if (days === 1) return "tomorrow";
  return days < 7 ? weekday(iso, timezone) : `${weekday(iso, timezone)}, ${shortDate(iso, timezone, now)},`;
}

function dayBehind(iso: string, timezone: string, now: Date): string {
  const days = daysBetween(iso, now, timezone);
  if (days <= 0) return `${clockTime(iso, timezone)} today`;
  if (days === 1) return "yesterday";
  return days < 7 ? weekday(iso, timezone) : shortDate(iso, timezone, now);
}
