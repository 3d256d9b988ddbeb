import {
  Banner,
  BlockStack,
  Button,
  Card,
  InlineStack,
  Link,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { HiddenValues } from "#app/modules/contacts/ui/hidden-values.tsx";
import { acceptances, refusals, type RequestRow, type ShownName } from "../privacy.ts";

interface Props {
  request: RequestRow;
  named: ShownName | null;
  /** Conversations of the persons that the name can mean. */
  conversations: { id: string; title: string }[];
  claim: string | null;
  statusUrl: string;
  /** What is being sent to the server; null for nothing. */
  sending: string | null;
  problem: string | null;
  onSend: (fields: Record<string, string>) => void;
}

/** A request that waits: who asked is not known yet, and nothing happens before it is. */
export function VerifyCard(props: Props) {
  const { t } = useTranslation("requests");
  const { request, named, conversations, claim, problem } = props;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t("verify.title")}
          </Text>
          <Text as="p">
            {named && t(`verify.named.${named.by}`, { value: named.value })}{" "}
            {t(claim === null ? "verify.over" : "verify.waits")}
          </Text>
          {(named?.by === "email" || named?.by === "phone") && (
            <HiddenValues
              values={[{ kind: named.by, masked: named.value }]}
              of={t("verify.whoever")}
              address={`/app/privacy/${request.id}/reveal`}
            />
          )}
          <KnownHere conversations={conversations} />
        </BlockStack>
        {problem && <Banner tone="critical">{problem}</Banner>}
        {request.origin === "mail" && claim !== null && <MailAnswer {...props} claim={claim} />}
        <Decide {...props} />
      </BlockStack>
    </Card>
  );
}

function KnownHere({ conversations }: Pick<Props, "conversations">) {
  const { t } = useTranslation("requests");
  if (conversations.length === 0)
    return (
      <Text as="p" tone="subdued">
        {t("verify.nobody")}
      </Text>
    );
  return (
    <Text as="p">
      {t("verify.mayBe")}{" "}
      {conversations.map(({ id, title }, at) => (
        <span key={id}>
          {at > 0 && ", "}
          <Link url={`/app/conversations/${id}`}>{title}</Link>
        </span>
      ))}
    </Text>
  );
}

function MailAnswer({ request, claim, statusUrl, sending, onSend }: Props & { claim: string }) {
  const { t } = useTranslation("requests");
  const text = t("mail.answer", { claim, statusUrl });
  return (
    <BlockStack gap="200">
      <TextField
        label={t("verify.answer")}
        value={text}
        multiline={4}
        readOnly
        autoComplete="off"
        helpText={t(request.acknowledgedAt ? "verify.answerSent" : "verify.answerDue")}
      />
      <InlineStack gap="200">
        <Button onClick={() => void navigator.clipboard.writeText(text)}>{t("verify.copy")}</Button>
        {request.acknowledgedAt === null && (
          <Button loading={sending === "acknowledge"} onClick={() => onSend({ intent: "acknowledge" })}>
            {t("verify.sent")}
          </Button>
        )}
      </InlineStack>
    </BlockStack>
  );
}

function Decide({ conversations, sending, onSend }: Props) {
  const { t } = useTranslation("requests");
  const [reason, setReason] = useState("");
  const accepts = acceptances.some((one) => one === reason);
  // Nobody was found by the name: there is nobody to carry it out for.
  const open = conversations.length > 0 ? [...acceptances] : [];
  const options = [...open, ...refusals].map((value) => ({ value, label: t(`decisions.${value}`) }));
  // The first is no choice: a reason has to be given.
  const unchosen = { label: t("verify.choose"), value: "", disabled: true };
  return (
    <BlockStack gap="200">
      <Select
        label={t("verify.decide")}
        options={[unchosen, ...options]}
        value={reason}
        onChange={setReason}
        helpText={t("verify.decideHint")}
      />
      <InlineStack>
        <Button
          {...(accepts && { tone: "critical" })}
          disabled={reason === ""}
          loading={sending === "decide"}
          onClick={() => onSend({ intent: "decide", reason })}
        >
          {t(reason === "" || accepts ? "verify.carryOut" : "verify.refuse")}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
