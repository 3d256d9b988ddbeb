import { useEffect, useReducer, useRef, type RefObject } from "react";
import type { OthersAnswer } from "../../conversations.ts";
import { draftIn } from "../composer/drafts/draft-store.ts";
import { knowAnswer, knownAnswer, noteWriting } from "./known-answers.ts";

export interface Answered {
  /** What somebody else answered since the reply was begun; null when nobody did, or it was read. */
  meanwhile: OthersAnswer | null;
  /** Where it is said. */
  notice: RefObject<HTMLDivElement>;
  /** Whoever writes has read it. */
  accept: () => void;
}

/**
 * Whether somebody else has answered since the reply in the composer was begun. A draft that comes from the server was
 * begun when it was saved.
 * @param blank there is no reply
 * @param sending it is on its way
 */
export function useAnswered(
  conversationId: string,
  answer: OthersAnswer | null,
  blank: boolean,
  sending: boolean,
): Answered {
  const [began, noteBegan] = useReducer((n: number) => n + 1, 0);
  const notice = useRef<HTMLDivElement>(null);
  const opened = useRef(true);
  const at = answer ? Date.parse(answer.at) : 0;
  useEffect(() => {
    noteWriting(conversationId, (opened.current && draftIn(conversationId).version) || at);
    opened.current = false;
    noteBegan();
    // What is answered later is not known when the reply is begun.
  }, [conversationId, blank, sending]);
  return {
    meanwhile: !blank && began > 0 && at > knownAnswer(conversationId) ? answer : null,
    notice,
    accept: () => {
      knowAnswer(conversationId, at);
      noteBegan();
    },
  };
}
