import type { TFunction } from "i18next";

/** Why a delivery could not be processed, as codes that are stored. */
const causes = [
  "not_json",
  "unknown_shape",
  "unknown_topic",
  "shop_mismatch",
  "sealed_with_lost_key",
  "crashed",
  "gave_up",
] as const;

/** The sentence for a cause code. Unknown codes are shown as they are. */
export function causeWords(t: TFunction<"webhooks">, cause: string | null): string {
  if (!cause) return t("causes.waiting");
  const known = causes.find((one) => one === cause);
  return known ? t(`causes.${known}`) : t("causes.unknown", { code: cause });
}
