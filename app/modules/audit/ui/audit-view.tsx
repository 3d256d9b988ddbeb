import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  Link,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useFetcher } from "@remix-run/react";
import type { ReactNode } from "react";
import { Trans, useTranslation } from "react-i18next";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import { auditTopics, type AuditCheck, type AuditRow } from "../audit.ts";

/** The filters as the address bears them. */
export interface AuditQuery {
  staff: string;
  about: string;
  subject: string;
  from: string;
  to: string;
}

interface Props {
  rows: AuditRow[];
  nextHref: string | null;
  staff: Record<string, string>;
  query: AuditQuery;
  now: Date;
  onFilter: (query: AuditQuery) => void;
}

/** Who saw, changed, exported and erased what, newest first. */
export function AuditView(props: Props) {
  const { rows, nextHref, query, onFilter } = props;
  const { t } = useTranslation("audit");
  const filtered = Object.values(query).some((value) => value !== "");
  return (
    <BlockStack gap="400">
      <Verification />
      <Card padding="0">
        <Box padding="400">
          <Filters {...props} />
        </Box>
        {rows.length === 0 ? (
          <Box padding="400" borderBlockStartWidth="025" borderColor="border">
            <BlockStack gap="200" inlineAlign="start">
              <Text as="p" tone="subdued">
                {filtered ? t("nothingFits") : t("nothingYet")}
              </Text>
              {filtered && (
                <Button onClick={() => onFilter({ staff: "", about: "", subject: "", from: "", to: "" })}>
                  {t("clear")}
                </Button>
              )}
            </BlockStack>
          </Box>
        ) : (
          <ol className="audit__events">
            {rows.map((row) => (
              <Event key={row.number} row={row} {...props} />
            ))}
          </ol>
        )}
        {nextHref && (
          <Box padding="400">
            <Button url={nextHref}>{t("older")}</Button>
          </Box>
        )}
      </Card>
    </BlockStack>
  );
}

/** Checking reads the whole trail, so it is done when somebody asks. */
function Verification() {
  const { t } = useTranslation("audit");
  const checking = useFetcher<{ check: AuditCheck | null }>();
  const check = checking.state === "idle" ? checking.data?.check : undefined;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="p">{t("chain.text")}</Text>
        {check === null && <Banner tone="warning">{t("chain.unread")}</Banner>}
        {check?.outcome === "broken" && (
          <Banner tone="critical" title={t("chain.brokenTitle", { number: check.number })}>
            {t("chain.brokenText")}
          </Banner>
        )}
        <InlineStack gap="300" blockAlign="center">
          <Button
            loading={checking.state !== "idle"}
            onClick={() => checking.submit({}, { method: "post", action: "/app/privacy/audit" })}
          >
            {t("chain.check")}
          </Button>
          <span role="status">
            {check?.outcome === "intact" && (
              <Text as="span" tone="success">
                {t("chain.whole", { count: check.events })}
              </Text>
            )}
          </span>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function Filters({ staff, query, onFilter }: Props) {
  const change = (field: keyof AuditQuery) => (value: string) => onFilter({ ...query, [field]: value });
  const { t } = useTranslation("audit");
  const everybody = { label: t("filters.everybody"), value: "" };
  const everything = { label: t("filters.everything"), value: "" };
  return (
    <BlockStack gap="300">
      <InlineGrid columns={{ xs: 1, sm: 2, md: 4 }} gap="300">
        <Select
          label={t("filters.who")}
          options={[everybody, ...Object.entries(staff).map(([value, label]) => ({ value, label }))]}
          value={query.staff}
          onChange={change("staff")}
        />
        <Select
          label={t("filters.what")}
          options={[everything, ...auditTopics.map((value) => ({ value, label: t(`topics.${value}`) }))]}
          value={query.about}
          onChange={change("about")}
        />
        <TextField
          label={t("filters.from")}
          type="date"
          value={query.from}
          onChange={change("from")}
          autoComplete="off"
        />
        <TextField
          label={t("filters.to")}
          type="date"
          value={query.to}
          onChange={change("to")}
          autoComplete="off"
        />
      </InlineGrid>
      {query.subject && (
        <InlineStack gap="200" blockAlign="center">
          <Text as="p" tone="subdued">
            {t("filters.oneThing")}
          </Text>
          <Button variant="plain" onClick={() => change("subject")("")}>
            {t("filters.showEverything")}
          </Button>
        </InlineStack>
      )}
    </BlockStack>
  );
}

function Event({ row, staff, query, now, onFilter }: Props & { row: AuditRow }) {
  const { t } = useTranslation("audit");
  const times = useTimeWords();
  const name = (row.staffId && staff[row.staffId]) ?? t(`parties.${row.actor}`);
  const who = (
    <Text as="span" fontWeight="medium">
      {name}
    </Text>
  );
  return (
    <li>
      <div className="audit__what">
        <span>
          <Trans t={t} i18nKey="event" values={{ action: t(`actions.${row.action}`) }} components={{ who }} />
        </span>
        {row.subject && <Way subject={row.subject} />}
        {row.subject && query.subject === "" && (
          <Button
            variant="plain"
            accessibilityLabel={t("historyOf", { number: row.number })}
            onClick={() =>
              onFilter({ staff: "", about: "", subject: row.subject?.id ?? "", from: "", to: "" })
            }
          >
            {t("history")}
          </Button>
        )}
      </div>
      <Text as="span" tone="subdued">
        <time dateTime={row.at} title={t("when", { when: times.exact(row.at), number: row.number })}>
          {times.since(row.at, now)}
        </time>
      </Text>
    </li>
  );
}

/** Leads to what it was done to, where that has a page. */
function Way({ subject: { kind, id } }: { subject: NonNullable<AuditRow["subject"]> }): ReactNode {
  const { t } = useTranslation("audit");
  const to = (name: string, url: string) => (
    <Link url={url} removeUnderline>
      {name}
    </Link>
  );
  if (kind === "conversation") return to(t("open.conversation"), `/app/conversations/${id}`);
  if (kind === "request") return to(t("open.request"), `/app/privacy/${id}`);
  if (kind === "staff" || kind === "role") return to(t("open.team"), "/app/settings/team");
  return null;
}
