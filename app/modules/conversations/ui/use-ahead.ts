import { useShopTimezone } from "#app/ui/use-time-words.ts";
import { aheadWords } from "./composer/window-words.ts";
import { useInboxWords } from "./use-inbox-words.ts";

/** Says when something will be: "12:40 tomorrow". */
export function useAhead(): (iso: string, now: Date) => string {
  const words = useInboxWords(useShopTimezone());
  return (iso, now) => aheadWords(words, iso, now);
}
