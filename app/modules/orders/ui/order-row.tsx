import { Badge, BlockStack, InlineStack, Text } from "@shopify/polaris";
import type { OrderSummary, TrackingLine } from "#app/modules/orders/orders.ts";
import { adminLink, webAddress } from "./admin-links.ts";
import { formatMoney, isSome } from "#app/ui/money.ts";
import { orderWords, type StateWord } from "./order-words.ts";
import { shortDate, exactTime } from "#app/ui/times.ts";

/** One order: what it is, how far it is, where the parcel is, and on request what is in it. */
export function OrderRow({ order, timezone, now }: { order: OrderSummary; timezone: string; now: Date }) {
  return (
    <BlockStack gap="150">
      <InlineStack align="space-between" blockAlign="baseline" gap="200">
        <InlineStack gap="200" blockAlign="baseline">
          <a href={adminLink(order.gid)} target="_top" className="Polaris-Link">
            {order.name}
          </a>
          <Text as="span" tone="subdued">
            <time dateTime={order.processedAt} title={exactTime(order.processedAt, timezone)}>
              {shortDate(order.processedAt, timezone, now)}
            </time>
          </Text>
        </InlineStack>
        <Text as="span" numeric>
          {formatMoney(order.total)}
        </Text>
      </InlineStack>
      <InlineStack gap="100">
        {orderWords(order).map((word) => (
          <StateBadge key={word.label} word={word} />
        ))}
      </InlineStack>
      {isSome(order.refunded) && (
        <Text as="p" tone="subdued">
          {formatMoney(order.refunded)} refunded
        </Text>
      )}
      {order.estimatedDeliveryAt && order.deliveryStatus !== "DELIVERED" && (
        <Text as="p" tone="subdued">
          Expected {shortDate(order.estimatedDeliveryAt, timezone, now)}
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
  const words = [line.company, line.number].filter(Boolean).join(" ") || "Track the parcel";
  const address = webAddress(line.url);
  return (
    <Text as="p" breakWord>
      {address ? (
        <a href={address} target="_blank" rel="noopener noreferrer" className="Polaris-Link">
          {words}
          <Text as="span" visuallyHidden>
            {" "}
            (opens in a new tab)
          </Text>
        </a>
      ) : (
        words
      )}
    </Text>
  );
}

function Items({ items }: { items: OrderSummary["items"] }) {
  if (items.length === 0) return null;
  const count = items.reduce((sum, item) => sum + item.quantity, 0);
  return (
    <details>
      <summary>{count === 1 ? "1 item" : `${count} items`}</summary>
      <ul style={{ margin: "var(--p-space-100) 0 0", paddingInlineStart: "var(--p-space-500)" }}>
        {items.map((item, index) => (
          <li key={index}>
            {item.quantity} × {item.title}
            {item.variantTitle && item.variantTitle !== "Default Title" && ` (${item.variantTitle})`}
          </li>
        ))}
      </ul>
    </details>
  );
}
