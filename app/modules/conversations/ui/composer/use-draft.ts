import { attachmentsIn, type Attachment } from "./files/attachments.ts";
import { useEffect, useReducer, useRef } from "react";

interface Draft {
  text: string;
  /** Saved replies that are in it, by id. */
  used: string[];
  /** Names the reply, so that sending it twice sends it once. Made when it is first sent. */
  clientToken: string | null;
  /** The files it went with, by id with commas between: with others it is another reply. */
  sentWith?: string;
}

/** What was typed and not sent, by conversation: it waits while staff look at other threads. */
const drafts = new Map<string, Draft>();

export interface Reply {
  text: string;
  /** All of them on the server. */
  files: Attachment[];
  used: string[];
  clientToken: string;
}

export interface DraftControl {
  text: string;
  /** @param used the saved reply that comes in with this change */
  change: (text: string, used?: string) => void;
  /** Hands the draft over once and clears it; null when there is nothing to send. */
  take: () => Reply | null;
}

/**
 * The draft of a conversation. A reply that the server refused comes back into the field under its token, so
 * nothing typed is lost and nothing that did arrive is sent again.
 */
export function useDraft(conversationId: string, sending: boolean, error: string | null): DraftControl {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const inFlight = useRef<(Reply & { conversationId: string; started: boolean }) | null>(null);

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
    const { text, used, clientToken, files } = flight;
    drafts.set(flight.conversationId, { text, used, clientToken, sentWith: idsOf(files) });
    attachmentsIn(flight.conversationId).giveBack(files);
    redraw();
  }, [sending, error]);

  return {
    text: drafts.get(conversationId)?.text ?? "",
    change: (text, replyId) => {
      const before = text === "" ? [] : (drafts.get(conversationId)?.used ?? []);
      const used = replyId === undefined ? before : [...new Set([...before, replyId])];
      // Other words are another message.
      drafts.set(conversationId, { text, used, clientToken: null });
      redraw();
    },
    take: () => {
      const { text, used, ...before } = drafts.get(conversationId) ?? {
        text: "",
        used: [],
        clientToken: null,
      };
      const attached = attachmentsIn(conversationId);
      if (text.trim() === "" && attached.read().length === 0) return null;
      const files = attached.take();
      const same = before.sentWith === undefined || before.sentWith === idsOf(files);
      const clientToken = (same && before.clientToken) || crypto.randomUUID();
      const reply = { text, used, files, clientToken };
      // Gone before anything is drawn: a second click finds nothing to send.
      drafts.delete(conversationId);
      inFlight.current = { conversationId, ...reply, started: false };
      redraw();
      return reply;
    },
  };
}

function idsOf(files: Attachment[]): string {
  return files.map(({ fileId }) => fileId).join();
}
