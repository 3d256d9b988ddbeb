import { BlockStack, Box, Card, Collapsible, Button, InlineStack, Text } from "@shopify/polaris";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DataClass } from "../data-class.ts";
import type { DataClassName } from "../data-classes.ts";
import { classList, howLong, listed, subjects, type RegisterT } from "../register-words.ts";
import type { Retention } from "../retention.ts";

interface Props {
  /** Fields of the database by class, as "messages.content_sealed". */
  fields: Record<string, string[]>;
  retention: Retention;
}

/** Every kind of data that is kept: why, for whom, how long, and what each right does to it. */
export function RegisterView({ fields, retention }: Props) {
  const { t } = useTranslation("register");
  return (
    <BlockStack gap="400">
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <Text as="p" tone="subdued">
          {t("lead")}
        </Text>
      </Box>
      {subjects.map((subject) => (
        <BlockStack key={subject} gap="200">
          <Box paddingInline={{ xs: "400", sm: "0" }}>
            <Text as="h2" variant="headingMd">
              {t(`subjects.${subject}`)}
            </Text>
          </Box>
          <Card padding="0">
            {classList
              .filter(([, { subject: whose }]) => whose === subject)
              .map(([name, found], at) => (
                <Box
                  key={name}
                  padding="400"
                  {...(at > 0 && { borderBlockStartWidth: "025", borderColor: "border" })}
                >
                  <Kind name={name} found={found} fields={fields[name] ?? []} retention={retention} />
                </Box>
              ))}
          </Card>
        </BlockStack>
      ))}
    </BlockStack>
  );
}

interface KindProps {
  name: DataClassName;
  found: DataClass;
  fields: string[];
  retention: Retention;
}

function Kind({ name, found, fields, retention }: KindProps) {
  const { t } = useTranslation(["register", "times"]);
  const { t: periods } = useTranslation("retention");
  const [open, setOpen] = useState(false);
  const id = useId();
  const label = t(`classes.${name}.label`);
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="h3" fontWeight="semibold">
          {label}
        </Text>
        <Button
          variant="plain"
          onClick={() => setOpen(!open)}
          ariaExpanded={open}
          ariaControls={id}
          accessibilityLabel={t(open ? "hide" : "show", { label })}
          disclosure={open ? "up" : "down"}
        >
          {t("fields", { count: fields.length })}
        </Button>
      </InlineStack>
      <Text as="p">{t("kept", { purpose: t(`classes.${name}.purpose`) })}</Text>
      <dl className="register__facts">
        <Fact term={t("facts.howLong")} text={howLong(t, periods, name, retention)} />
        <Fact
          term={t("facts.from")}
          text={listed(
            t,
            found.from.map((one) => t(`sources.${one}`)),
          )}
        />
        <Fact
          term={t("facts.to")}
          text={listed(
            t,
            found.recipients.map((one) => t(`recipients.${one}`)),
          )}
        />
        <Fact term={t("facts.basis")} text={t(`bases.${found.basis}`)} />
        <Fact term={t("facts.rights")} text={rightsWords(t, found)} />
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

const rights = ["access", "correction", "erasure", "restriction", "objection"] as const;

function rightsWords(t: RegisterT, found: DataClass): string {
  return rights
    .map((right) => t("right", { right: t(`rights.${right}`), handling: t(`handlings.${found[right]}`) }))
    .join(" · ");
}
