import { useNavigate } from "@remix-run/react";
import { Select } from "@shopify/polaris";
import type { InboxOrder } from "../../queue/inbox-order.ts";
import { orderWords } from "./queue-words.ts";

const options = Object.entries(orderWords).map(([value, label]) => ({ value, label }));

/** In which order the inbox stands. The address says it, so that it can be shared. */
export function OrderChoice({ order, href }: { order: InboxOrder; href: (order: InboxOrder) => string }) {
  const navigate = useNavigate();
  return (
    <div className="conversation-list__order">
      <Select
        label="Order"
        labelInline
        options={options}
        value={order}
        onChange={(chosen) => void navigate(href(chosen as InboxOrder), { preventScrollReset: true })}
      />
    </div>
  );
}
