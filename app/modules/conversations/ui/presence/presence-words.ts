import type { TFunction } from "i18next";
import type { Present } from "../../presence/presence.ts";

/** A colleague who is there, by name; null for one who came after the page read who there are. */
export interface NamedPresent extends Present {
  name: string | null;
}

/** Those who are there by name. */
export function named(present: Present[], staff: readonly { id: string; name: string }[]): NamedPresent[] {
  return present.map((one) => ({
    ...one,
    name: staff.find(({ id }) => id === one.staffId)?.name ?? null,
  }));
}

/** Who does what in a thread, a sentence each for those who write and those who look: "Ana T. is looking too". */
export function presenceWords(t: TFunction<"presence">, language: string, present: NamedPresent[]): string[] {
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const sentence = (key: "writing" | "looking") => {
    const names = present
      .filter(({ writing }) => writing === (key === "writing"))
      .map(({ name }) => name ?? t("somebody"));
    if (names.length === 0) return [];
    const words = t(key, { count: names.length, names: list.format(names) });
    return [words.charAt(0).toLocaleUpperCase(language) + words.slice(1)];
  };
  return [...sentence("writing"), ...sentence("looking")];
}
