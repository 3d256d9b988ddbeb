import { BlockStack, Banner, Button, Card, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { readMail } from "../read-mail.ts";
import { nameOf } from "../verification-words.ts";

export interface MailProblem {
  field: "name" | "page";
  problem: string;
}

interface Props {
  sending: boolean;
  problem: MailProblem | null;
  onRecord: (fields: { kind: string; name: string }) => void;
}

const kinds = [
  { value: "erase_person", label: "Erase everything kept of them" },
  { value: "access", label: "A copy of everything kept of them" },
];

/** A request that came by mail. The mail is read in the browser and not kept: only whom it names. */
export function MailForm({ sending, problem, onRecord }: Props) {
  const [mail, setMail] = useState("");
  const [name, setName] = useState("");
  const [kind, setKind] = useState("erase_person");
  const read = readMail(mail);
  const paste = (text: string) => {
    setMail(text);
    const { named } = readMail(text);
    if (named) setName(nameOf(named).replace("Instagram account ", ""));
  };
  return (
    <Card>
      <BlockStack gap="400">
        {problem?.field === "page" && <Banner tone="critical">{problem.problem}</Banner>}
        <TextField
          label="The mail, as you received it"
          value={mail}
          onChange={paste}
          multiline={6}
          maxHeight={240}
          autoComplete="off"
          helpText="Paste it with its subject. It stays in your browser: only the name below is stored, encrypted."
        />
        {mail !== "" && <Recognised knownSubject={read.knownSubject} found={read.named !== null} />}
        <Select label="What they want" options={kinds} value={kind} onChange={setKind} />
        <TextField
          label="Whom it names"
          value={name}
          onChange={setName}
          autoComplete="off"
          helpText="An Instagram name or account number, a phone number with its country code, or an e-mail address."
          {...(problem?.field === "name" && { error: problem.problem })}
        />
        <InlineStack align="end">
          <Button variant="primary" loading={sending} onClick={() => onRecord({ kind, name })}>
            Record request
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function Recognised({ knownSubject, found }: { knownSubject: boolean; found: boolean }) {
  return (
    <Text as="p" tone="subdued">
      {knownSubject
        ? "It bears the subject of our deletion page. "
        : "It does not bear the subject of our deletion page: please check what it asks for. "}
      {found ? "Whom it names was found in it." : "It names nobody that could be recognised."}
    </Text>
  );
}
