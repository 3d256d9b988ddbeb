/** A customer and their last orders, as the panel beside a thread shows them. */
export const customerContext = `#graphql
  query CustomerContext($id: ID!, $orders: Int!) {
    customer(id: $id) {
      id
      displayName
      firstName
      lastName
      tags
      numberOfOrders
      amountSpent {
        amount
        currencyCode
      }
      defaultEmailAddress {
        emailAddress
      }
      defaultPhoneNumber {
        phoneNumber
      }
      defaultAddress {
        city
      }
      orders(first: $orders, sortKey: PROCESSED_AT, reverse: true) {
        nodes {
          id
          name
          processedAt
          cancelledAt
          displayFinancialStatus
          displayFulfillmentStatus
          currentTotalPriceSet {
            shopMoney {
              amount
              currencyCode
            }
          }
          totalRefundedSet {
            shopMoney {
              amount
              currencyCode
            }
          }
          lineItems(first: 10) {
            nodes {
              title
              variantTitle
              quantity
            }
          }
          fulfillments(first: 10) {
            displayStatus
            createdAt
            estimatedDeliveryAt
            trackingInfo(first: 5) {
              company
              number
              url
            }
          }
        }
      }
    }
  }
` as const;
