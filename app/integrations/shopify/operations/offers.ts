/** Where the store sells, and in which money. */
export const storefront = `#graphql
  query Storefront {
    shop {
      currencyCode
      primaryDomain {
        url
      }
    }
  }
` as const;

/** A discount with one code. Shopify takes no code twice: that is what makes a repetition safe. */
export const discountCreate = `#graphql
  mutation DiscountCreate($discount: DiscountCodeBasicInput!) {
    discountCodeBasicCreate(basicCodeDiscount: $discount) {
      codeDiscountNode {
        id
      }
      userErrors {
        code
        message
      }
    }
  }
` as const;

/** The discount that has a code. */
export const discountByCode = `#graphql
  query DiscountByCode($code: String!) {
    codeDiscountNodeByCode(code: $code) {
      id
    }
  }
` as const;

const draftOrder = `id
        name
        invoiceUrl
        totalPriceSet {
          shopMoney {
            amount
            currencyCode
          }
        }` as const;

/** An order that the customer pays by its link. */
export const draftOrderCreate = `#graphql
  mutation DraftOrderCreate($input: DraftOrderInput!) {
    draftOrderCreate(input: $input) {
      draftOrder {
        ${draftOrder}
      }
      userErrors {
        message
      }
    }
  }
` as const;

/** Draft orders with a tag. A search: what was made seconds ago may not be found yet. */
export const draftOrdersTagged = `#graphql
  query DraftOrdersTagged($query: String!) {
    draftOrders(first: 1, query: $query) {
      nodes {
        ${draftOrder}
      }
    }
  }
` as const;
