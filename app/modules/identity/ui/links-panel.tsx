import { BlockStack, Button, InlineGrid, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useMay, useRefusal } from "#app/modules/access/ui/use-may.ts";
import type { LinkView } from "#app/modules/identity/identity.ts";
import type { CustomerSnapshotView, UnreadCustomer } from "#app/modules/orders/orders.ts";
import { CustomerCard } from "#app/modules/orders/ui/customer-card.tsx";
import { UnreadCustomerCard } from "#app/modules/orders/ui/unread-customer-card.tsx";
import { linkedBy } from "./evidence-words.ts";
import { SuggestionCard } from "./suggestion-card.tsx";

/** What staff can decide about a link. */
export type LinkDecision = "confirm" | "refuse" | "undo";

/** `busyId` is the link whose decision, or the customer gid whose reading, is under way. */
export interface LinksPanelProps {
  contactId: string;
  links: LinkView[];
  customers: CustomerSnapshotView[];
  unread: UnreadCustomer[];
  now: Date;
  storeHandle: string;
  busyId: string | null;
  onDecide: (linkId: string, decision: LinkDecision) => void;
  onRefresh: (customerGid: string) => void;
}

/** Who the person of the thread is, may be, and is not. */
export function LinksPanel(props: LinksPanelProps) {
  const { t } = useTranslation("identity");
  const { links, now, busyId, onDecide } = props;
  const refusal = useRefusal("decide_links");
  const confirmed = links.filter(({ state }) => state === "confirmed");
  const suggested = links.filter(({ state }) => state === "suggested");
  const refused = links.filter(({ state }) => state === "refused");
  return (
    <BlockStack gap="400">
      {confirmed.length + suggested.length === 0 && <NobodyYet />}
      {refusal && links.length > 0 && (
        <Text as="p" tone="subdued">
          {refusal}
        </Text>
      )}
      {confirmed.map((link) => (
        <ConfirmedLink key={link.id} link={link} {...props} />
      ))}
      {suggested.length > 0 && (
        <BlockStack gap="200">
          <Text as="h3" variant="headingSm">
            {confirmed.length > 0 ? t("mightAlsoBe") : t("mightBe")}
          </Text>
          <Text as="p" tone="subdued">
            {t("guess")}
          </Text>
          {suggested.map((link) => (
            <SuggestionCard
              key={link.id}
              link={link}
              now={now}
              busy={busyId === link.id}
              disabled={refusal !== null}
              onConfirm={() => onDecide(link.id, "confirm")}
              onRefuse={() => onDecide(link.id, "refuse")}
            />
          ))}
        </BlockStack>
      )}
      {refused.length > 0 && <RefusedLinks refused={refused} busyId={busyId} onDecide={onDecide} />}
    </BlockStack>
  );
}

function NobodyYet() {
  const { t } = useTranslation("identity");
  return (
    <Text as="p" tone="subdued">
      {t("nobodyYet")}
    </Text>
  );
}

function ConfirmedLink(props: LinksPanelProps & { link: LinkView }) {
  const { contactId, link, customers, unread, now, storeHandle, busyId, onDecide, onRefresh } = props;
  const { t } = useTranslation("identity");
  const customer = customers.find(({ gid }) => gid === link.customerGid);
  return (
    <BlockStack gap="100">
      <InlineGrid columns="1fr auto" alignItems="center" gap="200">
        <Text as="p" tone="subdued">
          {linkedBy(t, link)}
        </Text>
        <UndoButton link={link} busyId={busyId} onDecide={onDecide} />
      </InlineGrid>
      {customer ? (
        <CustomerCard
          contactId={contactId}
          customer={customer}
          now={now}
          storeHandle={storeHandle}
          refreshing={busyId === customer.gid}
          onRefresh={() => onRefresh(customer.gid)}
        />
      ) : (
        <UnreadCustomerCard
          name={link.name}
          lastError={unread.find(({ gid }) => gid === link.customerGid)?.lastError ?? null}
          refreshing={busyId === link.customerGid}
          onRefresh={() => onRefresh(link.customerGid)}
        />
      )}
    </BlockStack>
  );
}

type Deciding = Pick<LinksPanelProps, "busyId" | "onDecide">;

function UndoButton({ link, busyId, onDecide }: Deciding & { link: LinkView }) {
  const { t } = useTranslation("identity");
  const mayDecide = useMay()("decide_links");
  return (
    <Button
      variant="plain"
      disabled={!mayDecide}
      loading={busyId === link.id}
      onClick={() => onDecide(link.id, "undo")}
      accessibilityLabel={t("undoOf", { name: link.name })}
    >
      {t("undo")}
    </Button>
  );
}

/** Folded, but never gone: a refusal can be a mistake. */
function RefusedLinks({ refused, busyId, onDecide }: Deciding & { refused: LinkView[] }) {
  const { t } = useTranslation("identity");
  return (
    <details>
      <summary>{t("notThemCount", { count: refused.length })}</summary>
      <BlockStack as="ul" gap="100">
        {refused.map((link) => (
          <li key={link.id}>
            <InlineGrid columns="1fr auto" alignItems="center" gap="200">
              <Text as="span" tone="subdued" breakWord>
                {link.decidedByName ? `${link.name} · ${link.decidedByName}` : link.name}
              </Text>
              <UndoButton link={link} busyId={busyId} onDecide={onDecide} />
            </InlineGrid>
          </li>
        ))}
      </BlockStack>
    </details>
  );
}
