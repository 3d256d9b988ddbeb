import { Button } from "@shopify/polaris";
import { useEffect, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { ThreadMessage } from "#app/modules/conversations/conversations.ts";
import type { Translation } from "../assistant.ts";
import type { TranslationAnswer } from "./ask-for-translation.ts";
import { useThreadTranslation, type ThreadTranslation } from "./thread-translation.tsx";
import { languageName, refusalWords } from "./translation-words.ts";
import type { TranslationState, Wording } from "./translations.ts";
import "./translation.css";

/** Under a message: its translation, or why there is none. */
export function MessageTranslation({ message }: { message: ThreadMessage }) {
  const of = useTranslated(message);
  return of && <OfWording key={of.wording.text} theirs={message.direction === "in"} {...of} />;
}

/** In the line of a message's time: the way to its translation. */
export function TranslateOffer({ message }: { message: ThreadMessage }) {
  const of = useTranslated(message);
  return of && <Offer {...of} />;
}

interface OfMessage {
  thread: ThreadTranslation;
  wording: Wording;
}

/** Null for what cannot be translated. */
function useTranslated({ id, unsent, waits, content }: ThreadMessage): OfMessage | null {
  const thread = useThreadTranslation();
  const text = unsent || waits ? "" : (content?.text?.trim() ?? "");
  return thread && text !== "" ? { thread, wording: { id, text } } : null;
}

function useTranslationState({ thread: { translations }, wording }: OfMessage) {
  return useSyncExternalStore(
    translations.subscribe,
    () => translations.of(wording),
    () => undefined,
  );
}

function Offer({ thread, wording }: OfMessage) {
  const { t } = useTranslation("translation");
  const state = useTranslationState({ thread, wording });
  // What is translated by itself is about to be.
  if (state || (thread.all && state === undefined)) return null;
  return (
    <span className="translate-offer">
      <Button variant="monochromePlain" size="micro" onClick={() => thread.translations.ask(wording)}>
        {t("translate")}
      </Button>
    </span>
  );
}

/** @param theirs whether the customer wrote it */
function OfWording({ thread, wording, theirs }: OfMessage & { theirs: boolean }) {
  const { t } = useTranslation("translation");
  const { translations, all } = thread;
  const state = useTranslationState({ thread, wording });
  useEffect(() => {
    if (all && state === undefined) translations.ask(wording);
  });
  const language = told(state)?.from;
  useEffect(() => {
    if (theirs && language) translations.learn(language);
  }, [theirs, language, translations]);
  return (
    // What is translated by itself is not read out: there may be much of it.
    <div className="translation" aria-live={all ? "off" : "polite"}>
      {state === "asking" && <p className="translation__words">{t("asking")}</p>}
      {state && state !== "asking" && <Answer {...{ thread, wording, state }} />}
    </div>
  );
}

function told(state: TranslationState | undefined): Translation | null {
  return state && state !== "asking" && state.outcome === "translated" ? state.translation : null;
}

type AnswerProps = OfMessage & { state: TranslationAnswer };

function Answer({ thread, wording, state }: AnswerProps) {
  const { t, i18n } = useTranslation("translation");
  const { translations, all } = thread;
  if (state.outcome !== "translated") {
    if (all && state.outcome === "same_language") return null;
    return (
      <p className="translation__words">
        <span>{refusalWords(t, state, i18n.language)}</span>
        {mayHelp(state.outcome) && <Plain onClick={() => translations.ask(wording)}>{t("again")}</Plain>}
      </p>
    );
  }
  const { text, from, to } = state.translation;
  return (
    <>
      <p className="translation__text" lang={to}>
        {text}
      </p>
      <p className="translation__words">
        <span>{t("from", { language: languageName(from, i18n.language) })}</span>
        {!all && <Plain onClick={() => translations.hide(wording)}>{t("hide")}</Plain>}
        <span className={all ? "translate-offer" : undefined}>
          <Plain onClick={() => thread.translateAll(!all)}>{t(all ? "stopAll" : "all")}</Plain>
        </span>
      </p>
    </>
  );
}

/** Whether asking once more may bring one. */
function mayHelp(outcome: string): boolean {
  return ["no_answer", "busy", "unreachable", "refused"].includes(outcome);
}

function Plain({ children, onClick }: { children: string; onClick: () => void }) {
  return (
    <Button variant="plain" size="micro" onClick={onClick}>
      {children}
    </Button>
  );
}
