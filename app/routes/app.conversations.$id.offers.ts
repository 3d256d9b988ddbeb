import { json } from "@remix-run/node";
import { adminAction } from "#app/modules/access/access.server.ts";
import type { OfferAnswer } from "#app/modules/conversations/offers/offers.ts";
import { orElse } from "#app/ui/last-shown.ts";
import { offerInThread } from "#app/web/offer-actions.server.ts";

/** A discount or a draft order is made at Shopify for the person of a thread. */
export const action = adminAction(
  { discount: "give_discounts", draft_order: "make_draft_orders" },
  async ({ request, params, scope, staff }) =>
    json<OfferAnswer>(await offerInThread(scope, staff, params["id"] ?? "", await request.formData())),
);

// Without an answer it may have been made.
export const clientAction = orElse<OfferAnswer>({ outcome: "unclear" }, () => ({ outcome: "not_permitted" }));
