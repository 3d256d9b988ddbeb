import { compared } from "./words.ts";

/** Days as people type them. Pure; safe in the browser. */

const locales = ["en", "de", "es", "fr", "uk"];

/** Names of months in the languages of the app, alone and behind a day, as they are compared. */
const months: [string, number][] = locales.flatMap((locale) =>
  [{ month: "long" } as const, { day: "numeric", month: "long" } as const].flatMap((options) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
    return Array.from({ length: 12 }, (_, month): [string, number] => {
      const parts = format.formatToParts(new Date(Date.UTC(2000, month, 15)));
      return [compared(parts.find(({ type }) => type === "month")?.value ?? ""), month + 1];
    });
  }),
);

/** A shorter beginning could be a month, and hardly ever is. */
const shortestMonth = 3;

function monthCalled(word: string): number | undefined {
  const asked = compared(word.replace(/\.$/, ""));
  if ([...asked].length < shortestMonth) return undefined;
  return months.find(([name]) => name.startsWith(asked))?.[1];
}

/**
 * The day that a whole text names: "2026-11-01", "1.11.2026", "1/11/2026", "1 Nov", "Nov 1, 2026". Without a year the
 * last such day. Day before month, unless that is no day.
 * @param today ISO date in the shop's zone
 * @returns an ISO date; null when the text is something else
 */
export function dayOf(text: string, today: string): string | null {
  const typed = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso) return calendarDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(typed);
  if (numbers) {
    const [first, second, year] = [Number(numbers[1]), Number(numbers[2]), Number(numbers[3])];
    return calendarDay(year, second, first) ?? calendarDay(year, first, second);
  }
  return namedDay(typed, today);
}

function namedDay(typed: string, today: string): string | null {
  const dayFirst = /^(\d{1,2})\.?\s+(?:de\s+)?(\p{L}{3,}\.?)(?:,?\s+(?:de\s+)?(\d{4}))?$/u.exec(typed);
  const monthFirst = /^(\p{L}{3,}\.?)\s+(\d{1,2})(?:,?\s+(\d{4}))?$/u.exec(typed);
  const [day, name, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const month = name === undefined ? undefined : monthCalled(name);
  if (month === undefined) return null;
  if (year !== undefined) return calendarDay(Number(year), month, Number(day));
  const thisYear = calendarDay(Number(today.slice(0, 4)), month, Number(day));
  return thisYear !== null && thisYear <= today
    ? thisYear
    : calendarDay(Number(today.slice(0, 4)) - 1, month, Number(day));
}

/** An ISO date, when the calendar has it. */
function calendarDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}
