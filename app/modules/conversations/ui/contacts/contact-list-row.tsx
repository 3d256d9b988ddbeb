import { Badge, BlockStack, IndexTable, InlineStack, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import { ContactAvatar } from "../avatar.tsx";
import { contactTitle } from "../contact-names.ts";
import type { ListedPerson } from "./contact-list-view.tsx";

interface Props {
  person: ListedPerson;
  position: number;
  /** A phone's width: what matters stands under each other. */
  narrow: boolean;
  now: Date;
}

/** So many tags of somebody are named in the list. */
const namedTags = 3;

/** Somebody in the list of contacts. */
export function ContactListRow({ person, position, narrow, now }: Props) {
  const { t } = useTranslation("people");
  const { contact, conversation, customers } = person;
  const last = conversation?.lastMessageAt ?? null;
  if (narrow) return <NarrowRow person={person} position={position} now={now} />;
  return (
    <IndexTable.Row id={contact.id} position={position}>
      <IndexTable.Cell>
        <Who person={person} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Tags person={person} />
      </IndexTable.Cell>
      <IndexTable.Cell>{customers.length > 0 ? customers.join(", ") : <Nothing />}</IndexTable.Cell>
      <IndexTable.Cell>
        {last && conversation ? (
          <Link
            url={`/app/conversations/${conversation.id}`}
            removeUnderline
            accessibilityLabel={t("openThread")}
          >
            <When at={last} now={now} />
          </Link>
        ) : (
          <Nothing />
        )}
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Since at={person.knownSince} now={now} />
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}

function NarrowRow({ person, position, now }: Omit<Props, "narrow">) {
  return (
    <IndexTable.Row id={person.contact.id} position={position}>
      <div className="contact-row">
        <BlockStack gap="150">
          <InlineStack align="space-between" blockAlign="center" wrap={false} gap="200">
            <Who person={person} />
            <Text as="span" tone="subdued">
              <When at={person.conversation?.lastMessageAt ?? person.knownSince} now={now} />
            </Text>
          </InlineStack>
          {person.tags.length > 0 && (
            <div className="contact-row__tags">
              <Tags person={person} />
            </div>
          )}
        </BlockStack>
      </div>
    </IndexTable.Row>
  );
}

/** Picture, handle and name, and what is particular about them. */
function Who({ person: { contact, account, restricted } }: { person: ListedPerson }) {
  const { t } = useTranslation("people");
  const title = contactTitle(contact);
  const also = contact.name !== null && contact.name !== title ? contact.name : null;
  return (
    <div className="contact-who">
      <ContactAvatar contact={contact} />
      <div className="contact-who__names">
        <InlineStack gap="150" blockAlign="center">
          <Link url={`/app/contacts/${contact.id}`} dataPrimaryLink removeUnderline monochrome>
            <Text as="span" fontWeight="semibold" breakWord>
              {title}
            </Text>
          </Link>
          {restricted && <Badge tone="attention">{t("restricted")}</Badge>}
        </InlineStack>
        <Text as="span" tone="subdued" breakWord>
          {also ?? (account === null ? t("byHand") : t("through", { account: `@${account}` }))}
        </Text>
      </div>
    </div>
  );
}

function Tags({ person: { tags } }: { person: ListedPerson }) {
  const { t } = useTranslation("people");
  if (tags.length === 0) return <Nothing />;
  const more = tags.length - namedTags;
  return (
    <InlineStack gap="100">
      {tags.slice(0, namedTags).map(({ id, name }) => (
        <Badge key={id}>{name}</Badge>
      ))}
      {more > 0 && (
        <Text as="span" tone="subdued">
          {t("moreTags", { count: more })}
        </Text>
      )}
    </InlineStack>
  );
}

function When({ at, now }: { at: string; now: Date }) {
  const times = useTimeWords();
  return (
    <time dateTime={at} title={times.exact(at)}>
      {times.since(at, now)}
    </time>
  );
}

function Since({ at, now }: { at: string; now: Date }) {
  const times = useTimeWords();
  return (
    <time dateTime={at} title={times.exact(at)}>
      {times.date(at, now)}
    </time>
  );
}

function Nothing() {
  const { t } = useTranslation("people");
  return (
    <>
      <span aria-hidden>–</span>
      <Text as="span" visuallyHidden>
        {t("nothing")}
      </Text>
    </>
  );
}
