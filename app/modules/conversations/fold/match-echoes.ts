import { minute } from "#app/platform/clock.ts";

import type { MessageContent } from "#app/modules/channels/channels.ts";
import { mayBeEchoOf } from "./same-content.ts";

/** Something that went out on the account and that no message of ours is known for. */
export interface UnclaimedEcho {
  mid: string;
  contactId: string;
  content: MessageContent;
  /** ms since 1970, by Meta's clock. */
  at: number;
}

/** A message of ours on its way, whose id at Meta is not known yet. */
export interface WaitingMessage {
  id: string;
  contactId: string;
  content: MessageContent;
  part: number;
  /** When its tries began, ms since 1970 by our clock; when it was queued if there is no try. */
  startedAt: number[];
}

/** How far Meta's clock may be behind ours. */
const clockSkew = 2 * minute;
/** The longest between the start of a try and its effect. */
const longestTry = 10 * minute;

/**
 * Finds which of our own messages came back as echoes before Meta's answer did: same person, the same
 * content, and sent while a try of ours was under way. Of several, the one whose try began nearest to the echo,
 * then the oldest. Echoes are taken in the order they were sent, each message at most once.
 * @returns message id by mid
 */
export function matchEchoes(echoes: UnclaimedEcho[], waiting: WaitingMessage[]): Map<string, string> {
  const matched = new Map<string, string>();
  const taken = new Set<string>();
  for (const echo of echoes.toSorted((a, b) => a.at - b.at)) {
    const [best] = waiting
      .filter(
        ({ id, contactId, content }) =>
          !taken.has(id) && contactId === echo.contactId && mayBeEchoOf(echo.content, content),
      )
      .map((message) => ({ message, distance: distance(message, echo.at) }))
      .filter((candidate) => candidate.distance !== null)
      .toSorted((a, b) => (a.distance ?? 0) - (b.distance ?? 0) || inSendingOrder(a.message, b.message));
    if (!best) continue;
    taken.add(best.message.id);
    matched.set(echo.mid, best.message.id);
  }
  return matched;
}

/** From the nearest try that may have caused an echo at `at`, in ms; null when none may have. */
function distance({ startedAt }: WaitingMessage, at: number): number | null {
  const possible = startedAt
    .map((start) => at - start)
    .filter((late) => late >= -clockSkew && late <= longestTry);
  return possible.length > 0 ? Math.min(...possible.map(Math.abs)) : null;
}

function inSendingOrder(a: WaitingMessage, b: WaitingMessage): number {
  return Math.min(...a.startedAt) - Math.min(...b.startedAt) || a.part - b.part || (a.id < b.id ? -1 : 1);
}
