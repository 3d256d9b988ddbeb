import { Badge, BlockStack, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { nameOfNoVariant, type OrderSummary, type TrackingLine } from "#app/modules/orders/orders.ts";
import { adminLink, webAddress } from "./admin-links.ts";
import { isSome } from "#app/ui/money.ts";
import { useMoney } from "#app/ui/use-money.ts";
import { orderWords, type StateWord } from "./order-words.ts";
import { useTimeWords } from "#app/ui/use-time-words.ts";

/** One order: what it is, how far it is, where the parcel is, and on request what is in it. */
export function OrderRow({ order, now }: { order: OrderSummary; now: Date }) {
  const { t } = useTranslation("orders");
  const times = useTimeWords();
  const money = useMoney();
  return (
    <BlockStack gap="150">
      <InlineStack align="space-between" blockAlign="baseline" gap="200">
        <InlineStack gap="200" blockAlign="baseline">
          <a href={adminLink(order.gid)} target="_top" className="Polaris-Link">
            {order.name}
          </a>
          <Text as="span" tone="subdued">
            <time dateTime={order.processedAt} title={times.exact(order.processedAt)}>
              {times.date(order.processedAt, now)}
            </time>
          </Text>
        </InlineStack>
        <Text as="span" numeric>
          {money(order.total)}
        </Text>
      </InlineStack>
      <InlineStack gap="100">
        {orderWords(t, order).map((word) => (
          <StateBadge key={word.label} word={word} />
        ))}
      </InlineStack>
      {isSome(order.refunded) && (
        <Text as="p" tone="subdued">
          {t("row.refunded", { amount: money(order.refunded) })}
        </Text>
      )}
      {order.estimatedDeliveryAt && order.deliveryStatus !== "DELIVERED" && (
        <Text as="p" tone="subdued">
          {t("row.expected", { date: times.date(order.estimatedDeliveryAt, now) })}
        </Text>
      )}
      {order.tracking.map((line, index) => (
        <Tracking key={line.number ?? index} line={line} />
      ))}
      <Items items={order.items} />
    </BlockStack>
  );
}

/** Spread, since an absent tone is not the same as an undefined one. */
function StateBadge({ word: { label, ...look } }: { word: StateWord }) {
  return <Badge {...look}>{label}</Badge>;
}

function Tracking({ line }: { line: TrackingLine }) {
  const { t } = useTranslation("orders");
  const words = [line.company, line.number].filter(Boolean).join(" ") || t("row.track");
  const address = webAddress(line.url);
  return (
    <Text as="p" breakWord>
      {address ? (
        <a href={address} target="_blank" rel="noopener noreferrer" className="Polaris-Link">
          {words}
          <Text as="span" visuallyHidden>
            {" "}
            {t("row.newTab")}
          </Text>
        </a>
      ) : (
        words
      )}
    </Text>
  );
}

function Items({ items }: { items: OrderSummary["items"] }) {
  const { t } = useTranslation("orders");
  if (items.length === 0) return null;
  const count = items.reduce((sum, item) => sum + item.quantity, 0);
  return (
    <details>
      <summary>{t("row.items", { count })}</summary>
      <ul style={{ margin: "var(--p-space-100) 0 0", paddingInlineStart: "var(--p-space-500)" }}>
        {items.map((item, index) => (
          <li key={index}>
            {item.quantity} × {item.title}
            {item.variantTitle && item.variantTitle !== nameOfNoVariant && ` (${item.variantTitle})`}
          </li>
        ))}
      </ul>
    </details>
  );
}
