import { useRouteLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { timeWords, type TimeWords } from "./time-words.ts";

/** Times in the language of the page and the zone of the shop. */
export function useTimeWords(): TimeWords {
  const shell = useRouteLoaderData("routes/app") as { shop: { timezone: string | null } } | undefined;
  const { t } = useTranslation("times");
  const timezone = shell?.shop.timezone ?? "UTC";
  return useMemo(() => timeWords(t, timezone), [t, timezone]);
}
