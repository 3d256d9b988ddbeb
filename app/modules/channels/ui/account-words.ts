import type { TFunction } from "i18next";
import type { AccountCard } from "#app/modules/channels/channels.ts";
import type { TimeWords } from "#app/ui/time-words.ts";

const dayMs = 86_400_000;
/** Renewal is tried long before: below this it has failed for a while and staff should know. */
const worryMs = 7 * dayMs;

/** The state of an account as a sentence. */
export function stateSentence(t: TFunction<"channels">, { state, lastError }: AccountCard): string {
  return t(`states.${state === "connected" && lastError ? "troubled" : state}`);
}

/** How long the access lasts, and whether that is worth worrying about. Null when there is none. */
export function tokenLife(
  t: TFunction<"channels">,
  times: TimeWords,
  expiresAt: string | null,
  now: Date,
): { text: string; soon: boolean } | null {
  if (!expiresAt) return null;
  const left = new Date(expiresAt).getTime() - now.getTime();
  const date = times.date(expiresAt, now);
  if (left <= 0) return { text: t("facts.accessRanOut", { date }), soon: true };
  if (left < worryMs) return { text: t("facts.accessRunsOut", { span: times.span(left), date }), soon: true };
  return { text: t("facts.accessUntil", { date }), soon: false };
}
