import { hour, minute, second } from "#app/platform/clock.ts";

/** How long after each try that came to nothing the next one is due; after the last, no more is tried. */
const waits = [10 * second, minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour];

/** @param attempts how many tries there were @returns ms until the next; null when there is none */
export function nextTryAfterMs(attempts: number): number | null {
  return waits[attempts - 1] ?? null;
}

/** Ours: what Instagram lets a person send is smaller; whatever is larger stays at Meta's address. */
export const fetchLimits = { maxBytes: 64 * 1024 * 1024, timeoutMs: 2 * minute };

/** A try that was not finished after this long has lost its process. */
export const lostAfterMs = 5 * minute;
