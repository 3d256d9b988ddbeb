import type { TFunction } from "i18next";
import type { Retention } from "../retention.ts";
import { maximumWords } from "../retention-words.ts";

/** What a choice would erase. */
export interface Effects {
  persons: number;
  contents: number;
}

/** The effect of a choice as a sentence; `effects` is null while it is being counted. */
export function effectWords(
  t: TFunction<"retention">,
  choice: Retention,
  effects: Effects | null,
  language: string,
): string {
  if (choice.maximum === null) return t("effects.endless");
  if (!effects) return t("effects.counting");
  const time = maximumWords(t, choice);
  const counted = (what: "persons" | "contents") => {
    const count = effects[what];
    const number = new Intl.NumberFormat(language).format(count);
    return count === 0 ? null : t(`effects.${what}`, { count, number, time });
  };
  const [persons, contents] = [counted("persons"), counted("contents")];
  const all = persons && contents ? t("effects.both", { persons, contents }) : (persons ?? contents);
  return all === null ? t("effects.nothing", { time }) : t("effects.whole", { effects: all });
}
