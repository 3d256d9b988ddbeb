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
          originalTotalPriceSet {
            shopMoney {
              amount
              currencyCode
            }
          }
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
          refunds(first: 5) {
            id
            createdAt
            totalRefundedSet {
              shopMoney {
                amount
                currencyCode
              }
            }
          }
          fulfillments(first: 10) {
            id
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
