import type { RequestKind } from "#app/modules/privacy/privacy.ts";

/** What each of Shopify's topics means to us. shopify.app.toml subscribes exactly these. */
export type TopicMeaning =
  "uninstalled" | "scopes" | "order_changed" | "customer_changed" | "customer_deleted" | RequestKind;

export const shopifyTopics: Record<string, TopicMeaning> = {
  "app/uninstalled": "uninstalled",
  "app/scopes_update": "scopes",
  "orders/create": "order_changed",
  "orders/updated": "order_changed",
  "orders/cancelled": "order_changed",
  "customers/update": "customer_changed",
  "customers/delete": "customer_deleted",
  "customers/data_request": "access",
  "customers/redact": "erase_person",
  "shop/redact": "erase_shop",
};
