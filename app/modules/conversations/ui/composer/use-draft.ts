import { useEffect, useReducer, useRef } from "react";

interface Draft {
  text: string;
  /** Names the reply, so that sending it twice sends it once. Made when it is first sent. */
  clientToken: string | null;
}

/** What was typed and not sent, by conversation: it waits while staff look at other threads. */
const drafts = new Map<string, Draft>();

export interface DraftControl {
  text: string;
  change: (text: string) => void;
  /** Hands the draft over once and clears it; null when there is nothing to send. */
  take: () => { text: string; clientToken: string } | null;
}

/**
 * The draft of a conversation. A reply that the server refused comes back into the field under its token, so
 * nothing typed is lost and nothing that did arrive is sent again.
 */
export function useDraft(conversationId: string, sending: boolean, error: string | null): DraftControl {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const inFlight = useRef<{
    conversationId: string;
    text: string;
    clientToken: string;
    started: boolean;
  } | null>(null);

  useEffect(() => {
    const flight = inFlight.current;
    if (!flight) return;
    if (sending) {
      flight.started = true;
      return;
    }
    if (!flight.started) return;
    inFlight.current = null;
    if (error === null || drafts.get(flight.conversationId)?.text) return;
    drafts.set(flight.conversationId, { text: flight.text, clientToken: flight.clientToken });
    redraw();
  }, [sending, error]);

  return {
    text: drafts.get(conversationId)?.text ?? "",
    change: (text) => {
      // Other words are another message.
      drafts.set(conversationId, { text, clientToken: null });
      redraw();
    },
    take: () => {
      const draft = drafts.get(conversationId);
      if (!draft || draft.text.trim() === "") return null;
      const reply = { text: draft.text, clientToken: draft.clientToken ?? crypto.randomUUID() };
      // Gone before anything is drawn: a second click finds nothing to send.
      drafts.delete(conversationId);
      inFlight.current = { conversationId, ...reply, started: false };
      redraw();
      return reply;
    },
  };
}
