import { Button, Tooltip } from "@shopify/polaris";
import { LanguageTranslateIcon } from "@shopify/polaris-icons";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { WrittenText } from "#app/modules/conversations/ui/thread/thread-slots.ts";
import { askForTranslation, type TranslationAnswer } from "./ask-for-translation.ts";
import { useThreadTranslation, type ThreadTranslation } from "./thread-translation.tsx";
import { languageName, refusalWords } from "./translation-words.ts";
import "./translation.css";

type State =
  | { step: "none" | "asking" | "changed" }
  | { step: "refused"; answer: Exclude<TranslationAnswer, { outcome: "translated" }> }
  /** `own` is what stood in the field before. */
  | { step: "translated"; own: string; to: string };

interface TranslatedDraft {
  state: State;
  /** Null while there is nothing that could be translated. */
  translate: (() => void) | null;
  takeOwn: (text: string) => void;
  customersLanguage: string | null;
}

/** Translates what is written into the customer's language, and keeps it in sight until it is sent. */
export function DraftTranslation(draft: WrittenText) {
  const thread = useThreadTranslation();
  return thread && <InThread thread={thread} draft={draft} />;
}

function InThread({ thread, draft }: { thread: ThreadTranslation; draft: WrittenText }) {
  const translation = useDraftTranslation(thread, draft);
  return (
    <>
      <TranslateTool {...translation} />
      <TranslationNotice {...translation} />
    </>
  );
}

function useDraftTranslation(thread: ThreadTranslation, draft: WrittenText): TranslatedDraft {
  const [state, setState] = useState<State>({ step: "none" });
  const latest = useRef(draft.text);
  useEffect(() => {
    latest.current = draft.text;
  }, [draft.text]);
  // It was sent, or there is nothing of it any more.
  const gone = draft.text.trim() === "" && state.step !== "asking" && state.step !== "none";
  if (gone) setState({ step: "none" });
  const { translations } = thread;
  const customersLanguage = useSyncExternalStore(
    translations.subscribe,
    translations.customersLanguage,
    () => null,
  );
  const translate = async () => {
    const own = draft.text;
    setState({ step: "asking" });
    const answer = await askForTranslation(thread.conversationId, { intent: "draft", text: own });
    if (answer.outcome !== "translated") return setState({ step: "refused", answer });
    const { text, to } = answer.translation;
    translations.learn(to);
    if (latest.current !== own) return setState({ step: "changed" });
    setState({ step: "translated", own, to });
    draft.change(text);
  };
  return {
    state,
    customersLanguage,
    translate:
      draft.whole && draft.text.trim() !== "" && state.step !== "asking" ? () => void translate() : null,
    takeOwn: (text) => {
      setState({ step: "none" });
      draft.change(text);
    },
  };
}

function TranslateTool({ state, translate, customersLanguage }: TranslatedDraft) {
  const { t, i18n } = useTranslation("translation");
  const language = customersLanguage && languageName(customersLanguage, i18n.language);
  const label = language ? t("draft.into", { language }) : t("draft.intoTheirs");
  return (
    <Tooltip content={label} dismissOnMouseOut>
      <Button
        variant="tertiary"
        icon={LanguageTranslateIcon}
        accessibilityLabel={label}
        loading={state.step === "asking"}
        disabled={!translate}
        onClick={() => translate?.()}
      />
    </Tooltip>
  );
}

/** What it was translated from, or why it was not. */
function TranslationNotice({ state, takeOwn }: TranslatedDraft) {
  const { t, i18n } = useTranslation("translation");
  return (
    <div className="translation translation--draft" aria-live="polite">
      {state.step === "asking" && <p className="translation__words">{t("asking")}</p>}
      {state.step === "changed" && <p className="translation__words">{t("draft.changed")}</p>}
      {state.step === "refused" && (
        <p className="translation__words">{refusalWords(t, state.answer, i18n.language)}</p>
      )}
      {state.step === "translated" && (
        <>
          <p className="translation__words">
            <span>{t("draft.translated", { language: languageName(state.to, i18n.language) })}</span>
            <Button variant="plain" size="micro" onClick={() => takeOwn(state.own)}>
              {t("draft.useOwn")}
            </Button>
          </p>
          <p className="translation__words translation__own">{state.own}</p>
        </>
      )}
    </div>
  );
}
