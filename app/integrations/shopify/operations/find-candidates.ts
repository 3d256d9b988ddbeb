/** Orders of that name, with the customer of each. Search is fuzzy: the caller compares the name itself. */
export const ordersByName = `#graphql
  query OrdersByName($query: String!) {
    orders(first: 5, query: $query, sortKey: RELEVANCE) {
      nodes {
        id
        name
        customer {
          id
          displayName
        }
      }
    }
  }
` as const;

/** The one customer with that e-mail or phone: a lookup, not a search. */
export const customerByIdentifier = `#graphql
  query CustomerByIdentifier($identifier: CustomerIdentifierInput!) {
    customerByIdentifier(identifier: $identifier) {
      id
      displayName
    }
  }
` as const;
