import { clockTime, daysBetween, span } from "#app/ui/times.ts";
import { formatMoney, isSome } from "#app/ui/money.ts";
import type { ConversationRow } from "../../conversations.ts";
import { countWords } from "../../views/view-counts.ts";
import type { Stake, StakeKind } from "#app/modules/orders/stake.ts";

const stakeWords: Record<StakeKind, string> = {
  open_order: "Open order",
  recent_order: "Recent order",
  customer: "Customer",
};

/**
 * Why a thread stands where it stands, besides what its times say: "Waits 2 h · Open order #1001 · €129.00". Null for
 * one that does not wait, or waits since its last message for an answer of no particular weight.
 */
export function whyHere({ waitingSince, stake, lastMessageAt }: ConversationRow, now: Date): string | null {
  if (!waitingSince) return null;
  const waits = `Waits ${span(now.getTime() - Date.parse(waitingSince))}`;
  const parts = [...(waitingSince < lastMessageAt ? [waits] : []), ...(stake ? stakeParts(stake) : [])];
  return parts.join(" · ") || null;
}

function stakeParts({ kind, orderName, amount }: Stake): string[] {
  const what = orderName ? `${stakeWords[kind]} ${orderName}` : stakeWords[kind];
  return isSome(amount) ? [what, formatMoney(amount)] : [what];
}

/** "7 threads lose their window before 18:00"; null when none does. */
export function forecastWords(lapsing: number, until: string, timezone: string, now: Date): string | null {
  if (lapsing === 0) return null;
  const who =
    lapsing === 1 ? "1 thread loses its window" : `${countWords(lapsing)} threads lose their window`;
  const tomorrow = daysBetween(until, now, timezone) < 0 ? " tomorrow" : "";
  return `${who} before ${clockTime(until, timezone)}${tomorrow}`;
}
