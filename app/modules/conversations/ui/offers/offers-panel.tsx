import { BlockStack, Button, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useMoney } from "#app/ui/use-money.ts";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import type { Offer } from "../../offers/offers.ts";
import { useInsertion } from "../composer/insertion.tsx";
import { offerText, offerTitle } from "../composer/offers/offer-words.ts";
import "./offers-panel.css";

/** What was offered in the thread, beside it: the newest first, each to be put into the reply again. */
export function OffersPanel({ offers, now }: { offers: Offer[]; now: Date }) {
  const { t } = useTranslation("offers");
  if (offers.length === 0) return null;
  return (
    <section className="offers-panel">
      <BlockStack gap="200">
        <Text as="h3" variant="headingSm">
          {t("panel.title")}
        </Text>
        <ul className="offers-panel__list">
          {offers.map((offer) => (
            <li key={offer.id}>
              <OfferLine offer={offer} now={now} />
            </li>
          ))}
        </ul>
      </BlockStack>
    </section>
  );
}

function OfferLine({ offer: { made, madeAt, author }, now }: { offer: Offer; now: Date }) {
  const { t, i18n } = useTranslation("offers");
  const money = useMoney();
  const times = useTimeWords();
  const insert = useInsertion();
  const title = offerTitle(t, made, money, i18n.language);
  const ended = made.kind === "discount" && Date.parse(made.endsAt) <= now.getTime();
  const facts = [
    made.kind === "discount" && t(ended ? "panel.ended" : "panel.ends", { when: times.exact(made.endsAt) }),
    t("panel.made", { who: author ?? t("panel.somebody"), when: times.moment(madeAt, now) }),
  ];
  return (
    <>
      <p className="offers-panel__title">{title}</p>
      <p className="offers-panel__facts">{facts.filter(Boolean).join(" · ")}</p>
      {!ended && (
        <Button
          variant="plain"
          disabled={insert === null}
          accessibilityLabel={t("panel.insertNamed", { title })}
          onClick={() => insert?.(offerText(made, money, i18n.language))}
        >
          {t("panel.insert")}
        </Button>
      )}
    </>
  );
}
