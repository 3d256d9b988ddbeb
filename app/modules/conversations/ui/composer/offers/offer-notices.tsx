import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useRoleRefusal } from "#app/modules/access/ui/use-may.ts";
import type { OfferTerms } from "../../../offers/offers.ts";
import type { OfferMaking } from "./use-make-offer.ts";
import type { ScopeState } from "./use-scope.ts";

interface Props {
  kind: OfferTerms["kind"];
  scope: ScopeState;
  problem: OfferMaking["problem"];
}

/** Where it is said what is in the way of an offer, and what to do about it; it takes no room while nothing is. */
export function OfferNotices(props: Props) {
  return (
    <div className="offer-notices" aria-live="polite">
      <Notice {...props} />
    </div>
  );
}

function Notice({ kind, scope, problem }: Props) {
  const { t } = useTranslation("offers");
  const refusal = useRoleRefusal();
  const missing = scope.granted === false || problem?.outcome === "not_allowed";
  if (missing)
    return (
      <Banner
        tone="info"
        title={t(`scope.${kind}`)}
        action={{ content: t("scope.request"), onAction: scope.request }}
      >
        <p>{t("scope.why")}</p>
      </Banner>
    );
  if (!problem) return null;
  return <Banner tone={problem.outcome === "unclear" ? "warning" : "critical"}>{words()}</Banner>;

  function words(): string {
    if (!problem) return "";
    if (problem.outcome === "refused") return t("problems.refused", { reason: problem.reason });
    if (problem.outcome === "not_permitted")
      return refusal(kind === "discount" ? "give_discounts" : "make_draft_orders");
    return t(`problems.${problem.outcome}`);
  }
}
