import { Text } from "@shopify/polaris";
import { Fragment, type ReactNode } from "react";

/** What is known of one thing, term beside value. */
export function Facts({ facts }: { facts: [term: string, value: ReactNode][] }) {
  return (
    <dl
      style={{
        display: "grid",
        gridTemplateColumns: "minmax(7rem, auto) 1fr",
        gap: "var(--p-space-200) var(--p-space-400)",
        margin: 0,
      }}
    >
      {facts.map(([term, value]) => (
        <Fragment key={term}>
          <Text as="dt" tone="subdued">
            {term}
          </Text>
          <Text as="dd">{value}</Text>
        </Fragment>
      ))}
    </dl>
  );
}
