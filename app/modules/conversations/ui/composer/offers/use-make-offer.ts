import { useState } from "react";
import type { MadeOffer, OfferAnswer, OfferTerms } from "../../../offers/offers.ts";

/** An offer that is being made: each try is for the same one. */
export interface OfferMaking {
  busy: boolean;
  /** What the last try came to, unless it was made. */
  problem: Exclude<OfferAnswer, { outcome: "made" }> | null;
  /** It may have been made already: only the very same can be tried again. */
  settled: boolean;
  make: (terms: OfferTerms) => Promise<void>;
}

/** @param onMade takes what Shopify made, once */
export function useMakeOffer(conversationId: string, onMade: (made: MadeOffer) => void): OfferMaking {
  const [id] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<OfferMaking["problem"]>(null);
  const make = async (terms: OfferTerms) => {
    setBusy(true);
    const answer = await askForOffer(conversationId, id, terms);
    setBusy(false);
    if (answer.outcome === "made") return onMade(answer.made);
    setProblem(answer);
  };
  const settled = problem?.outcome === "unclear" || problem?.outcome === "in_progress";
  return { busy, problem, settled, make };
}

/** Without an answer it may have been made. */
async function askForOffer(conversationId: string, offerId: string, terms: OfferTerms): Promise<OfferAnswer> {
  const body = new URLSearchParams({ intent: terms.kind, offerId, terms: JSON.stringify(terms) });
  try {
    const answer = await fetch(`/app/conversations/${conversationId}/offers`, { method: "POST", body });
    if (answer.status === 403) return { outcome: "not_permitted" };
    return answer.ok ? ((await answer.json()) as OfferAnswer) : { outcome: "unclear" };
  } catch {
    return { outcome: "unclear" };
  }
}
