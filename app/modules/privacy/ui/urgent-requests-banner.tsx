import { Banner } from "@shopify/polaris";
import type { UrgentRequests } from "../clocks.ts";

/** Above the inbox: requests that somebody has to see to before their clock is over. */
export function UrgentRequestsBanner({ urgent }: { urgent: UrgentRequests | null }) {
  const lines = urgent ? urgentLines(urgent) : [];
  if (lines.length === 0) return null;
  const late = urgent !== null && urgent.answer.overdue + urgent.completion.overdue > 0;
  return (
    <Banner
      tone={late ? "critical" : "warning"}
      title={late ? "Privacy requests are late" : "Privacy requests run out of time"}
      action={{ content: "See requests", url: "/app/privacy" }}
    >
      {lines.join(" ")}
    </Banner>
  );
}

/** What has to be done, the most pressing first. */
export function urgentLines({ answer, completion }: UrgentRequests): string[] {
  return [
    line(completion.overdue, "should have been finished by now: the law gives 30 days."),
    line(answer.overdue, "should have been answered within 72 hours."),
    line(completion.soon, "must be finished within 3 days."),
    line(answer.soon, "must be answered within a day."),
  ].filter((text) => text !== null);
}

function line(count: number, what: string): string | null {
  return count === 0 ? null : `${count === 1 ? "One" : count} ${what}`;
}
