import { useTranslation } from "react-i18next";
import type { Refusal } from "#app/modules/access/roles.ts";
import { useRefusalWords } from "#app/modules/access/ui/refusal-words.ts";

/** What the Connections page is told after something was asked. */
export interface ConnectionResult {
  /** Where Instagram's login is. */
  url?: string;
  /** It worked. */
  done?: "works" | "disconnected" | "human_agent_on" | "human_agent_off";
  /** It did not, and this stays on the page, where it was asked. */
  failure?: ConnectionFailure;
}

/** gone: the account is no longer connected. */
export type ConnectionFailure = "gone" | "not_answering" | Refusal;

/** Puts into words why something that was asked of a connection did not happen. */
export function useFailureWords(): (failure: ConnectionFailure) => string {
  const { t } = useTranslation(["channels", "shell"]);
  const refusalWords = useRefusalWords();
  return (failure) => {
    if (failure === "gone") return t("failures.gone");
    return failure === "not_answering" ? t("shell:notAnswering") : refusalWords(failure);
  };
}
