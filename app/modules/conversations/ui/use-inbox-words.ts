import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Money } from "#app/ui/money.ts";
import type { TimeWords } from "#app/ui/time-words.ts";
import { useMoney } from "#app/ui/use-money.ts";
import { useTimeWords } from "#app/ui/use-time-words.ts";

/** What the inbox says things with: the texts of a language, its times and its money. */
export interface InboxWords {
  t: TFunction<"inbox">;
  times: TimeWords;
  money: (money: Money) => string;
  /** The shop's zone, whose days "today" and "tomorrow" are. */
  timezone: string;
}

/** The inbox's words in the language of the page. */
export function useInboxWords(timezone: string): InboxWords {
  const { t } = useTranslation("inbox");
  const times = useTimeWords();
  const money = useMoney();
  return { t, times, money, timezone };
}
