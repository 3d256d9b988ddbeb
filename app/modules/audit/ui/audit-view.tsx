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
import { exactTime, relativeTime } from "#app/ui/times.ts";
import { auditActions, auditTopics, type AuditCheck, type AuditRow } from "../audit.ts";

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
  timezone: string;
  now: Date;
  onFilter: (query: AuditQuery) => void;
}

/** Who saw, changed, exported and erased what, newest first. */
export function AuditView(props: Props) {
  const { rows, nextHref, query, onFilter } = props;
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
                {filtered ? "Nothing was recorded that fits." : "Nothing has been recorded yet."}
              </Text>
              {filtered && (
                <Button onClick={() => onFilter({ staff: "", about: "", subject: "", from: "", to: "" })}>
                  Clear filters
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
            <Button url={nextHref}>Show older</Button>
          </Box>
        )}
      </Card>
    </BlockStack>
  );
}

/** Checking reads the whole trail, so it is done when somebody asks. */
function Verification() {
  const checking = useFetcher<{ check: AuditCheck | null }>();
  const check = checking.state === "idle" ? checking.data?.check : undefined;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="p">
          Every event bears the hash of the one before: whoever changes or removes one breaks the chain.
          Events are kept for 400 days and name nobody but your staff.
        </Text>
        {check === null && (
          <Banner tone="warning">The trail could not be read just now. Please try again in a moment.</Banner>
        )}
        {check?.outcome === "broken" && (
          <Banner tone="critical" title={`The trail is broken at event ${check.number.toLocaleString("en")}`}>
            From there on it was changed outside the app. Please tell whoever hosts it.
          </Banner>
        )}
        <InlineStack gap="300" blockAlign="center">
          <Button
            loading={checking.state !== "idle"}
            onClick={() => checking.submit({}, { method: "post", action: "/app/privacy/audit" })}
          >
            Check the trail
          </Button>
          <span role="status">
            {check?.outcome === "intact" && (
              <Text as="span" tone="success">
                The trail is whole: {check.events.toLocaleString("en")} events.
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
  const everybody = { label: "Everybody", value: "" };
  const everything = { label: "Everything", value: "" };
  return (
    <BlockStack gap="300">
      <InlineGrid columns={{ xs: 1, sm: 2, md: 4 }} gap="300">
        <Select
          label="Who"
          options={[everybody, ...Object.entries(staff).map(([value, label]) => ({ value, label }))]}
          value={query.staff}
          onChange={change("staff")}
        />
        <Select
          label="What"
          options={[everything, ...Object.entries(auditTopics).map(([value, label]) => ({ value, label }))]}
          value={query.about}
          onChange={change("about")}
        />
        <TextField label="From" type="date" value={query.from} onChange={change("from")} autoComplete="off" />
        <TextField label="To" type="date" value={query.to} onChange={change("to")} autoComplete="off" />
      </InlineGrid>
      {query.subject && (
        <InlineStack gap="200" blockAlign="center">
          <Text as="p" tone="subdued">
            Only about one thing
          </Text>
          <Button variant="plain" onClick={() => change("subject")("")}>
            Show everything
          </Button>
        </InlineStack>
      )}
    </BlockStack>
  );
}

const parties: Record<AuditRow["actor"], string> = {
  staff: "Somebody who left",
  system: "Couplet",
  shopify: "Shopify",
  meta: "Instagram",
  person: "A person",
};

function Event({ row, staff, query, timezone, now, onFilter }: Props & { row: AuditRow }) {
  const who = (row.staffId && staff[row.staffId]) ?? parties[row.actor];
  return (
    <li>
      <div>
        <Text as="span" fontWeight="medium">
          {who}
        </Text>{" "}
        {auditActions[row.action]}
        {row.subject && (
          <>
            {" · "}
            <Subject subject={row.subject} />
            {query.subject === "" && (
              <>
                {" · "}
                <Button
                  variant="plain"
                  accessibilityLabel={`Everything about what event ${row.number} was about`}
                  onClick={() =>
                    onFilter({ staff: "", about: "", subject: row.subject?.id ?? "", from: "", to: "" })
                  }
                >
                  all of it
                </Button>
              </>
            )}
          </>
        )}
      </div>
      <Text as="span" tone="subdued">
        <time dateTime={row.at} title={`${exactTime(row.at, timezone)} · event ${row.number}`}>
          {relativeTime(row.at, now, timezone)}
        </time>
      </Text>
    </li>
  );
}

/** Where what it was done to can still be looked at. */
function Subject({ subject: { kind, id } }: { subject: NonNullable<AuditRow["subject"]> }): ReactNode {
  if (kind === "conversation") return <Link url={`/app/conversations/${id}`}>conversation</Link>;
  if (kind === "request") return <Link url={`/app/privacy/${id}`}>request</Link>;
  if (kind === "staff") return <Link url="/app/settings/team">team</Link>;
  return kind;
}
