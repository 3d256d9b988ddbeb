import { BlockStack, Box, Card, Collapsible, Button, InlineStack, Text } from "@shopify/polaris";
import { useId, useState } from "react";
import type { DataClass } from "../data-class.ts";
import { dataClasses, type DataClassName } from "../data-classes.ts";
import { handlingWords, recipientWords, sourceWords, subjectWords } from "../register-words.ts";
import { keptUnder, type Retention } from "../retention.ts";

interface Props {
  /** Fields of the database by class, as "messages.content_sealed". */
  fields: Record<string, string[]>;
  retention: Retention;
}

/** Every kind of data that is kept: why, for whom, how long, and what each right does to it. */
export function RegisterView({ fields, retention }: Props) {
  const classes = Object.entries(dataClasses) as [DataClassName, DataClass][];
  return (
    <BlockStack gap="400">
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <Text as="p" tone="subdued">
          Every field of the database belongs to one of these kinds; a field without one cannot be released.
          The public policy, packages, erasures and retention are made from the same list.
        </Text>
      </Box>
      {subjectWords.map(([subject, title]) => (
        <BlockStack key={subject} gap="200">
          <Box paddingInline={{ xs: "400", sm: "0" }}>
            <Text as="h2" variant="headingMd">
              {title}
            </Text>
          </Box>
          <Card padding="0">
            {classes
              .filter(([, { subject: whose }]) => whose === subject)
              .map(([name, found], at) => (
                <Box
                  key={name}
                  padding="400"
                  {...(at > 0 && { borderBlockStartWidth: "025", borderColor: "border" })}
                >
                  <Kind found={found} fields={fields[name] ?? []} retention={retention} />
                </Box>
              ))}
          </Card>
        </BlockStack>
      ))}
    </BlockStack>
  );
}

interface KindProps {
  found: DataClass;
  fields: string[];
  retention: Retention;
}

function Kind({ found, fields, retention }: KindProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const kept = keptUnder(found.keeps, retention);
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="h3" fontWeight="semibold">
          {found.label}
        </Text>
        <Button
          variant="plain"
          onClick={() => setOpen(!open)}
          ariaExpanded={open}
          ariaControls={id}
          accessibilityLabel={`${open ? "Hide" : "Show"} the fields of: ${found.label}`}
          disclosure={open ? "up" : "down"}
        >
          {fields.length === 1 ? "1 field" : `${fields.length} fields`}
        </Button>
      </InlineStack>
      <Text as="p">Kept {found.purpose}.</Text>
      <dl className="register__facts">
        <Fact term="How long" text={kept ? `${kept}; ${found.retention}` : found.retention} />
        <Fact term="Comes from" text={found.from.map((one) => sourceWords[one]).join("; ")} />
        <Fact term="Received by" text={found.recipients.map((one) => recipientWords[one]).join("; ")} />
        <Fact term="Basis" text={found.basis} />
        <Fact term="Rights" text={rights(found)} />
      </dl>
      <Collapsible open={open} id={id}>
        <Text as="p" tone="subdued" breakWord>
          {fields.join(", ")}
        </Text>
      </Collapsible>
    </BlockStack>
  );
}

function Fact({ term, text }: { term: string; text: string }) {
  return (
    <div>
      <Text as="dt" variant="bodySm" tone="subdued">
        {term}
      </Text>
      <Text as="dd">{text}</Text>
    </div>
  );
}

function rights({ access, correction, erasure, restriction, objection }: DataClass): string {
  const all = { access, correction, erasure, restriction, objection };
  return Object.entries(all)
    .map(([right, handling]) => `${right}: ${handlingWords[handling]}`)
    .join(" · ");
}
