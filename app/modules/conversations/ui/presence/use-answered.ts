import { useEffect, useReducer, useRef, useState, type RefObject } from "react";
import type { OthersAnswer } from "../../conversations.ts";
import { draftIn } from "../composer/drafts/draft-store.ts";
import type { ScheduledTime } from "../composer/send/send-menu.tsx";
import { knowAnswer, knownAnswer, noteWriting } from "./known-answers.ts";

export interface Answered {
  /** What somebody else answered since the reply was begun; null when nobody did, or it was read. */
  meanwhile: OthersAnswer | null;
  /** Where it is said. */
  notice: RefObject<HTMLDivElement>;
  /** When the reply was last to go out; undefined for at once. */
  later: ScheduledTime | undefined;
  /** Whoever writes has read it. */
  accept: () => void;
  /** Whether the reply may go out at that time: `anyway`, or because nobody answered. Leads to the notice otherwise. */
  mayGo: (later: ScheduledTime | undefined, anyway: boolean) => boolean;
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
  const [later, setLater] = useState<ScheduledTime>();
  const at = answer ? Date.parse(answer.at) : 0;
  useEffect(() => {
    noteWriting(conversationId, (opened.current && draftIn(conversationId).version) || at);
    opened.current = false;
    noteBegan();
    // What is answered later is not known when the reply is begun.
  }, [conversationId, blank, sending]);
  const meanwhile = !blank && began > 0 && at > knownAnswer(conversationId) ? answer : null;
  const accept = () => {
    knowAnswer(conversationId, at);
    noteBegan();
  };
  return {
    ...{ meanwhile, notice, later, accept },
    mayGo: (wanted, anyway) => {
      setLater(wanted);
      if (anyway) accept();
      else if (meanwhile) notice.current?.focus();
      return anyway || !meanwhile;
    },
  };
}
