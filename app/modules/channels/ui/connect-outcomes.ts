import type { TFunction } from "i18next";
import { problemWords, type ProblemWords } from "./problem-words.ts";

/** How a login that did not connect anything is told: what happened and what to do. */
export interface OutcomeWords extends ProblemWords {
  title: string;
}

const outcomes = [
  "cancelled",
  "not_permitted",
  "missing_permissions",
  "state_invalid",
  "state_used",
  "not_professional",
  "connected_elsewhere",
  "meta_unavailable",
] as const;

/** Words for how a login ended, or for a problem that was found right after it. */
export function outcomeWords(t: TFunction<"channels">, code: string): OutcomeWords {
  const outcome = outcomes.find((known) => known === code);
  const problem = problemWords(t, code);
  if (!outcome && problem) return { title: t("attention"), ...problem };
  const told = outcome ?? "state_invalid";
  return {
    title: t(`outcomes.${told}.title`),
    what: t(`outcomes.${told}.what`),
    todo: t(`outcomes.${told}.todo`),
  };
}
