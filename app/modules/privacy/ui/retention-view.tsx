import { BlockStack, Button, Card, Collapsible, InlineStack, Link, List, Text } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { Trans, useTranslation } from "react-i18next";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import { mostHolds } from "../hold.ts";
import type { LegalHold } from "../privacy.ts";
import type { SignedReceipt } from "../receipt.ts";
import { classList, howLong } from "../register-words.ts";
import type { LastSweep, RetentionInForce } from "../retention-choice.server.ts";
import { laws } from "../retention.ts";
import { keptUnder } from "../retention-words.ts";
import { CountList } from "./count-list.tsx";
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
  now: Date;
}

/** How long data is kept: the choice in force, what it erased last, every class with its period, legal holds. */
export function RetentionView(props: Props) {
  const { t } = useTranslation("retention");
  const { retention, holds } = props;
  return (
    <BlockStack gap="400">
      <InForce {...props} />
      <RetentionChooser key={`${retention.profile} ${retention.maximum}`} current={retention} />
      <Holds {...props} />
      <Periods retention={retention} />
      {holds.length >= mostHolds && <Text as="p">{t("holds.newest", { count: mostHolds })}</Text>}
    </BlockStack>
  );
}

function InForce({ retention, sweep, receipt, staff, now }: Props) {
  const { t } = useTranslation("retention");
  const when = (iso: string) => ({ when: <When at={iso} now={now} /> });
  const name = (retention.setBy && staff[retention.setBy]) ?? t("inForce.staff");
  return (
    <Section title={t("inForce.title", { profile: t(`profiles.${retention.profile}.label`) })}>
      <Text as="p">
        {t("inForce.kept", { kept: keptUnder(t, "words", retention) })}{" "}
        {retention.setAt ? (
          <Trans
            t={t}
            i18nKey="inForce.chosen"
            components={{ name: <span>{name}</span>, ...when(retention.setAt) }}
          />
        ) : (
          t("inForce.nobody")
        )}
      </Text>
      {retention.maximum !== null && (
        <Text as="p" tone="subdued">
          {sweep.sweptAt ? (
            <Trans t={t} i18nKey="inForce.looked" components={when(sweep.sweptAt)} />
          ) : (
            t("inForce.notLooked")
          )}
        </Text>
      )}
      {sweep.erasedAt && (
        <>
          <Text as="p">
            <Trans t={t} i18nKey="inForce.erased" components={when(sweep.erasedAt)} />
          </Text>
          <CountList counts={sweep.erased} />
          {receipt && <SweepReceipt receipt={receipt} />}
        </>
      )}
    </Section>
  );
}

/** How long ago, and exactly when it is pointed at. */
function When({ at, now }: { at: string; now: Date }) {
  const times = useTimeWords();
  return (
    <time dateTime={at} title={times.exact(at)}>
      {times.since(at, now)}
    </time>
  );
}

function SweepReceipt({ receipt }: { receipt: SignedReceipt }) {
  const { t } = useTranslation("retention");
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
          {t(open ? "inForce.hide" : "inForce.read")}
        </Button>
      </InlineStack>
      <Collapsible id="sweep-receipt" open={open}>
        <ReceiptFacts receipt={receipt} />
      </Collapsible>
    </>
  );
}

function Holds({ holds, staff, now }: Props) {
  const { t } = useTranslation("retention");
  const { t: rights } = useTranslation("rights");
  return (
    <Section title={t("holds.title")}>
      <Text as="p" tone="subdued">
        {t(holds.length === 0 ? "holds.none" : "holds.text")}
      </Text>
      {holds.map(({ contactId, name, category, reason, setBy, setAt }) => (
        <InlineStack key={contactId} align="space-between" blockAlign="start" gap="200">
          <BlockStack gap="050">
            <Text as="h3" fontWeight="medium">
              {t("holds.whose", { name, category: rights(`hold.categories.${category}`) })}
            </Text>
            <Text as="p" breakWord>
              {reason}
            </Text>
            <Text as="p" tone="subdued">
              {staff[setBy] ?? t("holds.staff")} · <When at={setAt} now={now} />
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
  const { t } = useTranslation("retention");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} disabled={refused}>
        {t("holds.lift")}
      </Button>
      <PersonHold contactId={contactId} name={name} held open={open} onClose={() => setOpen(false)} />
    </>
  );
}

function Periods({ retention }: { retention: RetentionInForce }) {
  const { t } = useTranslation("retention");
  const { t: register } = useTranslation(["register", "times"]);
  const policy = <Link url="/privacy" target="_blank" />;
  return (
    <Section title={t("every.title")}>
      <dl style={{ margin: 0, display: "grid", gap: "var(--p-space-300)" }}>
        {classList.map(([name]) => (
          <div key={name}>
            <Text as="dt" fontWeight="medium">
              {register(`classes.${name}.label`)}
            </Text>
            <Text as="dd" tone="subdued">
              {capital(howLong(register, t, name, retention))}
            </Text>
          </div>
        ))}
      </dl>
      <Text as="h3" variant="headingSm">
        {t("every.above")}
      </Text>
      <List>
        {laws.map((law) => (
          <List.Item key={law}>
            {t(`laws.${law}.rule`)} <Text as="span" tone="subdued">{`(${t(`laws.${law}.source`)})`}</Text>
          </List.Item>
        ))}
      </List>
      <Text as="p" tone="subdued">
        <Trans t={t} i18nKey="every.public" components={{ policy }} />
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
