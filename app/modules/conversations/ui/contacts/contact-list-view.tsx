import { Card, ChoiceList, Filters, IndexTable, Page, useBreakpoints } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ContactTag } from "#app/modules/contacts/tags/tags.ts";
import type { ContactSummary } from "../../conversations.ts";
import { ContactListRow } from "./contact-list-row.tsx";
import { NobodyHere } from "./nobody-here.tsx";
import { useListAddress } from "./use-list-address.ts";
import "./contacts.css";

/** Somebody in the list of contacts. Times are ISO 8601. */
export interface ListedPerson {
  contact: ContactSummary;
  conversation: { id: string; lastMessageAt: string | null } | null;
  /** Handle of the account that knows them; null when none does. */
  account: string | null;
  tags: ContactTag[];
  /** What the customers are called who they certainly are. */
  customers: string[];
  knownSince: string;
  restricted: boolean;
}

interface Place {
  side: "after" | "before";
  contactId: string;
}

interface Props {
  persons: ListedPerson[];
  previous: Place | null;
  next: Place | null;
  /** Every tag of the store. */
  tags: ContactTag[];
  now: Date;
  /** The page's one main thing to do. */
  add?: ReactNode;
}

/** Everybody whom the store knows, with a search and a filter by tag. */
export function ContactListView({ persons, previous, next, tags, now, add }: Props) {
  const { t } = useTranslation("people");
  const address = useListAddress();
  const { smDown } = useBreakpoints();
  const nobody = persons.length === 0 && !address.narrowed && !previous && !next;
  return (
    <main>
      <Page title={t("title")} fullWidth {...(add !== undefined && { primaryAction: add })}>
        <Card padding="0">
          {nobody ? (
            <NobodyHere title={t("empty.title")} text={t("empty.text")} />
          ) : (
            <>
              <ListFilters tags={tags} address={address} />
              <IndexTable
                condensed={smDown}
                selectable={false}
                itemCount={persons.length}
                resourceName={{ singular: t("one"), plural: t("several") }}
                headings={[
                  { title: t("columns.person") },
                  { title: t("columns.tags") },
                  { title: t("columns.customer") },
                  { title: t("columns.lastMessage") },
                  { title: t("columns.knownSince") },
                ]}
                emptyState={
                  <NobodyHere
                    title={t("none.title")}
                    text={t("none.text")}
                    action={{ content: t("none.clear"), onAction: address.clear }}
                  />
                }
                {...((previous ?? next) && {
                  pagination: {
                    hasPrevious: previous !== null,
                    hasNext: next !== null,
                    onPrevious: () => previous && address.go(previous),
                    onNext: () => next && address.go(next),
                    accessibilityLabels: { previous: t("newer"), next: t("older") },
                  },
                })}
              >
                {persons.map((person, at) => (
                  <ContactListRow
                    key={person.contact.id}
                    person={person}
                    position={at}
                    narrow={smDown}
                    now={now}
                  />
                ))}
              </IndexTable>
            </>
          )}
        </Card>
      </Page>
    </main>
  );
}

interface FilterProps {
  tags: ContactTag[];
  address: ReturnType<typeof useListAddress>;
}

function ListFilters({ tags, address }: FilterProps) {
  const { t } = useTranslation("people");
  const { typed, type, tagId, chooseTag, clear, loading } = address;
  const chosen = tags.find(({ id }) => id === tagId);
  const tagged = {
    key: "tag",
    label: t("tagged"),
    shortcut: true,
    pinned: true,
    filter: (
      <ChoiceList
        title={t("tagged")}
        titleHidden
        choices={tags.map(({ id, name }) => ({ value: id, label: name }))}
        selected={tagId === null ? [] : [tagId]}
        onChange={([id]) => chooseTag(id ?? null)}
      />
    ),
  };
  return (
    <div className="contact-filters">
      <Filters
        loading={loading}
        queryValue={typed}
        queryPlaceholder={t("search")}
        onQueryChange={type}
        onQueryClear={() => type("")}
        onClearAll={clear}
        filters={tags.length > 0 ? [tagged] : []}
        appliedFilters={
          tagId === null
            ? []
            : [
                {
                  key: "tag",
                  label: t("taggedWith", { tag: chosen?.name ?? t("tagGone") }),
                  onRemove: () => chooseTag(null),
                },
              ]
        }
      />
    </div>
  );
}
