import type { MayBeTold } from "#app/platform/data-limits.generated.ts";
import type { Recipient } from "#app/platform/http/outbound.server.ts";

/** What operations/ ask with (`query` is their fixed text), and what tokens are exchanged with. */
const told = {
  query: "protocol",
  "variables.query": "evidence",
  "variables.identifier.emailAddress": "evidence",
  "variables.identifier.phoneNumber": "evidence",
  "variables.id": "commerce",
  "variables.orders": "protocol",
  "variables.words": "business",
  "variables.ids": "business",
  "variables.first": "protocol",
  "variables.code": "offer",
  "variables.discount.code": "offer",
  "variables.discount.title": "offer",
  "variables.discount.startsAt": "offer",
  "variables.discount.endsAt": "offer",
  "variables.discount.usageLimit": "protocol",
  "variables.discount.appliesOncePerCustomer": "protocol",
  "variables.discount.customerGets.items.all": "protocol",
  "variables.discount.customerGets.value.percentage": "offer",
  "variables.discount.customerGets.value.discountAmount.amount": "offer",
  "variables.discount.customerGets.value.discountAmount.appliesOnEachItem": "protocol",
  "variables.discount.context.all": "protocol",
  "variables.discount.context.customers.add": "commerce",
  "variables.input.lineItems.variantId": "offer",
  "variables.input.lineItems.quantity": "offer",
  "variables.input.purchasingEntity.customerId": "commerce",
  "variables.input.useCustomerDefaultAddress": "protocol",
  "variables.input.note": "protocol",
  "variables.input.tags": "offer",
  "variables.input.allowDiscountCodesInCheckout": "protocol",
  client_id: "protocol",
  client_secret: "protocol",
  grant_type: "protocol",
  refresh_token: "protocol",
  subject_token: "session",
  subject_token_type: "protocol",
  requested_token_type: "protocol",
  expiring: "protocol",
} satisfies Record<string, MayBeTold["shopify"] | "protocol">;

/** Shopify: the Admin API of a store and the exchange of its tokens. */
export const shopifyStore: Recipient = {
  name: "shopify",
  isTheirs: ({ protocol, host }) =>
    protocol === "https:" && /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(host),
  told,
};
