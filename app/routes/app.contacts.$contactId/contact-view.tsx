import { Badge, Banner, BlockStack, Box, Card, InlineStack, Layout, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "#app/modules/access/ui/use-may.ts";
import { AddedForm } from "#app/modules/contacts/ui/added/added-form.tsx";
import { DetailsCard } from "#app/modules/contacts/ui/fields/details-card.tsx";
import { ContactTags } from "#app/modules/contacts/ui/tags/contact-tags.tsx";
import { contactTitle } from "#app/modules/conversations/ui/contact-names.ts";
import { PlacesCard } from "#app/modules/conversations/ui/contacts/places-card.tsx";
import { LinksPanel } from "#app/modules/identity/ui/links-panel.tsx";
import { useLinkDecisions } from "#app/modules/identity/ui/use-link-decisions.ts";
import { PersonPrivacy } from "#app/modules/privacy/ui/person-privacy.tsx";
import type { ContactPageData } from "#app/web/contact-page.server.ts";
import type { ThreadActionResult } from "#app/web/thread-actions.server.ts";
import "#app/modules/conversations/ui/contacts/contacts.css";

/** On a phone cards reach the edges of the screen; words that stand in none keep away from them. */
const besideCards = { xs: "400", sm: "0" } as const;

interface Props {
  page: ContactPageData & { storeHandle: string };
  now: Date;
}

/** A person as the store knows them. */
export function ContactView({ page, now }: Props) {
  const { t } = useTranslation("people");
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const { contact, added, places, hold, restricted } = page;
  const title = contactTitle(contact);
  const thread = places[0]?.conversation;
  return (
    <main>
      <Page
        title={title}
        {...(contact.name !== null && contact.name !== title && { subtitle: contact.name })}
        backAction={{ content: t("title"), url: "/app/contacts" }}
        titleMetadata={<State restricted={restricted} held={hold !== null} />}
        {...(thread && {
          primaryAction: { content: t("openThread"), url: `/app/conversations/${thread.id}` },
        })}
        {...(added && {
          secondaryActions: [
            {
              content: t("edit"),
              disabled: restricted || !may("edit_contacts"),
              onAction: () => setEditing(true),
            },
          ],
        })}
      >
        {editing && <AddedForm contact={contact} onClose={() => setEditing(false)} />}
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              {restricted && <Banner tone="warning">{t("restrictedText")}</Banner>}
              <PlacesCard places={places} now={now} />
              <Customers page={page} now={now} />
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <Box paddingInline={page.details.length === 0 ? besideCards : "0"}>
                <DetailsCard
                  contactId={contact.id}
                  name={title}
                  details={page.details}
                  restricted={restricted}
                />
              </Box>
              <Card>
                <BlockStack gap="200">
                  <Text as="h2" variant="headingSm">
                    {t("tags")}
                  </Text>
                  <ContactTags
                    contactId={contact.id}
                    tags={page.tags}
                    known={page.knownTags}
                    disabled={restricted || !may("edit_contacts")}
                  />
                </BlockStack>
              </Card>
              <Card>
                <PersonPrivacy
                  key={`${hold !== null} ${restricted} ${contact.name} ${contact.corrected}`}
                  contactId={contact.id}
                  name={title}
                  hold={hold}
                  restricted={restricted}
                  fullName={contact.name}
                  corrected={contact.corrected}
                />
              </Card>
            </BlockStack>
          </Layout.Section>
        </Layout>
      </Page>
    </main>
  );
}

function State({ restricted, held }: { restricted: boolean; held: boolean }) {
  const { t } = useTranslation("people");
  return (
    <InlineStack gap="100">
      {restricted && <Badge tone="attention">{t("restricted")}</Badge>}
      {held && <Badge>{t("held")}</Badge>}
    </InlineStack>
  );
}

/** Which customers they are or may be; decided by the thread in which the evidence stands. */
function Customers({ page, now }: Props) {
  const thread = page.places[0]?.conversation;
  return thread ? <CustomersBy conversationId={thread.id} page={page} now={now} /> : null;
}

function CustomersBy({ conversationId, page, now }: Props & { conversationId: string }) {
  const { t } = useTranslation("people");
  const { contact, links, customers, unread, storeHandle } = page;
  const { answer, ...decisions } = useLinkDecisions<ThreadActionResult>(contact.id, conversationId);
  return (
    <Box paddingInline={besideCards}>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("customer")}
        </Text>
        {answer?.ok === false && <Banner tone="critical">{t("customerFailed")}</Banner>}
        <LinksPanel
          contactId={contact.id}
          links={links}
          customers={customers}
          unread={unread}
          storeHandle={storeHandle}
          now={now}
          {...decisions}
        />
      </BlockStack>
    </Box>
  );
}
