/** What a customer would be shown of a product. Pictures as JPEG: Instagram takes no WebP. Stock is readable with them. */
const shown = `id
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
        }` as const;

/** Products that answer a search. */
export const productSearch = `#graphql
  query ProductSearch($words: String!, $first: Int!) {
    products(first: $first, query: $words, sortKey: RELEVANCE) {
      nodes {
        ${shown}
      }
    }
  }
` as const;

/** Products that were chosen before, as they are now; null for what is gone. */
export const productsById = `#graphql
  query ProductsById($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Product {
        status
        ${shown}
      }
    }
  }
` as const;
