/** What each of Shopify's topics means to us. shopify.app.toml subscribes exactly these. */
export type TopicMeaning =
  "uninstalled" | "scopes" | "order_changed" | "customer_changed" | "customer_deleted" | "privacy";

export const shopifyTopics: Record<string, TopicMeaning> = {
  "app/uninstalled": "uninstalled",
  "app/scopes_update": "scopes",
  "orders/create": "order_changed",
  "orders/updated": "order_changed",
  "orders/cancelled": "order_changed",
  "customers/update": "customer_changed",
  "customers/delete": "customer_deleted",
  "customers/data_request": "privacy",
  "customers/redact": "privacy",
  "shop/redact": "privacy",
};
