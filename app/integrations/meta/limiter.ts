import { minute } from "#app/platform/clock.ts";

export type CallKind = "read" | "send";

/**
 * Calls a second for each account, well below what Meta allows (Rate Limits, 2026: 2 conversation reads
 * and 100 texts a second for each Instagram account), and how many may come at once.
 */
const rates: Record<CallKind, { perSecond: number; burst: number }> = {
  read: { perSecond: 1, burst: 4 },
  send: { perSecond: 5, burst: 5 },
};

/** From this share of a quota on, calls come at a fifth of their rate. */
const carefulAtPercent = 80;
const carefulFactor = 5;
const carefulForMs = minute;
const maxAccounts = 10_000;

interface Bucket {
  /** When the bucket is full again, per kind of call, in ms since 1970. */
  fullAt: Record<CallKind, number>;
  blockedUntil: number;
  carefulUntil: number;
}

/** Token buckets in memory, one set an account. Times are ms since 1970 and given by the caller. */
export class Limiter {
  readonly #buckets = new Map<string, Bucket>();

  /** Takes a place for one call and says how long to wait for it, in ms; takes none when that exceeds `maxWaitMs`. */
  reserve(account: string, kind: CallKind, now: number, maxWaitMs = Infinity): number {
    const bucket = this.#bucket(account);
    const { perSecond, burst } = rates[kind];
    const gap = (1_000 / perSecond) * (now < bucket.carefulUntil ? carefulFactor : 1);
    const fullAt = Math.max(bucket.fullAt[kind], now);
    const wait = Math.max(fullAt + gap - burst * gap - now, bucket.blockedUntil - now, 0);
    if (wait <= maxWaitMs) bucket.fullAt[kind] = fullAt + gap;
    return wait;
  }

  /** Meta throttled a call: none for this account before that much time has passed. */
  hold(account: string, now: number, waitMs: number): void {
    const bucket = this.#bucket(account);
    bucket.blockedUntil = Math.max(bucket.blockedUntil, now + waitMs);
  }

  /** What the usage headers of an answer say. */
  note(account: string, now: number, usage: Usage): void {
    if (usage.percent >= carefulAtPercent) this.#bucket(account).carefulUntil = now + carefulForMs;
    if (usage.regainMs > 0) this.hold(account, now, usage.regainMs);
    else if (usage.percent >= 100) this.hold(account, now, minute);
  }

  #bucket(account: string): Bucket {
    let bucket = this.#buckets.get(account);
    if (!bucket) {
      if (this.#buckets.size >= maxAccounts) this.#buckets.clear();
      bucket = { fullAt: { read: 0, send: 0 }, blockedUntil: 0, carefulUntil: 0 };
      this.#buckets.set(account, bucket);
    }
    return bucket;
  }
}

export interface Usage {
  /** The highest of all counters, 0 to 100 and beyond. */
  percent: number;
  /** How long Meta wants us to wait, in ms; 0 when it does not. */
  regainMs: number;
}

/** Reads X-App-Usage and X-Business-Use-Case-Usage; unreadable headers count as no usage. */
export function readUsage(headers: Pick<Headers, "get">): Usage {
  const counters = [
    ...Object.values(parsed(headers.get("x-business-use-case-usage"))).flat(),
    parsed(headers.get("x-app-usage")),
  ] as Record<string, unknown>[];
  const numbers = (names: string[]) =>
    counters.flatMap((each) => names.map((name) => Number(each[name] ?? 0) || 0));
  return {
    percent: Math.max(0, ...numbers(["call_count", "total_cputime", "total_time"])),
    regainMs: Math.max(0, ...numbers(["estimated_time_to_regain_access"])) * minute,
  };
}

function parsed(header: string | null): Record<string, unknown> {
  if (!header) return {};
  try {
    const value: unknown = JSON.parse(header);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
