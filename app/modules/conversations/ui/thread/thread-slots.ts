import { createContext, useContext, type ReactNode } from "react";
import type { ThreadMessage } from "../../conversations.ts";

/** What later modules add to an open thread. */
export interface ThreadSlots {
  underMessage: (message: ThreadMessage) => ReactNode;
  /** In the line of its time. */
  besideMessage: (message: ThreadMessage) => ReactNode;
  /** Among the tools of the composer. */
  inComposer: (draft: WrittenText) => ReactNode;
}

/** The text of a reply that is being written. */
export interface WrittenText {
  text: string;
  change: (text: string) => void;
  /** It could be sent: the window is open, and no variable stands in its braces. */
  whole: boolean;
}

const none: ThreadSlots = {
  underMessage: () => null,
  besideMessage: () => null,
  inComposer: () => null,
};

export const ThreadSlotsContext = createContext(none);

export const useThreadSlots = () => useContext(ThreadSlotsContext);
