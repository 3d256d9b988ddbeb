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
  const shell = useRouteLoaderData("routes/app") as { policyDue: boolean } | undefined;
  const refused = useRefusal("accept_policy") !== null;
  const accepting = useFetcher<PolicyResult>();
  const { t } = useTranslation("shell");
  const refusalWords = useRefusalWords();
  const failure = accepting.data?.failure;
  if (!shell?.policyDue || refused || failure === null) return null;
  return (
    <Banner
      tone="info"
      title="The privacy policy of Couplet is new"
      action={{
        content: "Accept",
        loading: accepting.state !== "idle",
        onAction: () => accepting.submit({}, { method: "post", action: "/app/privacy/policy" }),
      }}
      secondaryAction={{ content: "Read it", url: "/privacy", target: "_blank" }}
    >
      {failure === "not_answering" && t("notAnswering")}
      {typeof failure === "object" && refusalWords(failure)}
      {!failure && "It says which data of your customers is kept, what for, how long and who receives it."}
    </Banner>
  );
}
