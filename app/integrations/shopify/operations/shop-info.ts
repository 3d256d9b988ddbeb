/** What pages need to know of the shop itself: its name, currency and zone. */
export const shopInfo = `#graphql
  query ShopInfo {
    shop {
      name
      currencyCode
      ianaTimezone
    }
  }
` as const;
