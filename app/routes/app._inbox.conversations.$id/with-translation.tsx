import type { ReactNode } from "react";
import { DraftTranslation } from "#app/modules/assistant/ui/draft-translation.tsx";
import { MessageTranslation, TranslateOffer } from "#app/modules/assistant/ui/message-translation.tsx";
import { ThreadTranslationProvider } from "#app/modules/assistant/ui/thread-translation.tsx";
import { ThreadSlotsContext, type ThreadSlots } from "#app/modules/conversations/ui/thread/thread-slots.ts";

const slots: ThreadSlots = {
  underMessage: (message) => <MessageTranslation message={message} />,
  besideMessage: (message) => <TranslateOffer message={message} />,
  inComposer: (draft) => <DraftTranslation {...draft} />,
};

interface Props {
  conversationId: string;
  possible: boolean;
  children: ReactNode;
}

/** What is read and written in a thread can be translated, where that is possible. */
export function WithTranslation({ children, ...thread }: Props) {
  return (
    <ThreadTranslationProvider {...thread}>
      <ThreadSlotsContext.Provider value={slots}>{children}</ThreadSlotsContext.Provider>
    </ThreadTranslationProvider>
  );
}
