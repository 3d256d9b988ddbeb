import { day, hour } from "#app/platform/clock.ts";

/**
 * The two clocks of a request: whoever asked hears within 72 hours that it arrived (promise R3-45), and it is done
 * within 30 days (R3-35). Each is urgent when this much of it, in milliseconds, is left.
 */
export const clocks = {
  answer: { runs: 3 * day, urgent: 24 * hour },
  completion: { runs: 30 * day, urgent: 3 * day },
} as const;

export type Clock = keyof typeof clocks;

/** Requests whose clock is urgent or over, by clock. */
export type UrgentRequests = Record<Clock, { soon: number; overdue: number }>;
