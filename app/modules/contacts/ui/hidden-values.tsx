import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useRefusalWords } from "#app/modules/access/ui/refusal-words.ts";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import type { Masked, Reach, Revealed } from "../masked.ts";

export interface HiddenValue {
  kind: Reach;
  masked: Masked;
}

interface Props {
  values: HiddenValue[];
  /** What the person is called, for those who hear the buttons. */
  of: string;
  /** The action that answers a value. It gets `kind` and these fields. */
  address: string;
  fields?: Record<string, string>;
}

/** A person's e-mail and phone, hidden. What is revealed is kept nowhere: it goes when this leaves the page. */
export function HiddenValues({ values, of, address, fields = {} }: Props) {
  const refusal = useRefusal("reveal_contact_details");
  if (values.length === 0) return null;
  return (
    <BlockStack gap="050">
      {values.map(({ kind, masked }) => (
        <Value
          key={`${kind} ${masked}`}
          kind={kind}
          masked={masked}
          of={of}
          address={address}
          fields={fields}
          refused={refusal !== null}
        />
      ))}
      {refusal && (
        <Text as="p" tone="subdued">
          {refusal}
        </Text>
      )}
    </BlockStack>
  );
}

function Value({
  kind,
  masked,
  of,
  address,
  fields,
  refused,
}: HiddenValue & Omit<Required<Props>, "values"> & { refused: boolean }) {
  const fetcher = useFetcher<Revealed>();
  const { copy, copied } = useCopy();
  const { t } = useTranslation("contacts");
  const value = fetcher.data && "value" in fetcher.data ? fetcher.data.value : null;
  const problem =
    fetcher.state === "idle" && fetcher.data && "problem" in fetcher.data && fetcher.data.problem;
  // Each reveal is written down: pressed twice, it is still one.
  const reveal = () =>
    fetcher.state === "idle" && fetcher.submit({ ...fields, kind }, { method: "post", action: address });
  return (
    <>
      <InlineStack gap="200" blockAlign="center" wrap={false}>
        <div style={{ minWidth: 0 }}>
          {value === null && <Hidden kind={kind} masked={masked} />}
          <span role="status">
            {value !== null && (
              <Text as="span" breakWord>
                <Text as="span" visuallyHidden>
                  {t("labelled", { label: t(`reach.${kind}`) })}{" "}
                </Text>
                {value}
              </Text>
            )}
          </span>
        </div>
        {/* One button all the while: whoever pressed it by the keyboard stays where they are. */}
        <Button
          variant="plain"
          disabled={refused}
          onClick={value === null ? reveal : () => copy(value)}
          accessibilityLabel={
            value === null ? t(`revealOf.${kind}`, { name: of }) : t(`copyOf.${kind}`, { name: of })
          }
        >
          {value === null ? t("reveal") : copied ? t("copied") : t("copy")}
        </Button>
      </InlineStack>
      {problem && <RevealProblem why={problem} />}
    </>
  );
}

/** Why a value could not be revealed. */
export function RevealProblem({ why }: { why: Extract<Revealed, { problem: unknown }>["problem"] }) {
  const { t } = useTranslation(["contacts", "shell"]);
  const refusalWords = useRefusalWords();
  const words = () => {
    if (why === "not_known") return t("notKnown");
    return why === "not_answering" ? t("shell:notAnswering") : refusalWords(why);
  };
  return (
    <Text as="p" tone="critical">
      {words()}
    </Text>
  );
}

function Hidden({ kind, masked }: HiddenValue) {
  const { t } = useTranslation("contacts");
  return (
    <>
      <Text as="span" visuallyHidden>
        {t(`hidden.${kind}`)}
      </Text>
      <span aria-hidden>{masked}</span>
    </>
  );
}

/** Where the browser refuses, the text is there to be selected. */
function useCopy() {
  const [copied, setCopied] = useState(false);
  const copy = (text: string) =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return { copy, copied };
}
