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
import { HiddenValues } from "#app/modules/contacts/ui/hidden-values.tsx";
import { acceptances, refusals, type RequestRow, type ShownName } from "../privacy.ts";
import { answerToMail, nameOf, reasonWords } from "../verification-words.ts";

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
  const { request, named, conversations, claim, problem } = props;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            Who asked?
          </Text>
          <Text as="p">
            {named && whoAsked(named)}{" "}
            {claim === null
              ? "The words that prove it were not sent within a week. It is for you to decide now."
              : "As soon as they send the words of their page from their own Instagram account, this goes on by itself."}
          </Text>
          {(named?.by === "email" || named?.by === "phone") && (
            <HiddenValues
              values={[{ kind: named.by, masked: named.value }]}
              of="whoever asked"
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

function whoAsked(named: ShownName): string {
  if (named.by === "email") return "They gave their e-mail.";
  if (named.by === "phone") return "They gave their phone number.";
  return `They call themselves ${nameOf(named)}.`;
}

function KnownHere({ conversations }: Pick<Props, "conversations">) {
  if (conversations.length === 0)
    return (
      <Text as="p" tone="subdued">
        Nobody of that name has written to you.
      </Text>
    );
  return (
    <Text as="p">
      That can be:{" "}
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
  const text = answerToMail(claim, statusUrl);
  return (
    <BlockStack gap="200">
      <TextField
        label="Your answer to the mail"
        value={text}
        multiline={4}
        readOnly
        autoComplete="off"
        helpText={request.acknowledgedAt ? "Marked as sent." : "To be sent within 72 hours of the mail."}
      />
      <InlineStack gap="200">
        <Button onClick={() => void navigator.clipboard.writeText(text)}>Copy text</Button>
        {request.acknowledgedAt === null && (
          <Button loading={sending === "acknowledge"} onClick={() => onSend({ intent: "acknowledge" })}>
            I have sent it
          </Button>
        )}
      </InlineStack>
    </BlockStack>
  );
}

/** The first is no choice: a reason has to be given. */
const unchosen = { label: "Choose a reason", value: "", disabled: true };

function Decide({ conversations, sending, onSend }: Props) {
  const [reason, setReason] = useState("");
  const accepts = acceptances.some((one) => one === reason);
  // Nobody was found by the name: there is nobody to carry it out for.
  const open = conversations.length > 0 ? [...acceptances] : [];
  const options = [...open, ...refusals].map((value) => ({ value, label: reasonWords[value] }));
  return (
    <BlockStack gap="200">
      <Select
        label="Or decide without the words"
        options={[unchosen, ...options]}
        value={reason}
        onChange={setReason}
        helpText="Your name and the reason are kept with the request."
      />
      <InlineStack>
        <Button
          {...(accepts && { tone: "critical" })}
          disabled={reason === ""}
          loading={sending === "decide"}
          onClick={() => onSend({ intent: "decide", reason })}
        >
          {reason === "" || accepts ? "Carry it out" : "Refuse it"}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
