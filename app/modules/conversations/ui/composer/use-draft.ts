import { useEffect, useRef } from "react";
import type { AskedCard } from "#app/modules/content/products/products.ts";
import { isEmpty, type DraftContent, type ReadDraft } from "../../drafts/drafts.ts";
import { draftIn, type TypedDraft } from "./drafts/draft-store.ts";
import { knownAnswer } from "../presence/known-answers.ts";
import { useKeptDraft } from "./drafts/use-kept-draft.ts";
import { attachmentsIn, type Attachment } from "./files/attachments.ts";

export interface Reply {
  text: string;
  cards: AskedCard[];
  quickReplies: string[];
  /** All of them on the server. */
  files: Attachment[];
  used: string[];
  clientToken: string;
  /** The version of the draft it was, as the server keeps it. */
  draftVersion: number;
  /** When the newest answer of somebody else was given that its writer knew, in ms. */
  knownAnswerAt: number;
}

export interface DraftControl {
  text: string;
  typed: TypedDraft;
  /** @param used the saved reply that comes in with this change */
  change: (text: string, used?: string) => void;
  /** Puts something else beside the text. */
  put: (content: Partial<Pick<DraftContent, "products" | "quickReplies">>) => void;
  /**
   * Hands the draft over once and clears it; null when there is nothing to send.
   * @param cards its products, as they were seen
   */
  take: (cards: AskedCard[]) => Reply | null;
}

/**
 * The draft of a conversation. A reply that the server refused comes back into the field under its token, so
 * nothing typed is lost and nothing that did arrive is sent again.
 * @param kept what the server has of it
 */
export function useDraft(
  conversationId: string,
  kept: ReadDraft,
  sending: boolean,
  error: string | null,
): DraftControl {
  const typed = useKeptDraft(conversationId, kept);
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
    settle(flight, error !== null);
  }, [sending, error]);

  return {
    text: typed.text,
    typed,
    change: (text, replyId) => {
      const before = text === "" ? [] : typed.used;
      const used = replyId === undefined ? before : [...new Set([...before, replyId])];
      // Other words are another message.
      draftIn(conversationId).type({ text, used, clientToken: null });
    },
    put: (content) => draftIn(conversationId).type({ ...content, clientToken: null }),
    take: (cards) => {
      const reply = takeReply(conversationId, cards);
      if (reply) inFlight.current = { conversationId, ...reply, started: false };
      return reply;
    },
  };
}

/** Gone before anything is drawn: a second click finds nothing to send. */
function takeReply(conversationId: string, cards: AskedCard[]): Reply | null {
  const draft = draftIn(conversationId);
  const { text, quickReplies, used, clientToken, sentWith } = draft.read();
  const attached = attachmentsIn(conversationId);
  if (text.trim() === "" && cards.length === 0 && attached.read().length === 0) return null;
  const files = attached.take();
  const same = sentWith === undefined || sentWith === idsOf(files);
  draft.handOver();
  return {
    ...{ text, cards, quickReplies, used, files, draftVersion: draft.version },
    clientToken: (same && clientToken) || crypto.randomUUID(),
    knownAnswerAt: knownAnswer(conversationId),
  };
}

function settle(flight: Reply & { conversationId: string }, refused: boolean): void {
  const draft = draftIn(flight.conversationId);
  const { text, quickReplies, used, clientToken, files } = flight;
  if (!refused || !isEmpty(draft.read())) return draft.settle();
  const products = flight.cards.map(({ productGid, variantGid }) => ({ productGid, variantGid }));
  draft.type({ text, products, quickReplies, used, clientToken, sentWith: idsOf(files) });
  attachmentsIn(flight.conversationId).giveBack(files);
}

function idsOf(files: Attachment[]): string {
  return files.map(({ fileId }) => fileId).join();
}
