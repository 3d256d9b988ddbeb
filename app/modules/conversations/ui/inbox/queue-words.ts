import type { TFunction } from "i18next";
import type { Stake } from "#app/modules/orders/stake.ts";
import { isSome } from "#app/ui/money.ts";
import { daysBetween } from "#app/ui/times.ts";
import type { ConversationRow } from "../../conversations.ts";
import { countWords } from "../../views/view-counts.ts";
import { aheadWords } from "../composer/window-words.ts";
import type { InboxWords } from "../use-inbox-words.ts";

/**
 * Why a thread stands where it stands, besides what its times say: "Waits 2 h · Open order #1001 · €129.00". What
 * is scheduled to be answered says when. Null for one that does not wait, or waits since its last message for an answer of no particular weight.
 */
export function whyHere(
  words: InboxWords,
  { waitingSince, stake, lastMessageAt, scheduledAt }: ConversationRow,
  now: Date,
): string | null {
  const scheduled = scheduledAt
    ? [words.t("replyScheduled", { when: aheadWords(words, scheduledAt, now) })]
    : [];
  if (!waitingSince) return scheduled[0] ?? null;
  const span = words.times.span(now.getTime() - Date.parse(waitingSince));
  const waits = waitingSince < lastMessageAt ? [words.t("waits", { span })] : [];
  return (
    [...scheduled, ...waits, ...(stake ? stakeParts(words.t, stake, words.money) : [])].join(" · ") || null
  );
}

function stakeParts(
  t: TFunction<"inbox">,
  { kind, orderName, amount }: Stake,
  money: InboxWords["money"],
): string[] {
  const what = orderName ? `${t(`stake.${kind}`)} ${orderName}` : t(`stake.${kind}`);
  return isSome(amount) ? [what, money(amount)] : [what];
}

/** "7 threads lose their window before 18:00"; null when none does. */
export function forecastWords(
  { t, times, timezone }: InboxWords,
  lapsing: number,
  until: string,
  now: Date,
): string | null {
  if (lapsing === 0) return null;
  const said = { count: lapsing, number: countWords(lapsing), clock: times.clock(until) };
  return daysBetween(until, now, timezone) < 0 ? t("forecastTomorrow", said) : t("forecast", said);
}
