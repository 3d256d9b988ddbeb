import { Badge } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { RequestRow } from "../privacy.ts";

/** The state of a request, in the manner of the admin's own lists. */
export function StateBadge({ request: { state, shortfalls } }: { request: RequestRow }) {
  const { t } = useTranslation("requests");
  if (shortfalls.includes("rows_left")) return <Badge tone="critical">{t("badges.incomplete")}</Badge>;
  if (state === "received" || state === "running")
    return <Badge progress="partiallyComplete">{t(`badges.${state}`)}</Badge>;
  if (state === "ready" || state === "waiting" || state === "held")
    return <Badge tone="attention">{t(`badges.${state}`)}</Badge>;
  return <Badge progress="complete">{t(`badges.${state}`)}</Badge>;
}
