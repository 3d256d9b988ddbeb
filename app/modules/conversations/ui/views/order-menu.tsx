import { ActionList, Button, Popover } from "@shopify/polaris";
import { SortIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { inboxOrders, type InboxOrder } from "../../queue/inbox-order.ts";

interface OrderMenuProps {
  order: InboxOrder;
  /** Address of the same threads in another order. */
  href: (order: InboxOrder) => string;
}

/** In which order the list stands. The address says it, so that it can be shared. */
export function OrderMenu({ order, href }: OrderMenuProps) {
  const { t } = useTranslation("views");
  const [open, setOpen] = useState(false);
  return (
    <Popover
      active={open}
      onClose={() => setOpen(false)}
      activator={
        <Button
          variant="tertiary"
          size="slim"
          icon={SortIcon}
          disclosure={open ? "up" : "down"}
          accessibilityLabel={t("orderIs", { order: t(`order.${order}`) })}
          onClick={() => setOpen(!open)}
        >
          {t(`order.${order}`)}
        </Button>
      }
    >
      <ActionList
        actionRole="menuitem"
        items={inboxOrders.map((each) => ({
          content: t(`order.${each}`),
          url: href(each),
          active: each === order,
        }))}
        onActionAnyItem={() => setOpen(false)}
      />
    </Popover>
  );
}
