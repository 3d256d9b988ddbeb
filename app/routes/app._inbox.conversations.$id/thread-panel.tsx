import { Link } from "@remix-run/react";
import { Banner, Box } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ThreadPage } from "#app/modules/conversations/conversations.ts";
import type { LinkView } from "#app/modules/identity/identity.ts";
import { LinksPanel } from "#app/modules/identity/ui/links-panel.tsx";
import { useLinkDecisions } from "#app/modules/identity/ui/use-link-decisions.ts";
import type { CustomerSnapshotView, UnreadCustomer } from "#app/modules/orders/orders.ts";
import type { Detail } from "#app/modules/contacts/fields/fields.ts";
import { DetailsCard } from "#app/modules/contacts/ui/fields/details-card.tsx";
import { contactTitle } from "#app/modules/conversations/ui/contact-names.ts";
import type { LegalHold } from "#app/modules/privacy/privacy.ts";
import type { Mentionable, Note } from "#app/modules/conversations/notes/notes.ts";
import { NotesPanel } from "#app/modules/conversations/ui/notes/notes-panel.tsx";
import type { Offer } from "#app/modules/conversations/offers/offers.ts";
import { OffersPanel } from "#app/modules/conversations/ui/offers/offers-panel.tsx";
import { WorkDetails } from "#app/modules/conversations/ui/work/work-details.tsx";
import { PersonPrivacy } from "#app/modules/privacy/ui/person-privacy.tsx";
import type { ThreadActionResult } from "#app/web/thread-actions.server.ts";
import { describeActionError } from "./action-errors.ts";

export interface ThreadPanelProps {
  thread: ThreadPage;
  links: LinkView[];
  customers: CustomerSnapshotView[];
  unread: UnreadCustomer[];
  hold: LegalHold | null;
  restrictedAt: string | null;
  details: Detail[];
  notes: Note[];
  offers: Offer[];
  team: Mentionable[];
  mentioned: boolean;
  /** Who looks. */
  staffId: string;
  storeHandle: string;
  now: Date;
}

/** Beside the thread: who the person is in the store, and what can be decided about it. */
export function ThreadPanel({
  thread,
  links,
  customers,
  unread,
  hold,
  restrictedAt,
  details,
  notes,
  offers,
  team,
  mentioned,
  staffId,
  storeHandle,
  now,
}: ThreadPanelProps) {
  const { t } = useTranslation("inbox");
  const { t: people } = useTranslation("people");
  const { answer, ...decisions } = useLinkDecisions<ThreadActionResult>(thread.contact.id, thread.id);
  return (
    <aside className="inbox__panel" aria-label={t("panel")}>
      <h2 className="inbox-hidden">{t("panel")}</h2>
      {answer?.ok === false && <Banner tone="critical">{describeActionError(t, answer.error)}</Banner>}
      <WorkDetails thread={thread} />
      <LinksPanel
        contactId={thread.contact.id}
        links={links}
        customers={customers}
        unread={unread}
        storeHandle={storeHandle}
        now={now}
        {...decisions}
      />
      <div className="inbox__details">
        <Link
          to={`/app/contacts/${thread.contact.id}`}
          className="Polaris-Link Polaris-Link--removeUnderline"
        >
          {people("openContact")}
        </Link>
        <DetailsCard
          key={thread.contact.id}
          contactId={thread.contact.id}
          name={contactTitle(thread.contact)}
          details={details}
          restricted={restrictedAt !== null}
        />
      </div>
      <OffersPanel offers={offers} now={now} />
      <NotesPanel
        key={thread.id}
        conversationId={thread.id}
        notes={notes}
        team={team}
        mentioned={mentioned}
        staffId={staffId}
        now={now}
      />
      <Box paddingBlockStart="500">
        <PersonPrivacy
          key={`${thread.contact.id} ${hold !== null} ${restrictedAt !== null} ${thread.contact.name} ${thread.contact.corrected}`}
          contactId={thread.contact.id}
          name={contactTitle(thread.contact)}
          hold={hold}
          restricted={restrictedAt !== null}
          fullName={thread.contact.name}
          corrected={thread.contact.corrected}
        />
      </Box>
    </aside>
  );
}
