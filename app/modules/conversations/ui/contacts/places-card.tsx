import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useTimeWords } from "#app/ui/use-time-words.ts";

interface Place {
  contactId: string;
  /** Handle of the account that knows them there; null when none does. */
  account: string | null;
  /** `lastMessageAt` is ISO 8601. */
  conversation: { id: string; lastMessageAt: string | null } | null;
}

/** Where the store knows a person from, each with the conversation there. */
export function PlacesCard({ places, now }: { places: Place[]; now: Date }) {
  const { t } = useTranslation("people");
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          {t("conversations")}
        </Text>
        <ul className="contact-places">
          {places.map((place) => (
            <PlaceLine key={place.contactId} place={place} now={now} />
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

function PlaceLine({ place: { account, conversation }, now }: { place: Place; now: Date }) {
  const { t } = useTranslation("people");
  const times = useTimeWords();
  const last = conversation?.lastMessageAt;
  return (
    <li>
      <BlockStack gap="050">
        <Text as="span">{account === null ? t("byHand") : t("through", { account: `@${account}` })}</Text>
        <Text as="span" tone="subdued">
          {last ? (
            <time dateTime={last} title={times.exact(last)}>
              {t("lastMessage", { when: times.ago(last, now) })}
            </time>
          ) : (
            t("noMessage")
          )}
        </Text>
      </BlockStack>
      {conversation && (
        <Link
          removeUnderline
          url={`/app/conversations/${conversation.id}`}
          accessibilityLabel={t("openThreadAt", { account: account ?? "" })}
        >
          {t("open")}
        </Link>
      )}
    </li>
  );
}
