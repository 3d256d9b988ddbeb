import { Icon } from "@shopify/polaris";
import { OrderIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import type { OrderMoment } from "#app/modules/orders/orders.ts";
import { adminLink } from "#app/modules/orders/ui/admin-links.ts";
import { useMoney } from "#app/ui/use-money.ts";
import { EntryLine, EntryTime, type EntryPlace } from "./entry.tsx";

/** Something that happened to an order of the person's, with the way to it. */
export function OrderEntry({ moment, place }: { moment: OrderMoment; place: EntryPlace }) {
  const { t } = useTranslation("orders");
  const money = useMoney();
  return (
    <EntryLine place={place}>
      <Icon source={OrderIcon} />
      <a href={adminLink(moment.orderGid)} target="_top" className="Polaris-Link">
        {t(`moments.${moment.kind}`, { name: moment.orderName })}
      </a>
      {moment.amount && <span>{money(moment.amount)}</span>}
      <EntryTime at={moment.at} />
    </EntryLine>
  );
}
