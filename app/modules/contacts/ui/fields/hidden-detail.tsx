import { useFetcher } from "@remix-run/react";
import { Button, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useRefusal } from "#app/modules/access/ui/use-may.ts";
import type { ContactField } from "../../fields/fields.ts";
import type { Revealed } from "../../masked.ts";
import { RevealProblem } from "../hidden-values.tsx";
import { useDetailWords } from "./detail-words.ts";

interface Props {
  contactId: string;
  field: ContactField;
  /** What the person is called, for those who hear the button. */
  of: string;
}

/** What stands in a hidden field: revealed one at a time, and kept nowhere. */
export function HiddenDetail({ contactId, field, of }: Props) {
  const { t } = useTranslation("fields");
  const words = useDetailWords();
  const refusal = useRefusal("reveal_contact_details");
  const fetcher = useFetcher<Revealed>();
  const answer = fetcher.state === "idle" ? fetcher.data : undefined;
  const value = fetcher.data && "value" in fetcher.data ? fetcher.data.value : null;
  // Each reveal is written down: pressed twice, it is still one.
  const reveal = () =>
    fetcher.state === "idle" &&
    fetcher.submit({ fieldId: field.id }, { method: "post", action: `/app/contacts/${contactId}/reveal` });
  return (
    <>
      <InlineStack gap="200" blockAlign="center">
        {value === null && (
          <>
            <Text as="span" visuallyHidden>
              {t("card.hidden")}
            </Text>
            <span aria-hidden>••••••</span>
            <Button
              variant="plain"
              disabled={refusal !== null}
              loading={fetcher.state !== "idle"}
              onClick={reveal}
              accessibilityLabel={t("card.revealOf", { field: field.name, name: of })}
            >
              {t("card.reveal")}
            </Button>
          </>
        )}
        <span role="status">{value === null ? null : words(field, value)}</span>
      </InlineStack>
      {answer && "problem" in answer && <RevealProblem why={answer.problem} />}
    </>
  );
}
