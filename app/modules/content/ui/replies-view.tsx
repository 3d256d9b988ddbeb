import {
  Badge,
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  EmptyState,
  InlineStack,
  ResourceItem,
  ResourceList,
  Text,
  TextField,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useMay } from "#app/modules/access/ui/use-may.ts";
import type { SavedReply } from "../content.ts";
import { findReplies } from "./find-replies.ts";
import { repliesAddress } from "./replies-address.ts";
import { languageName } from "./reply-words.ts";

interface Props {
  replies: SavedReply[];
  /** What is searched for; the address of the page has it too. */
  search: string;
  onSearch: (words: string) => void;
  onDelete: (id: string) => void;
  /** The reply that is being deleted. */
  busyId: string | null;
  failure: string | null;
}

/** The store's saved replies and one's own, with a search over all they say. */
export function RepliesView({ replies, search, onSearch, onDelete, busyId, failure }: Props) {
  const found = findReplies(replies, search);
  return (
    <BlockStack gap="400">
      {failure && <Banner tone="critical">{failure}</Banner>}
      {replies.length === 0 ? (
        <None />
      ) : (
        <Card padding="0">
          <Head search={search} onSearch={onSearch} />
          {found.length === 0 ? (
            <NoMatch onClear={() => onSearch("")} />
          ) : (
            <ResourceList
              items={found}
              renderItem={(reply) => (
                <ReplyRow reply={reply} busy={busyId === reply.id} onDelete={() => onDelete(reply.id)} />
              )}
            />
          )}
        </Card>
      )}
    </BlockStack>
  );
}

function None() {
  const { t } = useTranslation("content");
  return (
    <Card>
      <EmptyState heading={t("none")} image="" action={{ content: t("add"), url: `${repliesAddress}/new` }}>
        <p>{t("about")}</p>
      </EmptyState>
    </Card>
  );
}

function Head({ search, onSearch }: Pick<Props, "search" | "onSearch">) {
  const { t } = useTranslation("content");
  return (
    <Box padding="400">
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("title")}
          </Text>
          <Button variant="primary" url={`${repliesAddress}/new`}>
            {t("add")}
          </Button>
        </InlineStack>
        <Text as="p" tone="subdued">
          {t("about")}
        </Text>
        <TextField
          label={t("search")}
          labelHidden
          placeholder={t("search")}
          type="search"
          autoComplete="off"
          value={search}
          onChange={onSearch}
          clearButton
          onClearButtonClick={() => onSearch("")}
        />
      </BlockStack>
    </Box>
  );
}

function NoMatch({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation("content");
  return (
    <Box padding="400">
      <BlockStack gap="300" inlineAlign="center">
        <Text as="p" tone="subdued">
          {t("noMatch")}
        </Text>
        <Button onClick={onClear}>{t("clearSearch")}</Button>
      </BlockStack>
    </Box>
  );
}

function ReplyRow({ reply, busy, onDelete }: { reply: SavedReply; busy: boolean; onDelete: () => void }) {
  const { t, i18n } = useTranslation("content");
  const allowed = useMay();
  const { id, shortcut, title, body, language, shared, useCount } = reply;
  const remove = {
    content: t("delete"),
    accessibilityLabel: t("deleteOf", { title }),
    disabled: busy,
    onAction: onDelete,
  };
  return (
    <ResourceItem
      id={id}
      url={`${repliesAddress}/${id}`}
      accessibilityLabel={title}
      persistActions
      {...((!shared || allowed("share_replies")) && { shortcutActions: [remove] })}
    >
      <BlockStack gap="100">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" fontWeight="semibold" breakWord>
            {title}
          </Text>
          <code className="replies__shortcut">{`/${shortcut}`}</code>
          {!shared && <Badge>{t("onlyYou")}</Badge>}
          {language && <Badge>{languageName(language, i18n.language)}</Badge>}
        </InlineStack>
        <p className="replies__body">{body}</p>
        {useCount > 0 && (
          <Text as="p" tone="subdued" variant="bodySm">
            {t("used", { count: useCount })}
          </Text>
        )}
      </BlockStack>
    </ResourceItem>
  );
}
