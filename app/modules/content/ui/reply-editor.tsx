import { Banner, Box, Layout, Page } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { UnsavedBar } from "#app/ui/unsaved-bar.tsx";
import { faultsOf, trimmed, type DraftFault, type SavedReply, type SavedReplyDraft } from "../content.ts";
import type { ReplySources } from "../variables/sources.ts";
import { tellingOf, type WordsByLanguage } from "../variables/telling.ts";
import { ReplyForm } from "./reply-form.tsx";
import { ReplyPreview } from "./reply-preview.tsx";
import { repliesAddress } from "./replies-address.ts";

interface Props {
  /** Null for a new one. */
  reply: SavedReply | null;
  mayShare: boolean;
  sample: ReplySources;
  words: WordsByLanguage;
  /** What the server found wrong with what was sent last. */
  serverFaults: DraftFault[];
  failure: string | null;
  saving: boolean;
  /** It is stored; the page is about to go. */
  saved: boolean;
  onSave: (draft: SavedReplyDraft) => void;
}

/** A saved reply, written beside how a customer will read it. */
export function ReplyEditor({ reply, mayShare, sample, words, serverFaults, ...page }: Props) {
  const { t, i18n } = useTranslation("content");
  const stored: SavedReplyDraft = reply ?? {
    ...{ shortcut: "", title: "", body: "" },
    language: null,
    shared: mayShare,
  };
  const [draft, setDraft] = useState(stored);
  const [tried, setTried] = useState<SavedReplyDraft | null>(null);
  const faults = tried ? faultsOf(trimmed(draft)) : [];
  const taken = tried?.shortcut === draft.shortcut ? serverFaults : [];
  const dirty = (Object.keys(draft) as (keyof SavedReplyDraft)[]).some((key) => draft[key] !== stored[key]);
  const save = () => {
    setTried(draft);
    if (!page.saving && faultsOf(trimmed(draft)).length === 0) page.onSave(draft);
  };
  const discard = () => {
    setDraft(stored);
    setTried(null);
  };
  return (
    <Page
      title={reply ? reply.title : t("form.new")}
      backAction={{ content: t("title"), url: repliesAddress }}
      narrowWidth={false}
    >
      <UnsavedBar
        id="saved-reply"
        unsaved={dirty && !page.saved}
        saving={page.saving}
        onSave={save}
        onDiscard={discard}
      />
      <Layout>
        <Layout.Section>
          <div aria-live="assertive">
            {page.failure && (
              <Box paddingBlockEnd="400">
                <Banner tone="critical">{page.failure}</Banner>
              </Box>
            )}
          </div>
          <ReplyForm
            draft={draft}
            onChange={(change) => setDraft({ ...draft, ...change })}
            faults={[...faults, ...taken]}
            onSubmit={save}
          />
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <ReplyPreview
            body={draft.body}
            sources={sample}
            telling={tellingOf(words, draft.language, i18n.language)}
          />
        </Layout.Section>
      </Layout>
    </Page>
  );
}
