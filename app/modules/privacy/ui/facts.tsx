import { Text } from "@shopify/polaris";
import { Fragment, type ReactNode } from "react";
import "./facts.css";

/** What is known of one thing, term beside value; a term whose value is null is left out. */
export function Facts({ facts }: { facts: [term: string, value: ReactNode][] }) {
  return (
    <dl className="facts">
      {facts.map(
        ([term, value]) =>
          value !== null && (
            <Fragment key={term}>
              <Text as="dt" tone="subdued">
                {term}
              </Text>
              <Text as="dd">{value}</Text>
            </Fragment>
          ),
      )}
    </dl>
  );
}
