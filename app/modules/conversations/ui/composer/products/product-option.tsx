import { Icon } from "@shopify/polaris";
import { CheckIcon, ImageIcon } from "@shopify/polaris-icons";
import type { TFunction } from "i18next";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Availability, ProductChoice } from "#app/modules/content/products/products.ts";
import { useMoney } from "#app/ui/use-money.ts";
import { nameOf } from "./product-options.ts";

interface Props {
  id: string;
  choice: ProductChoice;
  /** The arrows stand on it. */
  active: boolean;
  selected: boolean;
  onChoose: () => void;
}

/** A product, or one of its variants, with what it costs and how many there are. */
export function ProductOption({ id, choice, active, selected, onChoose }: Props) {
  const { t, i18n } = useTranslation("composer");
  const money = useMoney();
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const { product, variant } = choice;
  const { from, to } = product.price;
  const price = variant?.price ?? from;
  const ranges = !variant && Number(from.amount) < Number(to.amount);
  const cost = ranges ? `${money(from)} – ${money(to)}` : money(price);
  const stock = stockWords(t, (variant ?? product).availability, i18n.language);
  return (
    <li
      ref={element}
      id={id}
      role="option"
      aria-selected={selected}
      aria-label={[nameOf(choice), stock, cost].join(", ")}
      className="products__option"
      data-active={active}
      data-variant={variant !== null}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {!variant && <Picture url={product.imageUrl} />}
      <span className="products__title">{variant?.title ?? product.title}</span>
      <span className="products__stock">{stock}</span>
      <span className="products__price">{cost}</span>
      <span className="products__check">{selected && <Icon source={CheckIcon} />}</span>
    </li>
  );
}

function Picture({ url }: { url: string | null }) {
  if (url)
    return <img className="products__picture" src={url} alt="" loading="lazy" referrerPolicy="no-referrer" />;
  return (
    <span className="products__picture">
      <Icon source={ImageIcon} tone="subdued" />
    </span>
  );
}

function stockWords(t: TFunction<"composer">, availability: Availability, language: string): string {
  if (availability.state === "out_of_stock") return t("products.soldOut");
  const { left } = availability;
  return left === null
    ? t("products.inStock")
    : t("products.left", { count: left, shown: left.toLocaleString(language) });
}
