import type { ListedMedia } from "#app/modules/channels/channels.ts";
import { second } from "#app/platform/clock.ts";

/** A message of ours whose fate is unknown. Times are ms since 1970. */
export interface UnsettledMessage {
  id: string;
  /** Null for cards and files: the channel lists them without words. */
  text: string | null;
  /** What the channel calls the file that it is; null for words and cards. */
  media: ListedMedia | null;
  /** When the first try began. */
  firstStartedAt: number;
  /** When the newest try was given up. */
  lastFinishedAt: number;
}

/** A message that the account sent, by the channel's own record. */
export interface SentMessage {
  mid: string;
  text: string | null;
  /** The file that is listed with it. */
  media: ListedMedia | null;
  at: number;
}

/** What a thread's newest messages say about our unsettled ones. */
export interface ThreadProof {
  /** Without those that are known to be other messages of ours. */
  sent: SentMessage[];
  /** Everything sent since then is among them; null when that is the whole thread. */
  completeSince: number | null;
  /** When the thread was asked for. */
  readAt: number;
}

export type Verdict =
  | { verdict: "sent"; mid: string }
  | { verdict: "absent" }
  /** No proof either way yet. */
  | { verdict: "open" };

/** The channel tells whole seconds, by a clock that is not ours. */
const clockToleranceMs = 5 * second;

/** So long after a try was given up its effect may still show. */
export const absenceProvenAfterMs = 20 * second;

/**
 * Decides which unsettled messages stand in the thread. Messages are taken in the order of writing, each
 * proof once, so that the same words sent twice on purpose stay two.
 * @returns by message id
 */
export function judgeUnsettled(messages: UnsettledMessage[], proof: ThreadProof): Map<string, Verdict> {
  const free = proof.sent.toSorted((a, b) => a.at - b.at);
  const verdicts = new Map<string, Verdict>();
  for (const message of messages) {
    const since = message.firstStartedAt - clockToleranceMs;
    const found = free.findIndex((sent) => sent.at >= since && mayBe(sent, message));
    const [taken] = found === -1 ? [] : free.splice(found, 1);
    verdicts.set(message.id, taken ? { verdict: "sent", mid: taken.mid } : absence(message, since, proof));
  }
  return verdicts;
}

/** Absence is proven by a list that reaches back far enough and was read late enough, never by silence. */
function absence({ lastFinishedAt, media }: UnsettledMessage, since: number, proof: ThreadProof): Verdict {
  const reachesBack = proof.completeSince === null || proof.completeSince < since;
  const lateEnough = proof.readAt - lastFinishedAt >= absenceProvenAfterMs;
  // Something without words, of which the list does not say what it is, may be the file.
  const untold = media !== null && proof.sent.some((sent) => sent.at >= since && !sent.text && !sent.media);
  return { verdict: reachesBack && lateEnough && !untold ? "absent" : "open" };
}

/** Of cards the channel's list shows only that something without words went out, of files only of what kind they are. */
function mayBe(sent: SentMessage, { text, media }: UnsettledMessage): boolean {
  return text === null ? !sent.text && sent.media === media : sameWords(sent.text, text);
}

/** The channel may trim a text and may compose its letters in another way. */
function sameWords(a: string | null, b: string): boolean {
  return a !== null && plain(a) === plain(b);
}

function plain(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}
