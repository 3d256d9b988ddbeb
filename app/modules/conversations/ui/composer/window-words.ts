import type { TFunction } from "i18next";
import { hour, minute } from "#app/platform/clock.ts";
import { daysBetween } from "#app/ui/times.ts";
import type { ReplyWindow } from "../../conversations.ts";
import type { InboxWords } from "../use-inbox-words.ts";

/** Below this the end of the window is worth a colour. */
const hurry = 3 * hour;

/** A window as it stands now: one that ran out while the page lay open is closed, whatever was loaded. */
export function currentWindow(window: ReplyWindow, now: Date): ReplyWindow {
  if (window.state === "closed" || Date.parse(window.until) > now.getTime()) return window;
  return { state: "closed", reason: "window_over", since: window.until };
}

/** The window in a row of the list: a few words, and whether time is short. */
export function windowLabel(
  t: TFunction<"inbox">,
  loaded: ReplyWindow,
  now: Date,
): { text: string; hurry: boolean } {
  const window = currentWindow(loaded, now);
  if (window.state === "closed") return { text: t("window.closed"), hurry: false };
  if (window.state === "human_agent") return { text: t("window.humanAgent"), hurry: false };
  return { text: timeLeft(t, window.until, now), hurry: Date.parse(window.until) - now.getTime() < hurry };
}

/** The window as a sentence: until when one can reply, or why not and what to do about it. */
export function windowSentence(words: InboxWords, loaded: ReplyWindow, now: Date): string {
  const { t } = words;
  const window = currentWindow(loaded, now);
  if (window.state === "open") {
    const left = timeLeft(t, window.until, now);
    return t("window.openUntil", { when: aheadWords(words, window.until, now), left });
  }
  if (window.state === "human_agent")
    return t("window.humanAgentUntil", { when: aheadWords(words, window.until, now) });
  const since = window.since ? behind(words, window.since, now) : null;
  switch (window.reason) {
    case "window_over":
    case "human_agent_not_approved":
    case "other_app_owns_thread":
      return since ? t(`closed.${window.reason}_since`, { since }) : t(`closed.${window.reason}`);
    default:
      return t(`closed.${window.reason}`);
  }
}

/** Where a closed window can be opened again by staff; null when nothing in this app helps. */
export function windowRemedy(
  t: TFunction<"inbox">,
  window: ReplyWindow,
): { label: string; href: string } | null {
  if (window.state !== "closed") return null;
  switch (window.reason) {
    case "account_disconnected":
    case "account_needs_reauth":
    case "human_agent_not_approved":
      return { label: t(`remedy.${window.reason}`), href: "/app/settings/connections" };
    default:
      return null;
  }
}

/** "21 h left", "45 min left". Rounded down: nobody should count on time that is not there. */
function timeLeft(t: TFunction<"inbox">, until: string, now: Date): string {
  const left = Date.parse(until) - now.getTime();
  if (left >= hour) return t("window.hours", { count: Math.floor(left / hour) });
  return left >= minute ? t("window.minutes", { count: Math.floor(left / minute) }) : t("window.seconds");
}

/** "12:40 tomorrow", "Friday, 12:40". */
export function aheadWords({ t, times, timezone }: InboxWords, iso: string, now: Date): string {
  const days = -daysBetween(iso, now, timezone);
  const clock = times.clock(iso);
  if (days <= 0) return t("ahead.today", { clock });
  if (days === 1) return t("ahead.tomorrow", { clock });
  return t("ahead.day", { day: days < 7 ? times.weekday(iso) : times.date(iso, now), clock });
}

/** "12:40 today", "yesterday", "Friday", "21 Nov". */
function behind({ t, times, timezone }: InboxWords, iso: string, now: Date): string {
  const days = daysBetween(iso, now, timezone);
  if (days <= 0) return t("behind.today", { clock: times.clock(iso) });
  if (days === 1) return t("behind.yesterday");
  return days < 7 ? times.weekday(iso) : times.date(iso, now);
}
