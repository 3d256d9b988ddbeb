/**
 * A simulated week of a store's threads and of the staff who answer them: how many threads lose their reply window,
 * under one order of the queue or another. Nothing here reads a clock or a database; the same seed is the same week.
 */
import { answerBy } from "#app/modules/conversations/queue/queue.ts";
import type { StakeKind } from "#app/modules/orders/stake.ts";
import { standardWindowMs } from "#app/modules/channels/instagram/rules.ts";
import { day, hour, minute } from "#app/platform/clock.ts";

/** A thread that waits for an answer. Times in ms from the start of the week, Monday 00:00. */
export interface Waiting {
  waitingSince: number;
  /** Of the customer's last message; moves when they write again. */
  lastMessageAt: number;
  lapsesAt: number;
  stake: StakeKind | null;
}

/** Which of two threads is answered first. */
export type Order = (a: Waiting, b: Waiting) => number;

export const orders = {
  "newest first": (a, b) => b.lastMessageAt - a.lastMessageAt,
  "waiting longest": (a, b) => a.waitingSince - b.waitingSince,
  "runs out first": (a, b) => due(a) - due(b),
} satisfies Record<string, Order>;

function due({ lapsesAt, stake }: Waiting): number {
  return answerBy(new Date(lapsesAt), stake).getTime();
}

export interface Week {
  threads: number;
  /** Threads whose window ended unanswered. */
  lost: number;
  /** Those of them with an order that is under way, or just was. */
  lostWithOrder: number;
}

const arrivalsEnd = 7 * day;
/** Whoever waits at the end of the week still has a day to be answered. */
const end = arrivalsEnd + standardWindowMs;

/** A week of `perDay` new threads with `staff` people at work from 9 to 18, Monday to Saturday, in one order. */
export function simulate(order: Order, { seed, perDay, staff }: WeekOptions): Week {
  const arrivals = arrivalsOf(random(seed), perDay);
  const waiting = new Set<Waiting>();
  const week: Week = { threads: arrivals.length, lost: 0, lostWithOrder: 0 };
  let next = 0;
  for (let at = 0; at < end; at += answerTime) {
    for (; (arrivals[next]?.waitingSince ?? Infinity) <= at; next++) waiting.add(arrivals[next] as Waiting);
    for (const thread of waiting) writeAgain(thread, at);
    for (const thread of waiting) if (thread.lapsesAt <= at) lose(week, waiting, thread);
    if (!atWork(at)) continue;
    for (const thread of [...waiting].sort(order).slice(0, staff)) waiting.delete(thread);
  }
  return week;
}

export interface WeekOptions {
  seed: number;
  perDay: number;
  staff: number;
}

/** One answer of one person. */
const answerTime = 4 * minute;

function lose(week: Week, waiting: Set<Waiting>, thread: Waiting): void {
  waiting.delete(thread);
  week.lost++;
  if (thread.stake === "open_order" || thread.stake === "recent_order") week.lostWithOrder++;
}

function atWork(at: number): boolean {
  const ofDay = at % day;
  return Math.floor(at / day) !== 6 && ofDay >= 9 * hour && ofDay < 18 * hour;
}

/** One in five asks again some hours later, while nobody answered: their window begins anew. */
type Impatient = Waiting & { asksAgainAt?: number };

function writeAgain(thread: Impatient, at: number): void {
  if (thread.asksAgainAt === undefined || thread.asksAgainAt > at) return;
  thread.lastMessageAt = thread.asksAgainAt;
  thread.lapsesAt = thread.asksAgainAt + standardWindowMs;
  delete thread.asksAgainAt;
}

/** New threads come most in the evening and at the weekend, when nobody is at work. */
function arrivalsOf(draw: () => number, perDay: number): Impatient[] {
  const weekend = [1, 1, 1, 1, 1.2, 1.6, 1.6];
  const threads: Impatient[] = [];
  for (const [weekday, weight] of weekend.entries())
    for (let n = 0; n < perDay * weight; n++) {
      const evening = draw() < 0.5;
      const hourOfDay = evening ? 17 + draw() * 7 : draw() * 24;
      const at = Math.min(weekday * day + hourOfDay * hour, arrivalsEnd);
      const asksAgainAt = draw() < 0.2 ? at + (1 + draw() * 16) * hour : undefined;
      threads.push({
        waitingSince: at,
        lastMessageAt: at,
        lapsesAt: at + standardWindowMs,
        stake: stakeOf(draw()),
        ...(asksAgainAt !== undefined && { asksAgainAt }),
      });
    }
  return threads.sort((a, b) => a.waitingSince - b.waitingSince);
}

function stakeOf(chance: number): StakeKind | null {
  if (chance < 0.15) return "open_order";
  if (chance < 0.25) return "recent_order";
  return chance < 0.4 ? "customer" : null;
}

/** mulberry32: small, and the same everywhere. @returns numbers from 0 up to 1 */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
