import type { TFunction } from "i18next";
import { day, hour, minute, second } from "#app/platform/clock.ts";
import { daysBetween, wall, type Wall } from "./times.ts";

/**
 * Times in the words of a language and by the clock of a zone. Names of months and days stand in our catalogue
 * and are not asked of Intl: Node and browsers carry different editions of them, and what the server rendered
 * must be what the browser renders. A test holds them to Intl's.
 */
export interface TimeWords {
  /** The time of day: "07:56". */
  clock(iso: string): string;
  /** The day alone: "21 Nov", "21 Nov 2025". */
  date(iso: string, now: Date): string;
  /** "Friday". */
  weekday(iso: string): string;
  /** Nothing left out, for hover: "Saturday, 21 Nov 2026, 10:32". */
  exact(iso: string): string;
  /** As short as it stays clear: "10:32", "yesterday 10:32", "21 Nov 10:32", "21 Nov 2025 10:32". */
  moment(iso: string, now: Date): string;
  /** Heading of a day in a thread: "Today", "Yesterday", "Friday", then the date. */
  dayHeading(iso: string, now: Date): string;
  /** Short time since, for lists: "now", "4 min", "2 h", "yesterday", "4 d", then the date. */
  since(iso: string, now: Date): string;
  /** How long ago: "just now", "40 s ago", "2 min ago", "5 h ago", "4 days ago". */
  ago(iso: string, now: Date): string;
  /** A length of time in its largest unit: "2 min", "5 h", "4 days". */
  span(ms: number): string;
}

/** The times of a shop for people who read `t`'s language. */
export function timeWords(t: TFunction<"times">, timezone: string): TimeWords {
  const words: TimeWords = {
    clock: (iso) => wallOf(iso).clock,
    date: (iso, now) => dateIn(t, wallOf(iso), wall(now, timezone).year),
    weekday: (iso) => weekdayIn(t, wallOf(iso)),
    exact(iso) {
      const then = wallOf(iso);
      return t("exact", { weekday: weekdayIn(t, then), date: dateIn(t, then), clock: then.clock });
    },
    moment(iso, now) {
      const days = daysBetween(iso, now, timezone);
      const clock = words.clock(iso);
      if (days === 0) return clock;
      if (days === 1) return t("yesterdayAt", { clock });
      return t("dateAt", { date: words.date(iso, now), clock });
    },
    dayHeading(iso, now) {
      const days = daysBetween(iso, now, timezone);
      if (days <= 0) return t("today");
      if (days === 1) return heading(t("yesterday"));
      return days < 7 ? heading(words.weekday(iso)) : words.date(iso, now);
    },
    since(iso, now) {
      const age = now.getTime() - Date.parse(iso);
      if (age < minute) return t("now");
      if (age < day) return words.span(age);
      const days = daysBetween(iso, now, timezone);
      if (days <= 1) return t("yesterday");
      return days < 7 ? t("daysShort", { count: days }) : words.date(iso, now);
    },
    ago: (iso, now) => agoIn(t, now.getTime() - Date.parse(iso)),
    span: (ms) => spanIn(t, ms),
  };
  return words;

  function wallOf(iso: string): Wall {
    return wall(new Date(iso), timezone);
  }
}

type Month = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;
type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

function dateIn(t: TFunction<"times">, { day, month, year }: Wall, thisYear?: number): string {
  const short = { day, month: t(`months.${month as Month}`) };
  return year === thisYear ? t("date", short) : t("dateOfYear", { ...short, year });
}

function weekdayIn(t: TFunction<"times">, { weekday }: Wall): string {
  return t(`weekdays.${weekday.toLowerCase() as Weekday}`);
}

function agoIn(t: TFunction<"times">, age: number): string {
  if (age < 5 * second) return t("justNow");
  if (age < minute) return t("secondsAgo", { count: Math.floor(age / second) });
  if (age < hour) return t("minutesAgo", { count: Math.floor(age / minute) });
  if (age < 2 * day) return t("hoursAgo", { count: Math.floor(age / hour) });
  return t("daysAgo", { count: Math.floor(age / day) });
}

function spanIn(t: TFunction<"times">, ms: number): string {
  if (ms < hour) return t("minutes", { count: Math.max(1, Math.floor(ms / minute)) });
  if (ms < 2 * day) return t("hours", { count: Math.floor(ms / hour) });
  return t("days", { count: Math.floor(ms / day) });
}

/** With a capital letter, as a heading begins in every language of ours that has them. */
function heading(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
