import type { AccountState } from "#app/modules/channels/channels.ts";
import { humanAgentWindowMs, standardWindowMs } from "#app/modules/channels/instagram/rules.ts";
import type { ReplyWindow } from "../conversations.ts";
import { isShutOut, type ThreadStatus } from "../work/work.ts";

/** What decides whether a thread may be answered. */
export interface WindowFacts {
  status: ThreadStatus;
  /** Newest action of the customer that opens the window; null when there never was one. */
  lastCustomerMessageAt: Date | null;
  /** Meta approved the Human Agent feature for the account. */
  humanAgent: boolean;
  accountState: AccountState;
  /** Another app owns the thread since then; null when none does. */
  standbySince: Date | null;
}

/**
 * How a thread's reply window stands. A window of 24 hours is open up to, and not at, its last moment: the
 * message still has to travel. Where several things are in the way, what staff decided themselves, then the one that
 * nobody here can lift first.
 */
export function replyWindow(facts: WindowFacts, now: Date): ReplyWindow {
  if (isShutOut(facts.status)) return { state: "closed", reason: facts.status };
  if (facts.accountState === "disconnected") return { state: "closed", reason: "account_disconnected" };
  if (facts.accountState === "needs_reauth") return { state: "closed", reason: "account_needs_reauth" };
  if (!facts.lastCustomerMessageAt) return { state: "closed", reason: "never_wrote" };
  const window = byTime(facts.lastCustomerMessageAt.getTime(), facts.humanAgent, now.getTime());
  if (window.state === "closed" || !facts.standbySince) return window;
  return { state: "closed", reason: "other_app_owns_thread", since: facts.standbySince.toISOString() };
}

function byTime(last: number, humanAgent: boolean, now: number): ReplyWindow {
  const standardEnd = last + standardWindowMs;
  const humanAgentEnd = last + humanAgentWindowMs;
  if (now < standardEnd) return { state: "open", until: iso(standardEnd) };
  if (now >= humanAgentEnd) {
    return { state: "closed", reason: "window_over", since: iso(humanAgent ? humanAgentEnd : standardEnd) };
  }
  if (!humanAgent) return { state: "closed", reason: "human_agent_not_approved", since: iso(standardEnd) };
  return { state: "human_agent", until: iso(humanAgentEnd), standardEndedAt: iso(standardEnd) };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
