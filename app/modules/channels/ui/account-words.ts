import type { AccountCard } from "#app/modules/channels/channels.ts";
import { shortDate, span } from "#app/ui/times.ts";

const dayMs = 86_400_000;
/** Renewal is tried long before: below this it has failed for a while and staff should know. */
const worryMs = 7 * dayMs;

/** The state of an account as a sentence. */
export function stateSentence({ state, lastError }: AccountCard): string {
  if (state === "disconnected") return "Disconnected. Its conversations and contacts are kept.";
  if (state === "needs_reauth") return "Has to be reconnected. Replies wait until then.";
  return lastError ? "Connected, but something needs attention." : "Connected. Messages arrive in the inbox.";
}

/** How long the access lasts, and whether that is worth worrying about. Null when there is none. */
export function tokenLife(
  expiresAt: string | null,
  timezone: string,
  now: Date,
): { text: string; soon: boolean } | null {
  if (!expiresAt) return null;
  const left = new Date(expiresAt).getTime() - now.getTime();
  const date = shortDate(expiresAt, timezone, now);
  if (left <= 0) return { text: `Ran out on ${date}`, soon: true };
  if (left < worryMs) return { text: `Runs out in ${span(left)}, on ${date}`, soon: true };
  return { text: `Until ${date}, renewed by itself before`, soon: false };
}
