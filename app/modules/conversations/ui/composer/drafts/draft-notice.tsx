import { Banner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { draftIn, type TypedDraft } from "./draft-store.ts";

interface Props {
  conversationId: string;
  draft: TypedDraft;
  /** Of two drafts one was chosen. */
  onChosen: () => void;
}

/** What became of a draft on the server, when it is not simply kept. */
export function DraftNotice({ conversationId, draft: { other, unkept }, onChosen }: Props) {
  const { t } = useTranslation("composer");
  const choose = (which: "useOther" | "keepOwn") => ({
    content: t(`draft.${which}`),
    onAction: () => {
      draftIn(conversationId)[which]();
      onChosen();
    },
  });
  return (
    <div aria-live="polite">
      {other && (
        <Banner
          tone="warning"
          title={t("draft.elsewhere")}
          action={choose("useOther")}
          secondaryAction={choose("keepOwn")}
        >
          <p className="composer__other">{other.text}</p>
          {other.products.length > 0 && <p>{t("products.sending", { count: other.products.length })}</p>}
          {other.quickReplies.length > 0 && <p>{other.quickReplies.join(" · ")}</p>}
        </Banner>
      )}
      {unkept && <p className="composer__unkept">{t(`draft.${unkept}`)}</p>}
    </div>
  );
}
