import { BlockStack, Button, Card, Collapsible, InlineStack, Link, List, Text } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import { exactTime, relativeTime } from "#app/ui/times.ts";
import type { DataClass } from "../data-class.ts";
import { dataClasses } from "../data-classes.ts";
import { holdWords } from "../hold-words.ts";
import type { LegalHold } from "../privacy.ts";
import type { SignedReceipt } from "../receipt.ts";
import type { LastSweep, RetentionInForce } from "../retention-choice.server.ts";
import { keptUnder, laws, profiles } from "../retention.ts";
import { countLines } from "../table-words.ts";
import { PersonHold } from "./person-hold.tsx";
import { ReceiptFacts } from "./receipt-facts.tsx";
import { RetentionChooser } from "./retention-chooser.tsx";

interface Props {
  retention: RetentionInForce;
  sweep: LastSweep;
  /** Of what was erased last. */
  receipt: SignedReceipt | null;
  holds: LegalHold[];
  staff: Record<string, string>;
  timezone: string;
  now: Date;
}

/** How long data is kept: the choice in force, what it erased last, every class with its period, legal holds. */
export function RetentionView(props: Props) {
  const { retention, holds } = props;
  return (
    <BlockStack gap="400">
      <InForce {...props} />
      <RetentionChooser key={`${retention.profile} ${retention.maximum}`} current={retention} />
      <Holds {...props} />
      <Periods retention={retention} />
      {holds.length >= 200 && <Text as="p">Only the newest 200 holds are listed.</Text>}
    </BlockStack>
  );
}

function InForce({ retention, sweep, receipt, staff, timezone, now }: Props) {
  const when = (iso: string) => (
    <time dateTime={iso} title={exactTime(iso, timezone)}>
      {relativeTime(iso, now, timezone)}
    </time>
  );
  const { label } = profiles[retention.profile];
  const lines = countLines(sweep.erased);
  return (
    <Section title={`In force: ${label}`}>
      <Text as="p">
        What people write is kept {keptUnder("words", retention)}.{" "}
        {retention.setAt ? (
          <>
            Chosen by {(retention.setBy && staff[retention.setBy]) ?? "staff"}, {when(retention.setAt)}.
          </>
        ) : (
          "Nobody has chosen otherwise."
        )}
      </Text>
      {retention.maximum !== null && (
        <Text as="p" tone="subdued">
          {sweep.sweptAt ? <>Last looked for what is too old: {when(sweep.sweptAt)}.</> : "Not looked yet."}
        </Text>
      )}
      {sweep.erasedAt && (
        <>
          <Text as="p">Last erased {when(sweep.erasedAt)}, with a signed receipt:</Text>
          <List>
            {lines.map(({ label: what, count }) => (
              <List.Item key={what}>
                {what}: {count.toLocaleString("en")}
              </List.Item>
            ))}
          </List>
          {receipt && <SweepReceipt receipt={receipt} />}
        </>
      )}
    </Section>
  );
}

function SweepReceipt({ receipt }: { receipt: SignedReceipt }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <InlineStack>
        <Button
          variant="plain"
          disclosure={open ? "up" : "down"}
          ariaControls="sweep-receipt"
          ariaExpanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? "Hide receipt" : "Read receipt"}
        </Button>
      </InlineStack>
      <Collapsible id="sweep-receipt" open={open}>
        <ReceiptFacts receipt={receipt} />
      </Collapsible>
    </>
  );
}

function Holds({ holds, staff, timezone, now }: Props) {
  return (
    <Section title="Legal holds">
      <Text as="p" tone="subdued">
        {holds.length === 0
          ? "Nobody's data is kept by law. Where a law requires it, set a hold beside the person's conversation."
          : "These persons are neither erased for age nor on request, until the hold is lifted."}
      </Text>
      {holds.map(({ contactId, name, category, reason, setBy, setAt }) => (
        <InlineStack key={contactId} align="space-between" blockAlign="start" gap="200">
          <BlockStack gap="050">
            <Text as="h3" fontWeight="medium">
              {name} · {holdWords[category]}
            </Text>
            <Text as="p" breakWord>
              {reason}
            </Text>
            <Text as="p" tone="subdued">
              {staff[setBy] ?? "Staff"} ·{" "}
              <time dateTime={setAt} title={exactTime(setAt, timezone)}>
                {relativeTime(setAt, now, timezone)}
              </time>
            </Text>
          </BlockStack>
          <LiftHold contactId={contactId} name={name} />
        </InlineStack>
      ))}
    </Section>
  );
}

function LiftHold({ contactId, name }: { contactId: string; name: string }) {
  const refused = useRefusal("hold_person") !== null;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} disabled={refused}>
        Lift hold…
      </Button>
      <PersonHold contactId={contactId} name={name} held open={open} onClose={() => setOpen(false)} />
    </>
  );
}

function Periods({ retention }: { retention: RetentionInForce }) {
  const classes: [string, DataClass][] = Object.entries(dataClasses);
  return (
    <Section title="Every kind of data">
      <dl style={{ margin: 0, display: "grid", gap: "var(--p-space-300)" }}>
        {classes.map(([name, { label, keeps, retention: ends }]) => {
          const kept = keptUnder(keeps, retention);
          return (
            <div key={name}>
              <Text as="dt" fontWeight="medium">
                {label}
              </Text>
              <Text as="dd" tone="subdued">
                {capital(kept ? `${kept}; ${ends}` : ends)}
              </Text>
            </div>
          );
        })}
      </dl>
      <Text as="h3" variant="headingSm">
        Above every profile
      </Text>
      <List>
        {laws.map(({ rule, source }) => (
          <List.Item key={rule}>
            {rule} <Text as="span" tone="subdued">{`(${source})`}</Text>
          </List.Item>
        ))}
      </List>
      <Text as="p" tone="subdued">
        The same numbers stand on the{" "}
        <Link url="/privacy" target="_blank">
          public policy
        </Link>
        .
      </Text>
    </Section>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {children}
      </BlockStack>
    </Card>
  );
}
