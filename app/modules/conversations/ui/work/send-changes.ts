import { changesAtMost, type ChangeOutcome, type WantedChange } from "../../work/work.ts";

/** What became of one wanted change. */
export interface Settled {
  wanted: WantedChange;
  outcome: ChangeOutcome;
}

export interface SendOptions {
  /** They take back what was just done. */
  undo: boolean;
  signal: AbortSignal;
  /** Told after each part. */
  onSettled: (settled: Settled[]) => void;
}

/**
 * Asks the server for any number of changes, some at a time. What was settled before it stops stays so.
 * @throws when the server does not answer or refuses, and when the signal aborts
 */
export async function sendChanges(
  all: WantedChange[],
  { undo, signal, onSettled }: SendOptions,
): Promise<void> {
  for (let from = 0; from < all.length; from += changesAtMost) {
    const wanted = all.slice(from, from + changesAtMost);
    const body = new URLSearchParams({ wanted: JSON.stringify(wanted), ...(undo && { undo: "" }) });
    const answer = await fetch("/app/conversations/work", { method: "POST", body, signal });
    if (!answer.ok) throw new Error(`the changes were answered with ${answer.status}`);
    const outcomes = (await answer.json()) as ChangeOutcome[];
    onSettled(wanted.flatMap((one, at) => (outcomes[at] ? [{ wanted: one, outcome: outcomes[at] }] : [])));
  }
}
