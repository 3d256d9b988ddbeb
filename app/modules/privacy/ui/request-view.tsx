import { Banner, BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useTimeWords } from "#app/ui/use-time-words.ts";
import type { PackageKind, RequestRow } from "../privacy.ts";
import type { SignedReceipt } from "../receipt.ts";
import { countLines } from "../table-words.ts";
import { clockWords } from "./clock-words.ts";
import { Facts } from "./facts.tsx";
import { ReceiptFacts } from "./receipt-facts.tsx";

interface Props {
  request: RequestRow;
  receipt: SignedReceipt | null;
  /** Who of the staff asked. */
  askedBy: string | null;
  /** Who of the staff decided instead of a proof. */
  decidedBy: string | null;
  statusUrl: string;
  now: Date;
  onDownload: (kind: PackageKind) => void;
  downloading: PackageKind | null;
  problem: string | null;
}

/** One request: how it stands, what was found, and the proof that it was done. */
export function RequestView(props: Props) {
  const { request, receipt } = props;
  const { t } = useTranslation("requests");
  return (
    <BlockStack gap="400">
      {request.shortfalls.map((code) => (
        <Banner key={code} tone={code === "rows_left" ? "critical" : "info"}>
          {t(`shortfalls.${code}`)}
        </Banner>
      ))}
      <Summary {...props} />
      {request.state === "ready" && <Package {...props} />}
      <Found request={request} />
      {receipt && (
        <Card>
          <ReceiptFacts receipt={receipt} />
        </Card>
      )}
    </BlockStack>
  );
}

function Summary({ request, askedBy, decidedBy, statusUrl, now }: Props) {
  const { t } = useTranslation("requests");
  const times = useTimeWords();
  const { origin, verification, reason, receivedAt, completedAt } = request;
  const how = verification && t(`verifications.${verification}`);
  const verified = how && decidedBy ? t("facts.verifiedBy", { how, name: decidedBy }) : how;
  const page = (
    <Link key="page" url={statusUrl} target="_blank">
      {statusUrl}
    </Link>
  );
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t(`states.${request.state}`)}
        </Text>
        <Facts
          facts={[
            [t("facts.askedBy"), origin === "staff" && askedBy ? askedBy : t(`origins.${origin}`)],
            [t("facts.verified"), verified],
            [t("facts.why"), reason && t(`reasons.${reason}`)],
            [t("facts.received"), times.exact(receivedAt)],
            [t("facts.completed"), completedAt && times.exact(completedAt)],
            [t("facts.clock"), completedAt ? null : (clockWords(t, times, request, now)?.text ?? null)],
            [t("facts.page"), page],
          ]}
        />
        <Text as="p" tone="subdued">
          {t("facts.pageHint")}
        </Text>
      </BlockStack>
    </Card>
  );
}

function Package({ onDownload, downloading, problem }: Props) {
  const { t } = useTranslation("requests");
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("package.title")}
        </Text>
        <Text as="p">{t("package.text")}</Text>
        {problem && <Banner tone="critical">{problem}</Banner>}
        <InlineStack gap="200">
          <Button
            variant="primary"
            onClick={() => onDownload("page")}
            loading={downloading === "page"}
            disabled={downloading !== null}
          >
            {t("package.page")}
          </Button>
          <Button
            onClick={() => onDownload("json")}
            loading={downloading === "json"}
            disabled={downloading !== null}
          >
            {t("package.json")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function Found({ request }: { request: RequestRow }) {
  const { t } = useTranslation("requests");
  const { t: tables, i18n } = useTranslation("tables");
  const lines = countLines(tables, request.counts, i18n.language);
  if (lines.length === 0) return null;
  const kept = request.kind === "access" || request.state === "held";
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t(kept ? "found.kept" : "found.erased")}
        </Text>
        <Facts facts={lines.map(({ label, count }) => [label, count])} />
      </BlockStack>
    </Card>
  );
}
