import type { TFunction } from "i18next";
import type { TimeWords } from "#app/ui/time-words.ts";
import { clocks } from "../clocks.ts";
import type { RequestRow } from "../privacy.ts";

/** How much time is left of the clock that runs out first; null when nothing is left to do. */
export function clockWords(
  t: TFunction<"requests">,
  times: TimeWords,
  request: RequestRow,
  now: Date,
): { text: string; hurry: boolean } | null {
  const { state } = request;
  if (state === "done" || state === "void" || state === "held") return null;
  if (request.acknowledgedAt === null) {
    const left = Date.parse(request.receivedAt) + clocks.answer.runs - now.getTime();
    return left <= 0
      ? { text: t("clock.answerOverdue"), hurry: true }
      : { text: t("clock.answer", { time: times.span(left) }), hurry: left < clocks.answer.urgent };
  }
  const left = Date.parse(request.dueAt) - now.getTime();
  if (left <= 0) return { text: t("clock.overdue"), hurry: true };
  return {
    text: t(`clock.${state}`, { time: times.span(left) }),
    hurry: left < clocks.completion.urgent,
  };
}
