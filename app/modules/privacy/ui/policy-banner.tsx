import { useFetcher, useRouteLoaderData } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Refusal } from "#app/modules/access/roles.ts";
import { useRefusalWords } from "#app/modules/access/ui/refusal-words.ts";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";

/** What accepting answers: nothing to say, or why the policy was not accepted. */
export interface PolicyResult {
  failure: "not_answering" | Refusal | null;
}

/** Asks whoever may to accept a policy that is new to their store. Gone once it is accepted. */
export function PolicyBanner() {
  const page = useRouteLoaderData("routes/app") as { policyDue: boolean } | undefined;
  const refused = useRefusal("accept_policy") !== null;
  const accepting = useFetcher<PolicyResult>();
  const { t } = useTranslation("privacy");
  const { t: shell } = useTranslation("shell");
  const refusalWords = useRefusalWords();
  const failure = accepting.data?.failure;
  if (!page?.policyDue || refused || failure === null) return null;
  return (
    <Banner
      tone="info"
      title={t("policy.title")}
      action={{
        content: t("policy.accept"),
        loading: accepting.state !== "idle",
        onAction: () => accepting.submit({}, { method: "post", action: "/app/privacy/policy" }),
      }}
      secondaryAction={{ content: t("policy.read"), url: "/privacy", target: "_blank" }}
    >
      {failure === "not_answering" && shell("notAnswering")}
      {typeof failure === "object" && refusalWords(failure)}
      {!failure && t("policy.text")}
    </Banner>
  );
}
