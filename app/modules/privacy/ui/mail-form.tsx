import { BlockStack, Banner, Button, Card, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NamedPerson } from "../privacy.ts";
import { readMail } from "../read-mail.ts";

/** Why a request was not recorded. */
export type MailProblem = "not_a_name" | "not_answering";

interface Props {
  sending: boolean;
  problem: MailProblem | null;
  onRecord: (fields: { kind: string; name: string }) => void;
}

const kinds = ["erase_person", "access"] as const;

/** A request that came by mail. The mail is read in the browser and not kept: only whom it names. */
export function MailForm({ sending, problem, onRecord }: Props) {
  const { t } = useTranslation("requests");
  const [mail, setMail] = useState("");
  const [name, setName] = useState("");
  const [kind, setKind] = useState<string>(kinds[0]);
  const read = readMail(mail);
  const paste = (text: string) => {
    setMail(text);
    const { named } = readMail(text);
    if (named) setName(asTyped(named));
  };
  return (
    <Card>
      <BlockStack gap="400">
        {problem === "not_answering" && <Banner tone="critical">{t(`mail.problems.${problem}`)}</Banner>}
        <TextField
          label={t("mail.mail")}
          value={mail}
          onChange={paste}
          multiline={6}
          maxHeight={240}
          autoComplete="off"
          helpText={t("mail.mailHint")}
        />
        {mail !== "" && <Recognised knownSubject={read.knownSubject} found={read.named !== null} />}
        <Select
          label={t("mail.want")}
          options={kinds.map((value) => ({ value, label: t(`mail.kinds.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        <TextField
          label={t("mail.name")}
          value={name}
          onChange={setName}
          autoComplete="off"
          helpText={t("mail.nameHint")}
          {...(problem === "not_a_name" && { error: t(`mail.problems.${problem}`) })}
        />
        <InlineStack align="end">
          <Button variant="primary" loading={sending} onClick={() => onRecord({ kind, name })}>
            {t("mail.record")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

/** A name as somebody would type it. */
function asTyped({ by, value }: NamedPerson): string {
  return by === "handle" ? `@${value}` : value;
}

function Recognised({ knownSubject, found }: { knownSubject: boolean; found: boolean }) {
  const { t } = useTranslation("requests");
  return (
    <Text as="p" tone="subdued">
      {t(knownSubject ? "mail.known" : "mail.unknown")} {t(found ? "mail.found" : "mail.notFound")}
    </Text>
  );
}
