import type { TFunction } from "i18next";
import type { ConversationRow } from "../../conversations.ts";

/** The last line of a thread for the list. */
export function previewWords(
  t: TFunction<"inbox">,
  preview: ConversationRow["preview"],
): { text: string; unsent: boolean } {
  if (!preview) return { text: t("preview.none"), unsent: false };
  const said = preview.text?.replace(/\s+/gu, " ").trim() || t(`kinds.${preview.kind}`);
  const text = preview.unsent ? t("preview.unsent") : said;
  return { text: preview.direction === "out" ? t("preview.own", { text }) : text, unsent: preview.unsent };
}
