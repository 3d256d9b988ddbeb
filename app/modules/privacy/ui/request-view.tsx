import { Banner, BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { exactTime } from "#app/ui/times.ts";
import type { PackageKind, RequestRow } from "../privacy.ts";
import type { SignedReceipt } from "../receipt.ts";
import {
  originWords,
  reasonOfRequestWords,
  shortfallWords,
  stateWords,
  verificationWords,
} from "../request-words.ts";
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
  timezone: string;
  now: Date;
  onDownload: (kind: PackageKind) => void;
  downloading: PackageKind | null;
  problem: string | null;
}

/** One request: how it stands, what was found, and the proof that it was done. */
export function RequestView(props: Props) {
  const { request, receipt } = props;
  return (
    <BlockStack gap="400">
      {request.shortfalls.map((code) => (
        <Banner key={code} tone={code === "rows_left" ? "critical" : "info"}>
          {shortfallWords[code]}
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

function Summary({ request, askedBy, decidedBy, statusUrl, timezone, now }: Props) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {stateWords[request.state]}
        </Text>
        <Facts
          facts={[
            ["Asked by", request.origin === "staff" && askedBy ? askedBy : originWords[request.origin]],
            ...(request.verification ? [verified(verificationWords[request.verification], decidedBy)] : []),
            ...(request.reason ? [why(reasonOfRequestWords[request.reason])] : []),
            ["Received", exactTime(request.receivedAt, timezone)],
            request.completedAt
              ? ["Completed", exactTime(request.completedAt, timezone)]
              : ["Clock", clockWords(request, now)?.text],
            [
              "Public page",
              <Link key="page" url={statusUrl} target="_blank">
                {statusUrl}
              </Link>,
            ],
          ]}
        />
        <Text as="p" tone="subdued">
          The public page says how far it is to whoever has its address, and nothing of whom it is about.
        </Text>
      </BlockStack>
    </Card>
  );
}

const why = (reason: string): [string, string] => ["Why", reason];

function verified(how: string, decidedBy: string | null): [string, string] {
  return ["Verified", decidedBy ? `${how} (${decidedBy})` : how];
}

function Package({ onDownload, downloading, problem }: Props) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          The package
        </Text>
        <Text as="p">
          Everything kept of this person, as a file for them: a page to read, or JSON for another system. It
          is made when you fetch it and not kept here. Shopify expects you to hand it on; we do not write to
          your customers.
        </Text>
        {problem && <Banner tone="critical">{problem}</Banner>}
        <InlineStack gap="200">
          <Button
            variant="primary"
            onClick={() => onDownload("page")}
            loading={downloading === "page"}
            disabled={downloading !== null}
          >
            Download page
          </Button>
          <Button
            onClick={() => onDownload("json")}
            loading={downloading === "json"}
            disabled={downloading !== null}
          >
            Download JSON
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function Found({ request }: { request: RequestRow }) {
  const lines = countLines(request.counts);
  if (lines.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {request.kind === "access" || request.state === "held" ? "What is kept" : "What was erased"}
        </Text>
        <Facts facts={lines.map(({ label, count }) => [label, count.toLocaleString("en")])} />
      </BlockStack>
    </Card>
  );
}
