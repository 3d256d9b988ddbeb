import { BlockStack, Button, Card, Divider, InlineStack, Text } from "@shopify/polaris";
import { RefreshIcon } from "@shopify/polaris-icons";
import { HiddenValues, type HiddenValue } from "#app/modules/contacts/ui/hidden-values.tsx";
import type { CustomerSnapshotView } from "#app/modules/orders/orders.ts";
import { adminAddress } from "./admin-links.ts";
import { formatMoney, isSome } from "#app/ui/money.ts";
import { OrderRow } from "./order-row.tsx";
import { exactTime, moment } from "#app/ui/times.ts";

/** What the card needs. `now` moves, so that "today" stays true on a page that is left open. */
export interface CustomerCardProps {
  /** The person they are linked to. */
  contactId: string;
  customer: CustomerSnapshotView;
  timezone: string;
  now: Date;
  /** "maya-home" of maya-home.myshopify.com. */
  storeHandle: string;
  onRefresh?: () => void;
  refreshing: boolean;
}

/** A customer as Shopify knew them at a moment that is named, with their orders. */
export function CustomerCard(props: CustomerCardProps) {
  const { contactId, customer, timezone, now, storeHandle, onRefresh, refreshing } = props;
  return (
    <Card>
      <BlockStack gap="300">
        <Person contactId={contactId} customer={customer} />
        <Divider />
        <BlockStack gap="100">
          <InlineStack align="space-between" blockAlign="center">
            <Text as="h4" variant="headingSm">
              Orders
            </Text>
            <InlineStack gap="100" blockAlign="center">
              <Text as="span" tone="subdued">
                <time dateTime={customer.fetchedAt} title={exactTime(customer.fetchedAt, timezone)}>
                  as of {moment(customer.fetchedAt, timezone, now)}
                </time>
              </Text>
              {onRefresh && (
                <Button
                  variant="tertiary"
                  icon={RefreshIcon}
                  loading={refreshing}
                  onClick={onRefresh}
                  accessibilityLabel={`Read ${customer.name} from Shopify again`}
                />
              )}
            </InlineStack>
          </InlineStack>
          <Freshness customer={customer} timezone={timezone} now={now} />
        </BlockStack>
        <Orders customer={customer} timezone={timezone} now={now} />
        <a href={adminAddress(customer.gid, storeHandle)} target="_top" className="Polaris-Link">
          Open customer in Shopify
        </a>
      </BlockStack>
    </Card>
  );
}

function Person({ contactId, customer }: Pick<CustomerCardProps, "contactId" | "customer">) {
  const { name, city, numberOfOrders, amountSpent, email, phone } = customer;
  const orders = numberOfOrders === 1 ? "1 order" : `${numberOfOrders} orders`;
  const facts = [city, orders, isSome(amountSpent) && `${formatMoney(amountSpent)} spent`].filter(Boolean);
  const reaches: HiddenValue[] = [
    ...(email === null ? [] : [{ kind: "email" as const, masked: email }]),
    ...(phone === null ? [] : [{ kind: "phone" as const, masked: phone }]),
  ];
  return (
    <BlockStack gap="050">
      <Text as="h3" variant="headingMd" breakWord>
        {name}
      </Text>
      <Text as="p" tone="subdued">
        {facts.join(" · ")}
      </Text>
      <HiddenValues
        // Read again, they may be others: what was revealed is hidden again.
        key={customer.fetchedAt}
        values={reaches}
        of={name}
        address={`/app/privacy/persons/${contactId}/reveal`}
        fields={{ customerGid: customer.gid }}
      />
    </BlockStack>
  );
}

type Shown = Pick<CustomerCardProps, "customer" | "timezone" | "now">;

/** Says when what is shown may be wrong. A failed reading is said first: it will not mend itself. */
function Freshness({ customer, timezone, now }: Shown) {
  return (
    <div role="status">
      {customer.lastError ? (
        <Text as="p" tone="critical">
          Shopify did not answer; showing what we knew at {moment(customer.fetchedAt, timezone, now)}.
        </Text>
      ) : (
        customer.staleSince && (
          <Text as="p" tone="caution">
            Changed in Shopify since, refreshing.
          </Text>
        )
      )}
    </div>
  );
}

function Orders({ customer: { orders, numberOfOrders }, timezone, now }: Shown) {
  if (orders.length === 0) {
    return (
      <Text as="p" tone="subdued">
        No orders yet.
      </Text>
    );
  }
  return (
    <>
      <BlockStack as="ul" gap="300">
        {orders.map((order, index) => (
          <li key={order.gid}>
            <BlockStack gap="300">
              {index > 0 && <Divider />}
              <OrderRow order={order} timezone={timezone} now={now} />
            </BlockStack>
          </li>
        ))}
      </BlockStack>
      {numberOfOrders > orders.length && (
        <Text as="p" tone="subdued">
          The newest {orders.length} of {numberOfOrders} orders. Older ones are in Shopify.
        </Text>
      )}
    </>
  );
}
