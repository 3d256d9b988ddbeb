import type { TFunction } from "i18next";
import { connectionProblems } from "../connection-problems.ts";

/** What is wrong with a connection and what to do about it. */
export interface ProblemWords {
  what: string;
  todo: string;
}

/** Words for a stored code; null when all is well or the code is from another version. */
export function problemWords(t: TFunction<"channels">, code: string | null): ProblemWords | null {
  const problem = connectionProblems.find((known) => known === code);
  return problem ? { what: t(`problems.${problem}.what`), todo: t(`problems.${problem}.todo`) } : null;
}
