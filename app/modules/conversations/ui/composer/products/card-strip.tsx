import { Button, ButtonGroup, Icon, SkeletonThumbnail } from "@shopify/polaris";
import { ArrowLeftIcon, ArrowRightIcon, ProductUnavailableIcon, XSmallIcon } from "@shopify/polaris-icons";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { CardList, CardView } from "../../thread/card-view.tsx";
import type { ChosenCard } from "./known-products.ts";
import { nameOf } from "./product-options.ts";
import type { Products } from "./use-products.ts";
import "./products.css";

interface Props extends Pick<Products, "cards" | "tooLate" | "remove" | "move" | "toLinks"> {
  /** Whether quick replies go with them. */
  first: boolean;
  /** The last one was removed. */
  onEmpty: () => void;
}

/** The cards of the reply as the customer will see them, to be put in order and taken away. */
export function CardStrip({ cards, tooLate, remove, move, toLinks, first, onEmpty }: Props) {
  const { t } = useTranslation("composer");
  const list = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState("");
  if (cards.length === 0) return null;
  const focus = (at: number, what: string) =>
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>(what)[at]?.focus());
  return (
    <div className="composer__cards" ref={list}>
      {tooLate && (
        <p className="composer__unkept">
          {t("products.tooLate")}{" "}
          <Button variant="plain" onClick={toLinks}>
            {t("products.toLinks")}
          </Button>
        </p>
      )}
      {first && <p className="composer__length">{t("products.first")}</p>}
      <CardList label={t("products.cards")}>
        {cards.map((one, at) => (
          <li key={`${one.ref.productGid} ${one.ref.variantGid} ${at}`}>
            <ChosenCardView card={one} />
            <CardControls
              name={nameOfCard(one, t("products.unknown"))}
              place={{ at, of: cards.length }}
              onMove={(by) => {
                move(at, by);
                setSaid(t("products.moved", { position: at + by + 1, count: cards.length }));
                focus(at + by, by < 0 ? "[data-move='-1'] button" : "[data-move='1'] button");
              }}
              onRemove={() => {
                remove(at);
                if (cards.length === 1) onEmpty();
                else focus(Math.min(at, cards.length - 2), "[data-remove] button");
              }}
            />
          </li>
        ))}
      </CardList>
      <p className="inbox-hidden" role="status">
        {said}
      </p>
    </div>
  );
}

function nameOfCard(one: ChosenCard, unknown: string): string {
  return one.state === "here" ? nameOf(one.choice) : unknown;
}

function ChosenCardView({ card: one }: { card: ChosenCard }) {
  const { t } = useTranslation("composer");
  if (one.state === "here") return <CardView card={one.card} live={false} />;
  return (
    <div className="card composer__card-missing" aria-busy={one.state === "reading"}>
      {one.state === "reading" ? (
        <SkeletonThumbnail size="large" />
      ) : (
        <>
          <Icon source={ProductUnavailableIcon} tone="subdued" />
          <p className="composer__fault">{t(`products.${one.state}`)}</p>
        </>
      )}
    </div>
  );
}

interface ControlsProps {
  name: string;
  place: { at: number; of: number };
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

function CardControls({ name, place: { at, of }, onMove, onRemove }: ControlsProps) {
  const { t } = useTranslation("composer");
  return (
    <div className="composer__card-controls">
      {of > 1 && (
        <ButtonGroup gap="extraTight">
          <span data-move="-1">
            <Button
              icon={ArrowLeftIcon}
              size="micro"
              variant="tertiary"
              disabled={at === 0}
              accessibilityLabel={t("products.earlier", { name })}
              onClick={() => onMove(-1)}
            />
          </span>
          <span data-move="1">
            <Button
              icon={ArrowRightIcon}
              size="micro"
              variant="tertiary"
              disabled={at === of - 1}
              accessibilityLabel={t("products.later", { name })}
              onClick={() => onMove(1)}
            />
          </span>
        </ButtonGroup>
      )}
      <span data-remove>
        <Button
          icon={XSmallIcon}
          size="micro"
          variant="tertiary"
          accessibilityLabel={t("products.remove", { name })}
          onClick={onRemove}
        />
      </span>
    </div>
  );
}
