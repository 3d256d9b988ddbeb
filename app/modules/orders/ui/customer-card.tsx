import { BlockStack, Button, Card, Divider, InlineStack, Text } from "@shopify/polaris";
import { RefreshIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import { HiddenValues, type HiddenValue } from "#app/modules/contacts/ui/hidden-values.tsx";
import type { CustomerSnapshotView } from "#app/modules/orders/orders.ts";
import { adminAddress } from "./admin-links.ts";
import { isSome } from "#app/ui/money.ts";
import { useMoney } from "#app/ui/use-money.ts";
import { OrderRow } from "./order-row.tsx";
import { useTimeWords } from "#app/ui/use-time-words.ts";

/** What the card needs. `now` moves, so that "today" stays true on a page that is left open. */
export interface CustomerCardProps {
  /** The person they are linked to. */
  contactId: string;
  customer: CustomerSnapshotView;
  now: Date;
  /** "maya-home" of maya-home.myshopify.com. */
  storeHandle: string;
  onRefresh?: () => void;
  refreshing: boolean;
}

/** A customer as Shopify knew them at a moment that is named, with their orders. */
export function CustomerCard(props: CustomerCardProps) {
  const { contactId, customer, now, storeHandle, onRefresh, refreshing } = props;
  const { t } = useTranslation("orders");
  const times = useTimeWords();
  return (
    <Card>
      <BlockStack gap="300">
        <Person contactId={contactId} customer={customer} />
        <Divider />
        <BlockStack gap="100">
          <InlineStack align="space-between" blockAlign="center">
            <Text as="h4" variant="headingSm">
              {t("card.orders")}
            </Text>
            <InlineStack gap="100" blockAlign="center">
              <Text as="span" tone="subdued">
                <time dateTime={customer.fetchedAt} title={times.exact(customer.fetchedAt)}>
                  {t("card.asOf", { when: times.moment(customer.fetchedAt, now) })}
                </time>
              </Text>
              {onRefresh && (
                <Button
                  variant="tertiary"
                  icon={RefreshIcon}
                  loading={refreshing}
                  onClick={onRefresh}
                  accessibilityLabel={t("card.readAgain", { name: customer.name })}
                />
              )}
            </InlineStack>
          </InlineStack>
          <Freshness customer={customer} now={now} />
        </BlockStack>
        <Orders customer={customer} now={now} />
        <a href={adminAddress(customer.gid, storeHandle)} target="_top" className="Polaris-Link">
          {t("card.open")}
        </a>
      </BlockStack>
    </Card>
  );
}

function Person({ contactId, customer }: Pick<CustomerCardProps, "contactId" | "customer">) {
  const { name, city, numberOfOrders, amountSpent, email, phone } = customer;
  const { t } = useTranslation("orders");
  const money = useMoney();
  const spent = isSome(amountSpent) && t("card.spent", { amount: money(amountSpent) });
  const facts = [city, t("card.orderCount", { count: numberOfOrders }), spent].filter(Boolean);
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

type Shown = Pick<CustomerCardProps, "customer" | "now">;

/** Says when what is shown may be wrong. A failed reading is said first: it will not mend itself. */
function Freshness({ customer, now }: Shown) {
  const { t } = useTranslation("orders");
  const times = useTimeWords();
  return (
    <div role="status">
      {customer.lastError ? (
        <Text as="p" tone="critical">
          {t("card.notAnswering", { when: times.moment(customer.fetchedAt, now) })}
        </Text>
      ) : (
        customer.staleSince && (
          <Text as="p" tone="caution">
            {t("card.changed")}
          </Text>
        )
      )}
    </div>
  );
}

function Orders({ customer: { orders, numberOfOrders }, now }: Shown) {
  const { t } = useTranslation("orders");
  if (orders.length === 0) {
    return (
      <Text as="p" tone="subdued">
        {t("card.noOrders")}
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
              <OrderRow order={order} now={now} />
            </BlockStack>
          </li>
        ))}
      </BlockStack>
      {numberOfOrders > orders.length && (
        <Text as="p" tone="subdued">
          {t("card.newest", { shown: orders.length, all: numberOfOrders })}
        </Text>
      )}
    </>
  );
}
