import { useFetcher, useRouteLoaderData } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";

/** Asks whoever may to accept a policy that is new to their store. Gone once it is accepted. */
export function PolicyBanner() {
  const shell = useRouteLoaderData("routes/app") as { policyDue: boolean } | undefined;
  const refused = useRefusal("accept_policy") !== null;
  const accepting = useFetcher<{ accepted: boolean }>();
  if (!shell?.policyDue || refused || accepting.data?.accepted) return null;
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
      It says which data of your customers is kept, what for, how long and who receives it.
    </Banner>
  );
}
