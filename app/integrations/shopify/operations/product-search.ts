/**
 * Products that answer a search, with what a customer would be shown of them. Pictures as JPEG: Instagram takes no WebP.
 * Stock is readable with them.
 */
export const productSearch = `#graphql
  query ProductSearch($words: String!, $first: Int!) {
    products(first: $first, query: $words, sortKey: RELEVANCE) {
      nodes {
        id
        title
        onlineStoreUrl
        tracksInventory
        totalInventory
        featuredMedia {
          preview {
            image {
              url(transform: { maxWidth: 1080, maxHeight: 1080, preferredContentType: JPG })
            }
          }
        }
        priceRangeV2 {
          minVariantPrice {
            amount
            currencyCode
          }
          maxVariantPrice {
            amount
            currencyCode
          }
        }
        variants(first: 20) {
          nodes {
            id
            title
            price
            availableForSale
            inventoryQuantity
          }
        }
      }
    }
  }
` as const;
