import { useFetcher } from "@remix-run/react";
import { BlockStack, InlineError, InlineStack, Tag } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ContactTag, TagResult } from "../../tags/tags.ts";
import { TagField } from "./tag-field.tsx";

interface Props {
  contactId: string;
  /** What the person has. */
  tags: ContactTag[];
  /** Every tag of the store. */
  known: ContactTag[];
  disabled: boolean;
}

/** The tags of a person: put on by typing, taken off one by one. */
export function ContactTags({ contactId, tags, known, disabled }: Props) {
  const { t } = useTranslation("people");
  const fetcher = useFetcher<TagResult>();
  const busy = fetcher.state !== "idle";
  const error = !busy && fetcher.data?.ok === false ? fetcher.data.error : null;
  const send = (form: Record<string, string>) =>
    fetcher.submit(form, { method: "post", action: `/app/contacts/${contactId}/tags` });
  return (
    <BlockStack gap="200">
      <TagField
        offered={known.filter(({ id }) => !tags.some((tag) => tag.id === id))}
        disabled={disabled}
        busy={busy}
        onAdd={(name) => send({ intent: "add", name })}
      />
      {tags.length > 0 && (
        <InlineStack gap="150">
          {tags.map(({ id, name }) => (
            <Tag key={id} disabled={disabled || busy} onRemove={() => send({ intent: "remove", tagId: id })}>
              {name}
            </Tag>
          ))}
        </InlineStack>
      )}
      {error && <InlineError message={t(`tagErrors.${error}`)} fieldID="contact-tags" />}
    </BlockStack>
  );
}
