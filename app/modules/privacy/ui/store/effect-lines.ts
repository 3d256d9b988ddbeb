import type { TFunction } from "i18next";
import type { Counts } from "../../privacy.ts";

/** What people know by name, with its table; everything else is rows. */
const named = [
  ["contacts", "contacts"],
  ["conversations", "conversations"],
  ["messages", "messages"],
  ["media_files", "files"],
  ["channel_accounts", "accounts"],
  ["staff", "staff"],
] as const;

/** What deleting a store takes, as lines for people. */
export function effectLines(counts: Counts, t: TFunction<"deletion">, language: string): string[] {
  const number = new Intl.NumberFormat(language);
  const line = (key: (typeof named)[number][1] | "others", count: number) =>
    count === 0 ? [] : [t(`ask.${key}`, { count, replace: { count: number.format(count) } })];
  const others = Object.entries(counts)
    .filter(([table]) => !named.some(([known]) => known === table))
    .reduce((sum, [, count]) => sum + count, 0);
  return [...named.flatMap(([table, key]) => line(key, counts[table] ?? 0)), ...line("others", others)];
}
