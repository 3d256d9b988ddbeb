import { maxEdits } from "#app/modules/channels/instagram/rules.ts";

/** One wording of a message. `number` 0 is how it was written; from 1 on it is Meta's number of the edit. */
export interface Version {
  number: number;
  text: string;
  /** When it was edited so, ms since 1970; null for the original, which has the time of its message. */
  at: number | null;
}

/**
 * Everything two lists know of how a message read, in the order of its edits. Where they disagree about one
 * version, the later word wins, then the richer text; of more edits than Meta allows the newest stay. So every
 * order and repetition ends in the same list. Gives `known` itself when `more` adds nothing.
 */
export function joinVersions(known: Version[], more: Version[]): Version[] {
  const byNumber = new Map(known.map((version) => [version.number, version]));
  for (const version of more) {
    const before = byNumber.get(version.number);
    if (!before || beats(version, before)) byNumber.set(version.number, version);
  }
  const inOrder = [...byNumber.values()].sort((a, b) => a.number - b.number);
  const original = inOrder.filter(({ number }) => number === 0);
  const joined = [...original, ...inOrder.filter(({ number }) => number > 0).slice(-maxEdits)];
  const same = joined.length === known.length && joined.every((version, at) => version === known[at]);
  return same ? known : joined;
}

function beats(version: Version, before: Version): boolean {
  const [at, beforeAt] = [version.at ?? -Infinity, before.at ?? -Infinity];
  if (at !== beforeAt) return at > beforeAt;
  if (version.number > 0) return version.text > before.text;
  const longer = version.text.length - before.text.length;
  return longer === 0 ? version.text > before.text : longer > 0;
}
