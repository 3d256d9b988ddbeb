import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useCommands } from "#app/ui/commands/commands-provider.tsx";
import { askForTranslation } from "./ask-for-translation.ts";
import { useThreadTranslated } from "./translated-threads.ts";
import { Translations } from "./translations.ts";

/** The translating of the open thread. */
export interface ThreadTranslation {
  conversationId: string;
  translations: Translations;
  /** Every message is translated as it comes into sight. */
  all: boolean;
  translateAll: (on: boolean) => void;
}

const Context = createContext<ThreadTranslation | null>(null);

interface Props {
  conversationId: string;
  /** There is a language model, and this person's words may be told to it. */
  possible: boolean;
  children: ReactNode;
}

/** Lets messages and drafts of a thread be translated; where that is not possible, nothing of it is seen. */
export function ThreadTranslationProvider({ conversationId, possible, children }: Props) {
  const { t, i18n } = useTranslation("translation");
  const [translations] = useState(() => {
    const { language } = i18n;
    return new Translations((messageId) =>
      askForTranslation(conversationId, { intent: "message", messageId, language }),
    );
  });
  const [all, chooseAll] = useThreadTranslated(conversationId);
  useEffect(() => () => translations.stop(), [translations]);
  const translateAll = (on: boolean) => {
    if (!on) translations.stop();
    chooseAll(on);
  };
  const command = {
    id: "translate",
    group: "conversation" as const,
    title: t(all ? "stopAll" : "all"),
    run: () => translateAll(!all),
  };
  useCommands("translation", possible ? [command] : []);
  return (
    <Context.Provider value={possible ? { conversationId, translations, all, translateAll } : null}>
      {children}
    </Context.Provider>
  );
}

/** Null where nothing can be translated. */
export const useThreadTranslation = () => useContext(Context);
