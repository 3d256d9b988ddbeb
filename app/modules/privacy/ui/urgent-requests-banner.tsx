import { Banner } from "@shopify/polaris";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { UrgentRequests } from "../clocks.ts";

/** Above the inbox: requests that somebody has to see to before their clock is over. */
export function UrgentRequestsBanner({ urgent }: { urgent: UrgentRequests | null }) {
  const { t } = useTranslation("privacy");
  const lines = urgent ? urgentLines(t, urgent) : [];
  if (lines.length === 0) return null;
  const late = urgent !== null && urgent.answer.overdue + urgent.completion.overdue > 0;
  return (
    <Banner
      tone={late ? "critical" : "warning"}
      title={t(late ? "urgent.late" : "urgent.soon")}
      action={{ content: t("urgent.see"), url: "/app/privacy" }}
    >
      {lines.join(" ")}
    </Banner>
  );
}

/** What has to be done, the most pressing first. */
export function urgentLines(t: TFunction<"privacy">, { answer, completion }: UrgentRequests): string[] {
  const lines = [
    ["completionOverdue", completion.overdue],
    ["answerOverdue", answer.overdue],
    ["completionSoon", completion.soon],
    ["answerSoon", answer.soon],
  ] as const;
  return lines.flatMap(([what, count]) => (count === 0 ? [] : [t(`urgent.${what}`, { count })]));
}
