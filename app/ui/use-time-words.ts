import { useRouteLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { timeWords, type TimeWords } from "./time-words.ts";

/** The zone whose clock the shop goes by. */
export function useShopTimezone(): string {
  const shell = useRouteLoaderData("routes/app") as { shop: { timezone: string | null } } | undefined;
  return shell?.shop.timezone ?? "UTC";
}

/** Times in the language of the page and the zone of the shop. */
export function useTimeWords(): TimeWords {
  const { t } = useTranslation("times");
  const timezone = useShopTimezone();
  return useMemo(() => timeWords(t, timezone), [t, timezone]);
}
